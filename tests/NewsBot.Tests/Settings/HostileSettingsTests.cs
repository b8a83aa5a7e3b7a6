using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using NewsBot.Posting;
using NewsBot.Settings;
using NewsBot.Sources;

namespace NewsBot.Tests.Settings;

/// <summary>Settings that nobody means: every one is taken or refused in one line.</summary>
public sealed class HostileSettingsTests
{
    private const int Damages = 2_000;

    private static readonly string[] Values =
    [
        "null", "\"\"", "\" \"", "0", "-1", "1e308", "99999999999999999999999", "\"NaN\"", "\"-00:00:01\"", "\"99999999.00:00:00\"", "true", "[]", "{}", "[1,2]", "{\"a\":{\"b\":1}}",
        "\"a\\nb\"", "\"\\u0000\"", "\"\\ud800\"", "\"\u202e\"", "\"../../../etc/passwd\"", "\"http://\"", "\"http://a b\"", "\"javascript:alert(1)\"", "\"file:///etc/passwd\"", $"\"{new string('x', 100_000)}\"",
    ];

    [Fact]
    public void Every_setting_with_every_hostile_value_is_taken_or_refused_in_one_line()
    {
        var example = File.ReadAllText(Root("appsettings.example.json"));
        foreach (var path in LeavesOf(JsonNode.Parse(example)!.AsObject()))
        {
            foreach (var value in Values)
            {
                var changed = JsonNode.Parse(example)!;
                path[..^1].Aggregate(changed, (node, key) => node[key]!)[path[^1]] = "HERE";
                IsTakenOrRefused<SettingsException>(changed.ToJsonString().Replace("\"HERE\"", value, StringComparison.Ordinal), ReadWhole);
            }
        }
    }

    [Theory]
    [InlineData("config/sources.json")]
    [InlineData("config/comment-rules.json")]
    [InlineData("appsettings.example.json")]
    public void A_file_that_is_damaged_anywhere_is_taken_or_refused_in_one_line(string file)
    {
        var chance = new Random(4711);
        var whole = File.ReadAllText(Root(file));
        for (var i = 0; i < Damages; i++)
        {
            var damaged = Damage(whole, chance);
            switch (file)
            {
                case "config/sources.json":
                    IsTakenOrRefused<FormatException>(damaged, SourceList.Parse);
                    break;
                case "config/comment-rules.json":
                    IsTakenOrRefused<FormatException>(damaged, CommentRules.Parse);
                    break;
                default:
                    IsTakenOrRefused<SettingsException>(damaged, ReadWhole);
                    break;
            }
        }
    }

    [Fact]
    public void Half_a_letter_in_a_list_is_refused_in_one_line()
    {
        IsTakenOrRefused<FormatException>("""{"sources":[{"name":"\ud800","kind":"feed","url":"https://herald.example/"}]}""", SourceList.Parse);
        IsTakenOrRefused<FormatException>("""{"rules":[{"name":"\ud800","moreLinksThan":2}]}""", CommentRules.Parse);
    }

    // As it would be read from the folder that the bot is started in.
    private static BotSettings ReadWhole(string json)
    {
        using var folder = new Testing.TemporaryFolder();
        File.WriteAllText(folder.File("appsettings.json"), json);
        return SettingsReader.Read(folder.Path);
    }

    private static void IsTakenOrRefused<TRefusal>(string json, Func<string, object> read)
        where TRefusal : Exception
    {
        var refusal = Record.Exception(() => { read(json); });
        var shown = json.Length > 3_000 ? json[..3_000] : json;
        Assert.True(refusal is null or TRefusal, $"{refusal}\n{shown}");
        Assert.True(refusal is null || !refusal.Message.Contains('\n', StringComparison.Ordinal), $"{refusal?.Message}\n{shown}");
    }

    // Cuts out, doubles, swaps or puts in a few characters.
    private static string Damage(string whole, Random chance)
    {
        const string strange = "\"{}[],:\\\n0e-+.\u0000\ufffd\uffffnulltrue";
        var text = new StringBuilder(whole);
        for (var times = chance.Next(1, 4); times > 0 && text.Length > 10; times--)
        {
            var at = chance.Next(text.Length - 8);
            switch (chance.Next(4))
            {
                case 0:
                    text.Remove(at, chance.Next(1, 8));
                    break;
                case 1:
                    text.Insert(at, text.ToString(at, chance.Next(1, 8)));
                    break;
                case 2:
                    text[at] = strange[chance.Next(strange.Length)];
                    break;
                default:
                    text.Insert(at, strange[chance.Next(strange.Length)]);
                    break;
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string[]> LeavesOf(JsonObject section) => section.SelectMany(setting =>
        setting.Value is JsonObject inner ? LeavesOf(inner).Select(path => (string[])[setting.Key, .. path]).Append([setting.Key]) : [[setting.Key]]);

    private static string Root(string file, [CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../..", file));
}
