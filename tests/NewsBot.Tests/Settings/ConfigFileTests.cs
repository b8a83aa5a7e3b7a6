using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using NewsBot.Posting;
using NewsBot.Running;
using NewsBot.Settings;
using NewsBot.Sources;
using NewsBot.Testing;

namespace NewsBot.Tests.Settings;

/// <summary>The files of config/: what they may say, and that their schemas say the same.</summary>
public sealed class ConfigFileTests
{
    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"sources":[null]}""")]
    [InlineData("""{"sources":[{"name":"a","kind":"folder"}]}""")]
    [InlineData("""{"sources":[{"kind":"folder","path":"x"}]}""")]
    [InlineData("""{"sources":[{"name":"*","kind":"folder","path":"x"}]}""")]
    [InlineData("""{"sources":[{"name":"a","kind":"telepathy","path":"x"}]}""")]
    [InlineData("""{"sources":[{"name":"a","kind":"folder","path":"x","colour":"blue"}]}""")]
    [InlineData("""{"sources":[{"name":"a","kind":"folder","path":"x"},{"name":"a","kind":"folder","path":"y"}]}""")]
    public void Wrong_sources_are_refused_in_one_line_that_names_the_file(string json) =>
        Refuses(json, file => SourceFolders.Of(new() { Sources = new() { File = file } }));

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"rules":[null]}""")]
    [InlineData("""{"rules":[{"name":"nothing"}]}""")]
    [InlineData("""{"rules":[{"pattern":"x"}]}""")]
    [InlineData("""{"rules":[{"name":"a","pattern":"("}]}""")]
    [InlineData("""{"rules":[{"name":"a","pattern":"(?=x)"}]}""")]
    [InlineData("""{"rules":[{"name":"a","moreLinksThan":-1}]}""")]
    [InlineData("""{"rules":[{"name":"a","patern":"x"}]}""")]
    public void Wrong_rules_are_refused_in_one_line_that_names_the_file(string json) =>
        Refuses(json, file => ConfigFile.Read("The comment rules", file, CommentRules.Parse));

    [Fact]
    public void A_file_that_is_not_there_is_named() => Refuses(null, file => SourceFolders.Of(new() { Sources = new() { File = file } }));

    [Fact]
    public void What_is_configured_at_first_can_be_read_and_names_its_schema()
    {
        Assert.Empty(SourceList.Parse(Read("sources.json").ToJsonString()));
        Assert.NotNull(CommentRules.Parse(Read("comment-rules.json").ToJsonString()).Catch("https://a.example https://b.example https://c.example"));
        foreach (var name in (string[])["sources", "comment-rules"])
            Assert.Equal($"{name}.schema.json", Read($"{name}.json")["$schema"]!.GetValue<string>());
    }

    [Fact]
    public void The_sources_schema_asks_for_what_the_reader_takes()
    {
        var source = Items("sources.schema.json", "sources");
        Assert.Equal(["name", "kind", "path"], Strings(source["required"]));
        Assert.Equal(["name", "kind", "path"], source["properties"]!.AsObject().Select(property => property.Key));

        var longest = new string('x', source["properties"]!["name"]!["maxLength"]!.GetValue<int>());
        Assert.Single(SourceList.Parse($$$"""{"sources":[{"name":"{{{longest}}}","kind":"{{{source["properties"]!["kind"]!["const"]}}}","path":"x"}]}"""));
        Assert.Throws<FormatException>(() => SourceList.Parse($$$"""{"sources":[{"name":"{{{longest}}}x","kind":"folder","path":"x"}]}"""));
    }

    [Fact]
    public void The_rules_schema_asks_for_what_the_reader_takes()
    {
        var rule = Items("comment-rules.schema.json", "rules");
        Assert.Equal(["name"], Strings(rule["required"]));
        Assert.Equal(["name", "pattern", "moreLinksThan"], rule["properties"]!.AsObject().Select(property => property.Key));
        Assert.Equal(2, rule["minProperties"]!.GetValue<int>());

        Assert.NotNull(CommentRules.Parse("""{"rules":[{"name":"a","pattern":"x","moreLinksThan":0}]}""").Catch("https://a.example"));
    }

    private static void Refuses(string? content, Action<string> read)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("config.json");
        if (content is not null)
            File.WriteAllText(file, content);

        var message = Assert.Throws<SettingsException>(() => read(file)).Message;

        Assert.Contains(file, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    private static JsonNode Items(string schema, string list) => Read(schema)["properties"]![list]!["items"]!;

    private static IEnumerable<string> Strings(JsonNode? list) => list!.AsArray().Select(item => item!.GetValue<string>());

    private static JsonNode Read(string name, [CallerFilePath] string thisFile = "") =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../config", name)))!;
}
