using System.Text;
using NewsBot.Sources.Feeds;
using NewsBot.Sources.Fetching;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Sources.Feeds;

public sealed class FeedEvaluationTests
{
    [EvaluationFact]
    public void Feeds_however_broken_are_read()
    {
        var files = Directory.GetFiles(Path.Combine(EvaluationFactAttribute.Folder, "hostile/feedparser/tests"), "*.xml", SearchOption.AllDirectories);
        var (read, withEntries, given, unread) = (0, 0, 0, new List<string>());

        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file);
            var feed = Try(bytes, out var problem);
            read += feed is null ? 0 : 1;
            if (feed is null)
                unread.Add($"{file}: {problem}");

            if (!HasEntries(bytes))
                continue;
            withEntries++;
            if (feed?.Articles.Count > 0)
                given++;
            else
                unread.Add($"{file}: no entries");
        }

        var missing = string.Join('\n', unread);
        Assert.True(files.Length == 2_106, $"{files.Length} files");
        Assert.True(read >= 2_050, $"{read} read\n{missing}");
        Assert.True(given >= withEntries * 0.98, $"{given} of {withEntries}\n{missing}");
    }

    private static Feed? Try(byte[] bytes, out string problem)
    {
        try
        {
            problem = "";
            return FeedReader.Read(Page(bytes));
        }
        catch (FormatException exception)
        {
            problem = exception.Message;
            return null;
        }
    }

    private static FetchedPage Page(byte[] bytes) => new(new("http://example.com/"), bytes, null, null, new(null, null));

    private static bool HasEntries(byte[] bytes)
    {
        var text = Page(bytes).Decode().Text ?? Encoding.Latin1.GetString(bytes);
        return text.Contains("<item", StringComparison.OrdinalIgnoreCase) || text.Contains("<entry", StringComparison.OrdinalIgnoreCase);
    }
}
