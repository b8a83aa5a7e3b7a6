namespace NewsBot.Sources.Feeds;

/// <summary>Reads a feed as the pages of its articles.</summary>
internal sealed class FeedFileReader : IArticleReader
{
    public bool Recognizes(string text) => FeedReader.Recognizes(text);

    public IReadOnlyList<ReadResult> Read(string file, string text)
    {
        try
        {
            var pages = FeedPages.Of(FeedReader.Read(text, Uri.TryCreate(file, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null), file);
            return pages.Count > 0 ? [.. pages.Select(ReadResult.Of)] : [ReadResult.Failed(file, "There is no article in this feed.")];
        }
        catch (FormatException exception)
        {
            return [ReadResult.Failed(file, $"It is a feed that is not read: {exception.Message}")];
        }
    }
}
