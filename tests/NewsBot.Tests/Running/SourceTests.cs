using NewsBot.Tests.Support;

namespace NewsBot.Tests.Running;

public sealed class SourceTests : BotTest
{
    private string _folder = "";

    public override Task InitializeAsync()
    {
        _folder = Files.AddSource("The Gazette");
        return base.InitializeAsync();
    }

    [Fact]
    public async Task Pages_in_a_source_s_folder_are_posted_when_they_come_and_when_they_change()
    {
        var page = new SamplePage("The Ferry Is on Time") { Url = "https://gazette.example/ferry", Comments = [new("1", "Bo", "Root")] };
        var file = Path.Combine(_folder, "ferry.jsonl");
        await File.WriteAllTextAsync(file, page.ToJson());
        var post = await PostAsync(page.Title);

        await File.WriteAllTextAsync(file, (page with { Comments = [.. page.Comments, new("2", "Cy", "Answer", "1")] }).ToJson());
        await Patience.UntilAsync(() => Bot.Count("SELECT COUNT(*) FROM comment") == 2, "the change is read");

        Assert.Equal(["**Bo**\nRoot", "**Cy**\nAnswer"], (await ThreadAsync(post.Id(), 2)).Select(message => message.Content()));
        Assert.Equal(("The Gazette", "The Gazette"), Assert.Single(await World.Reader.CompleteAsync(News, "article latest", "source", "")));
    }

    [Fact]
    public async Task A_file_that_is_no_page_is_named_in_the_log_and_the_others_are_read()
    {
        var wrong = Path.Combine(_folder, "a-wrong.jsonl");
        await File.WriteAllTextAsync(wrong, "{");
        await File.WriteAllTextAsync(Path.Combine(_folder, "b-right.jsonl"), new SamplePage("The Ferry Is on Time").ToJson());

        await PostAsync("The Ferry Is on Time");

        Assert.Contains(Bot.Log.Lines, line => line.Contains(wrong, StringComparison.Ordinal));
    }
}
