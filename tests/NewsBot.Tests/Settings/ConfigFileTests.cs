using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsBot.Posting;
using NewsBot.Running.Reading;
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
    [InlineData("""{"sources":[{"name":"a","kind":"folder","path":"x"},{"name":"A","kind":"folder","path":"y"}]}""")]
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

    [Theory]
    [MemberData(nameof(SourceVariants))]
    public void The_sources_schema_asks_for_what_the_reader_takes(string source)
    {
        var json = $$"""{"sources":[{{source}}]}""";
        using var schema = JsonDocument.Parse(Read("sources.schema.json").ToJsonString());
        using var value = JsonDocument.Parse(json);

        var problems = new SchemaChecker(schema.RootElement, allowsUnknownKeys: true).Check(schema.RootElement, value.RootElement);

        var refusal = Record.Exception(() => { SourceList.Parse(json); });
        Assert.True(refusal is null or FormatException, $"{refusal}");
        Assert.True((problems.Count == 0) == (refusal is null), $"The reader says {refusal?.Message ?? "nothing"}, and the schema {string.Join("; ", problems.DefaultIfEmpty("nothing"))}.");
    }

    /// <summary>Every key of a source with values that may be there and such as may not.</summary>
    public static TheoryData<string> SourceVariants()
    {
        var whole = """{"name":"Herald","kind":"feed","url":"https://herald.example/feed","everyMinutes":5,"only":{"words":["bridge"],"pattern":"b.+e","tags":["Harbour"],"authors":["Ann"]},"except":{"words":["goat"]},"comments":{"system":"disqus","url":"https://disqus.example/","site":"herald","credentials":"disqus"},"elsewhere":{"places":["hackernews","reddit"],"least":3,"hold":false},"credentials":"herald"}""";
        string[] names = ["\"\"", "\" a\"", "\"*\"", "\"**\"", "\"a b\"", $"\"{new string('x', 100)}\"", $"\"{new string('x', 101)}\"", "7", "null"];
        string[] words = ["[]", "[\"\"]", "[\"a\",\"b\"]", "[null]", "\"a\"", $"[\"{new string('x', 101)}\"]", "[7]"];
        string[] addresses = ["\"herald.example\"", "\"ftp://herald.example/\"", "\"https://ann:secret@herald.example/\"", "\"https://herald.example/@ann\"", "\"http://127.0.0.1:8080/feed\"", "\"https://\"", "\"\"", "7"];
        (string Path, string[] Values)[] changes =
        [
            ("name", names), ("url", addresses), ("comments.url", addresses),
            ("kind", ["\"site\"", "\"page\"", "\"folder\"", "\"Feed\"", "\"telepathy\"", "7"]),
            ("path", ["\"x\""]),
            ("colour", ["\"blue\""]), ("only.colour", ["1"]), ("comments.colour", ["1"]), ("elsewhere.colour", ["1"]),
            ("everyMinutes", ["1", "0", "-5", "10080", "10081", "1.5", "\"often\""]),
            ("only.words", words), ("only.tags", words), ("except.words", words), ("except.authors", words),
            ("only.pattern", ["\"\"", "\"x|y\"", "7", $"\"{new string('x', 501)}\""]),
            ("comments.system", ["\"none\"", "\"wordpress\"", "\"openweb\"", "\"telepathy\"", "\"WordPress\"", "\"1\""]),
            ("comments.site", ["\"\"", "\"x\"", "7"]), ("credentials", ["\"\"", "\"x\"", "7"]),
            ("elsewhere.places", ["[]", "[\"lemmy\",\"mastodon\"]", "[\"lemmy\",\"lemmy\"]", "[\"nowhere\"]", "[null]", "[\"0\"]"]),
            ("elsewhere.least", ["0", "-1", "100000", "100001", "1.5"]), ("elsewhere.hold", ["true", "\"yes\""]),
        ];

        TheoryData<string> variants = [whole, """{"name":"a","kind":"folder","path":"x"}""", """{"name":"a","kind":"folder","path":""}""", """{"name":"a","kind":"folder"}""", """{"name":"a","kind":"folder","path":"x","url":"https://a.example/"}""", """{"name":"a","kind":"feed"}""", """{"name":"a","url":"https://a.example/"}""", """{"kind":"feed","url":"https://a.example/"}"""];
        foreach (var (path, values) in changes)
        {
            foreach (var value in values)
            {
                var changed = JsonNode.Parse(whole)!;
                var at = path.Split('.');
                at[..^1].Aggregate(changed, (node, key) => node[key]!)[at[^1]] = JsonNode.Parse(value);
                variants.Add(changed.ToJsonString());
            }
        }

        return variants;
    }

    [Fact]
    public void A_pattern_that_could_take_for_ever_is_refused_in_one_sentence()
    {
        foreach (var pattern in (string[])["(", "(?=x)", @"(a)\\1"])
        {
            var refusal = Assert.Throws<FormatException>(() => SourceList.Parse($$$"""{"sources":[{"name":"Herald","kind":"feed","url":"https://herald.example/","only":{"pattern":"{{{pattern}}}"}}]}"""));
            Assert.StartsWith("The source Herald has a pattern that cannot be used: ", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_source_is_read_as_it_was_written()
    {
        foreach (var row in (IEnumerable<object[]>)SourceVariants())
        {
            var variant = (string)row[0];
            Source source;
            try
            {
                source = SourceList.ParseOne(variant);
            }
            catch (FormatException)
            {
                continue;
            }

            var written = SourceList.Write(source);
            Assert.Equal(written, SourceList.Write(SourceList.ParseOne(written)));
        }
    }

    [Fact]
    public void The_rules_schema_asks_for_what_the_reader_takes()
    {
        var rule = Items("comment-rules.schema.json", "rules");
        Assert.Equal(["name"], Strings(rule["required"]));
        Assert.Equal(["name", "pattern", "words", "authors", "moreLinksThan", "shorterThan"], rule["properties"]!.AsObject().Select(property => property.Key));
        Assert.Equal(2, rule["minProperties"]!.GetValue<int>());

        Assert.NotNull(CommentRules.Parse("""{"rules":[{"name":"a","pattern":"x","moreLinksThan":0}]}""").Catch("https://a.example"));
        Assert.NotNull(CommentRules.Parse("""{"rules":[{"name":"a","words":["spam"]},{"name":"b","authors":["Bob"]},{"name":"c","shorterThan":3}]}""").Catch("No", "Ann"));
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
