using System.Text;
using NewsBot.Posting;
using NewsBot.Sources;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Sources;

/// <summary>Files that mean harm to whoever reads them: each is read, or refused in one line.</summary>
public sealed class HostileInputTests
{
    private static readonly PageReader Reader = new();

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss version=\"2.0\"><channel><title>&x;</title><item><title>A&x;</title><link>https://a.example/1</link></item></channel></rss>")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE r SYSTEM \"http://127.0.0.1/evil.dtd\"><rss version=\"2.0\"><channel><item><title>A</title><link>https://a.example/1</link></item></channel></rss>")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]><rss version=\"2.0\"><channel><item><title>&d;</title><link>https://a.example/1</link></item></channel></rss>")]
    public async Task A9_No_entity_of_a_document_is_followed_or_multiplied(string document)
    {
        var said = string.Concat((await ReadAsync(Encoding.UTF8.GetBytes(document))).Select(result => result.Page is { } page ? page.Article.Title : ""));

        Assert.DoesNotContain("root:", said, StringComparison.Ordinal);
        Assert.DoesNotContain("lollol", said, StringComparison.Ordinal);
    }

    [EvaluationFact]
    public async Task A9_Nothing_of_the_entity_lists_is_followed()
    {
        foreach (var file in Files("xxe"))
            Assert.All(await ReadAsync(await File.ReadAllBytesAsync(file)), result => Assert.DoesNotContain("root:x", result.Page?.Article.Title ?? result.Problem!, StringComparison.Ordinal));
    }

    [EvaluationFact]
    public async Task A8_A10_Every_file_of_the_JSON_tests_is_read_or_refused_in_one_line()
    {
        foreach (var file in Files("JSONTestSuite"))
            await ReadAsync(await File.ReadAllBytesAsync(file));
    }

    [Theory]
    [InlineData("[", 100_000)]
    [InlineData("{\"a\":", 100_000)]
    [InlineData("<a>", 50_000)]
    public async Task A8_What_is_nested_without_end_is_refused(string opening, int times) =>
        Assert.All(await ReadAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(opening, times)))), result => Assert.NotNull(result.Problem));

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0xD8 })]
    [InlineData(new byte[] { 0xFE, 0xFF, 0xDC })]
    [InlineData(new byte[] { 0x3C, 0x00, 0x72, 0x00 })]
    [InlineData(new byte[] { 0x00, 0x00, 0x00 })]
    [InlineData(new byte[] { 0x2B, 0x41, 0x44, 0x77, 0x2D })]
    [InlineData(new byte[] { 0xC0, 0x80, 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[0])]
    public async Task A10_Bytes_that_are_no_text_are_refused_in_one_line(byte[] content) =>
        Assert.All(await ReadAsync(content), result => Assert.NotNull(result.Problem));

    [Fact]
    public void A11_A_rule_s_pattern_made_to_be_slow_is_matched_at_once_and_one_that_cannot_be_is_refused()
    {
        var rules = CommentRules.Parse("""{"rules":[{"name":"slow","pattern":"^(a+)+$"},{"name":"nested","pattern":"(x+x+)+y"}]}""");

        Assert.Null(rules.Catch(new string('a', 50_000) + "!"));
        Assert.Null(rules.Catch(new string('x', 50_000)));
        Assert.Throws<FormatException>(() => CommentRules.Parse("""{"rules":[{"name":"back","pattern":"(a)\\1"}]}"""));
    }

    private static IEnumerable<string> Files(string corpus) => Directory.EnumerateFiles(Path.Combine(EvaluationFactAttribute.Folder, "hostile", corpus), "*", SearchOption.AllDirectories);

    private static async Task<IReadOnlyList<ReadResult>> ReadAsync(byte[] content)
    {
        using var stream = new MemoryStream(content);
        var results = await Reader.ReadAsync("file", stream, default);
        Assert.All(results, result => Assert.True(result.Page is not null || result.Problem is { Length: > 0 } problem && !problem.Any(char.IsControl), result.Problem));
        return results;
    }
}
