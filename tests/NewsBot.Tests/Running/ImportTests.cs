using System.Text;
using NewsBot.Articles;
using NewsBot.Running.Reading;
using NewsBot.Running.Upkeep;
using NewsBot.Testing;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Running;

public sealed class ImportTests : BotTest
{
    private static readonly SamplePage Page = new("The Ferry Is on Time") { Comments = [new("1", "Bo", "Root"), new("2", "Cy", "Answer", "1"), new("3", "Di", "To nobody here", "9")] };

    [Theory]
    [InlineData("page.jsonl")]
    [InlineData("Seite für Öl & Meer #1 100%.jsonl")]
    public async Task The_answer_is_the_same_directly_and_through_the_running_bot(string name)
    {
        var content = Page.ToJson() + "\n{\"article\":{}}\n";

        var through = await ImportAsync(To(), name, content);
        var direct = await DirectlyAsync(name, content);

        Assert.Equal(direct, through);
        Assert.True(through.Failed);
        Assert.Contains($"{name}", through.Text, StringComparison.Ordinal);
        Assert.Contains("    Cy: Answer", through.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_names_no_site_belongs_to_the_source_that_is_given_or_is_imported()
    {
        await Bot.ImportAsync(Page with { Site = null });
        await Bot.ImportAsync(new SamplePage("Another") { Site = null }, "Öl & Meer");

        Assert.Equal(["imported", "Öl & Meer"], (await Bot.ReadAsync(session => session.Articles.Sources())).Select(source => source.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_does_not_know_the_secret_is_refused_and_nothing_is_stored()
    {
        var address = DatabaseLock.AddressOf(Files.Database)!;

        var answer = await ImportAsync(ImportTarget.To(address with { Secret = "guessed" }), "page.jsonl", Page.ToJson());

        Assert.Equal(new ImportAnswer("page.jsonl: The running bot did not take the page (403).\n", true), answer);
        Assert.Equal(0, Bot.Count("SELECT COUNT(*) FROM article"));
    }

    [Fact]
    public async Task A_bot_that_is_gone_is_said_to_be()
    {
        var address = DatabaseLock.AddressOf(Files.Database)!;
        await StopBotAsync();

        var answer = await ImportAsync(ImportTarget.To(address), "page.jsonl", Page.ToJson());

        Assert.True(answer.Failed);
        Assert.StartsWith("page.jsonl: The running bot could not be reached: ", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_that_is_no_page_is_named_and_the_next_page_is_taken()
    {
        var wrong = await ImportAsync(To(), "noise.txt", "Nothing to see here.");
        await Bot.ImportAsync(Page);

        Assert.True(wrong.Failed);
        Assert.StartsWith("noise.txt: ", wrong.Text, StringComparison.Ordinal);
        Assert.Single(wrong.Text.Trim().Split('\n'));
        Assert.Equal(1, Bot.Count("SELECT COUNT(*) FROM article"));
    }

    private ImportTarget To() => ImportTarget.To(DatabaseLock.AddressOf(Files.Database)!);

    private static async Task<ImportAnswer> DirectlyAsync(string file, string text)
    {
        using var folder = new TemporaryFolder();
        return await ImportAsync(await ImportTarget.OpenAsync(new() { Database = new() { Path = folder.File("newsbot.db") } }, default), file, text);
    }

    private static async Task<ImportAnswer> ImportAsync(ImportTarget target, string file, string text)
    {
        using var open = target;
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await open.RunAsync(file, content, (SourceName?)null, default);
    }
}
