using System.Text.Json.Nodes;
using NewsBot.Testing;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Running;

/// <summary><c>newsbot summarize</c>, as people and programs use it.</summary>
public sealed class SummarizeTests : IDisposable
{
    private const string First = "The harbour office bought an electric ferry on Monday.";
    private const string Text = First + "\n\nIt carries 350 passengers, said Ada Field of the harbour office. However, nobody has seen it yet.\n";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_file_s_summary_is_printed_in_its_own_sentences()
    {
        await using var program = BotProcess.Start(["summarize", Write("ferry.txt", Text), "--sentences", "1"]);

        Assert.Equal((0, First + "\n\n", ""), (await program.EndAsync(), program.Output, program.Error));
    }

    [Fact]
    public async Task JSON_lines_are_answered_line_by_line_with_where_each_sentence_stands()
    {
        var rows = Row(7, "Ferry bought", Text) + "\n" + Row("b", "", "Please accept our cookies to continue.");
        await using var program = BotProcess.Start(["summarize", Write("rows.jsonl", rows), "--json", "--sentences", "1", "--max-words", "20"]);

        Assert.Equal((0, ""), (await program.EndAsync(), program.Error));
        var lines = program.Output.TrimEnd().Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal((7, "en"), ((int)lines[0]["id"]!, (string?)lines[0]["language"]));
        var sentence = Assert.Single(lines[0]["sentences"]!.AsArray())!;
        Assert.Equal((First, 0, 0, First.Length), ((string?)sentence["text"], (int)sentence["paragraph"]!, (int)sentence["start"]!, (int)sentence["end"]!));
        Assert.Equal("b", (string?)lines[1]["id"]);
        Assert.Empty(lines[1]["sentences"]!.AsArray());
        Assert.Equal(2, lines.Count);
    }

    [Fact]
    public async Task What_cannot_be_read_is_named_and_the_rest_is_summed_up_with_exit_code_1()
    {
        await using var program = BotProcess.Start(["summarize", Write("rows.jsonl", Row(1, "", Text) + "\n{\"id\":2}\n[\n"), _folder.File("missing.txt"), "https://herald.example/ferry", "--sentences", "1"]);

        Assert.Equal((1, First + "\n\n"), (await program.EndAsync(), program.Output));
        var problems = program.Error.TrimEnd().Split('\n');
        Assert.Equal(4, problems.Length);
        Assert.EndsWith("rows.jsonl, line 2: The row has no “text”.", problems[0], StringComparison.Ordinal);
        Assert.EndsWith("rows.jsonl, line 3: The line is no JSON object.", problems[1], StringComparison.Ordinal);
        Assert.StartsWith(_folder.File("missing.txt") + ": ", problems[2], StringComparison.Ordinal);
        Assert.StartsWith("https://herald.example/ferry: This is an address;", problems[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--sentences", "0")]
    [InlineData("--sentences", "9")]
    [InlineData("--sentences", "many")]
    [InlineData("--chars", "0")]
    [InlineData("--max-words", "-1")]
    [InlineData("--length", "3")]
    public async Task Bad_usage_is_one_line_that_names_the_option_and_exit_code_2(string option, string value)
    {
        await using var program = BotProcess.Start(["summarize", Write("ferry.txt", Text), option, value]);

        Assert.Equal((2, ""), (await program.EndAsync(), program.Output));
        Assert.Contains(option, Assert.Single(program.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Row(JsonNode id, string title, string text) => new JsonObject { ["id"] = id, ["title"] = title, ["text"] = text }.ToJsonString();

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder.File(name), text);
        return _folder.File(name);
    }
}
