using System.Text;
using System.Text.Json;
using NewsBot.Sources;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Sources.Html;

/// <summary>Attacks A8, A9 and A10 on what reads pages: each of the recorded cases is read, or refused in one sentence, and takes no more memory than it may.</summary>
public sealed class HostileHtmlTests
{
    private const long MostBytes = 200_000_000;

    private static string Folder => Path.Combine(EvaluationFactAttribute.Folder, "hostile");

    [EvaluationFact]
    public void A8_trees_that_are_hard_to_build_are_read_or_refused()
    {
        var cases = Files("html5lib-tests/tree-construction", "*.dat").SelectMany(file => File.ReadAllText(file).Split("#data\n").Skip(1).Select(part => part.Split("\n#errors")[0])).ToList();

        Assert.True(cases.Count > 1_700);
        Assert.All(cases, AssertBounded);
    }

    [EvaluationFact]
    public void A8_tokens_that_are_hard_to_read_are_read_or_refused()
    {
        var cases = Files("html5lib-tests/tokenizer", "*.test").SelectMany(InputsOf).ToList();

        Assert.True(cases.Count > 6_000);
        Assert.All(cases, AssertBounded);
    }

    [EvaluationFact]
    public async Task A10_pages_in_doubtful_characters_are_read_or_refused()
    {
        foreach (var file in Files("html5lib-tests/encoding", "*.dat"))
        {
            foreach (var part in Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)).Split("#data\n").Skip(1))
            {
                using var content = new MemoryStream(Encoding.Latin1.GetBytes(part.Split("\n#encoding")[0]));
                AssertWhole(await new PageReader().ReadAsync("page.html", content, CancellationToken.None));
            }
        }
    }

    [EvaluationFact]
    public void A9_entities_that_multiply_and_files_that_are_asked_for_stay_text() =>
        Assert.All(Files("xxe", "*.txt").SelectMany(file => File.ReadAllText(file).Split("\n\n").Append(File.ReadAllText(file))), AssertBounded);

    [EvaluationFact]
    public void Naughty_strings_are_text_wherever_they_stand()
    {
        var strings = JsonSerializer.Deserialize<List<string>>(File.ReadAllText(Path.Combine(Folder, "blns", "blns.json")))!;

        Assert.All(strings, text =>
        {
            AssertBounded(text);
            AssertBounded($"<title>{text}</title><meta name=author content=\"{text}\"><h1>{text}</h1><p>{text}</p><time>{text}</time>");
            AssertBounded($"<h1>A</h1><script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"{text}\",\"datePublished\":\"{text}\"}}</script>");
        });
    }

    [EvaluationFact]
    public void Other_programs_payloads_given_as_pages_are_read_or_refused() =>
        Assert.All(Files("feedparser", "*.xml").Concat(Files("JSONTestSuite", "*.json")).Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))), AssertBounded);

    private static IEnumerable<string> InputsOf(string file)
    {
        using var tests = JsonDocument.Parse(File.ReadAllText(file));
        if (!tests.RootElement.TryGetProperty("tests", out var all))
            yield break;

        foreach (var test in all.EnumerateArray())
        {
            // Halves of characters are no JSON text; the test's own escapes say the same.
            string? input = null;
            try
            {
                input = test.GetProperty("input").GetString();
            }
            catch (InvalidOperationException)
            {
                input = test.GetProperty("input").GetRawText();
            }

            yield return input ?? "";
        }
    }

    private static void AssertBounded(string text)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        AssertWhole(new PageReader().Read("page.html", text));
        AssertWhole(new PageReader().Read("page.html", $"<!DOCTYPE html><h1>A</h1>{text}"));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, MostBytes);
    }

    private static void AssertWhole(IReadOnlyList<ReadResult> results)
    {
        Assert.NotEmpty(results);
        Assert.All(results, result => Assert.True(result.Page is not null || (result.Problem is { Length: > 0 } problem && !problem.AsSpan().ContainsAny("\r\n"))));
    }

    private static IEnumerable<string> Files(string folder, string pattern) => Directory.EnumerateFiles(Path.Combine(Folder, folder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
