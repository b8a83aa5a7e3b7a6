using NewsBot.Settings;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Commands;

public sealed class ChannelCommandTests : BotTest
{
    internal override BotSettings Settings => Files.OnDiscord(World.ApiUrl);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        for (var day = 1; day <= 6; day++)
            await Bot.ImportAsync(Article(day));
        await SettledAsync();
    }

    [Theory]
    [InlineData(null, new int[0])]
    [InlineData("0", new int[0])]
    [InlineData("1", new[] { 6 })]
    [InlineData("5", new[] { 2, 3, 4, 5, 6 })]
    public async Task A_channel_that_begins_to_follow_gets_as_many_old_articles_as_are_asked_for(string? old, int[] days)
    {
        (string, string)[] options = old is null ? [("source", "gazette.example")] : [("source", "gazette.example"), ("old", old)];

        var answer = await World.Admin.UseAsync(News, "channel follow", options);
        await SettledAsync();

        Assert.Equal("This channel follows **gazette.example** from now on.", answer.Content());
        Assert.Equal(days.Select(day => $"Day {day}"), await TitlesAsync());
    }

    [Fact]
    public async Task A_channel_gets_what_is_new_of_the_sources_it_follows_until_it_no_longer_does()
    {
        await World.Admin.UseAsync(News, "channel follow", ("source", "gazette.example"));
        await Bot.ImportAsync(Article(7));
        await Bot.ImportAsync(Article(8) with { Site = "hilltop.example" });
        await SettledAsync();

        var ended = await World.Admin.UseAsync(News, "channel unfollow", ("source", "gazette.example"));
        await Bot.ImportAsync(Article(9));
        await SettledAsync();

        Assert.StartsWith("This channel no longer follows gazette.example.", ended.Content(), StringComparison.Ordinal);
        Assert.Equal(["Day 7"], await TitlesAsync());
    }

    [Fact]
    public async Task Following_twice_posts_each_article_once()
    {
        await World.Admin.UseAsync(News, "channel follow", ("source", "gazette.example"), ("old", "1"));
        await World.Admin.UseAsync(News, "channel follow", ("source", "*"), ("old", "1"));
        await Bot.ImportAsync(Article(7));
        await SettledAsync();

        Assert.Equal(["Day 6", "Day 7"], await TitlesAsync());
    }

    [Fact]
    public async Task A_source_that_is_not_there_is_named_and_nothing_is_followed()
    {
        var answer = await World.Admin.UseAsync(News, "channel follow", ("source", "nowhere"));

        Assert.Equal("There is no source named “nowhere”. Choose one of those that are offered while you type.", answer.Content());
        Assert.Equal("This channel follows nothing.", (await World.Admin.UseAsync(News, "channel unfollow")).Content());
    }

    [Fact]
    public async Task Sources_are_completed_and_every_source_is_one_of_them() =>
        Assert.Equal([("every source", "*"), ("gazette.example", "gazette.example")], await World.Admin.CompleteAsync(News, "channel follow", "source", "gaz"));

    [Fact]
    public async Task Who_may_not_manage_the_guild_is_not_offered_the_command_and_refused_when_they_use_it()
    {
        var command = (await World.Admin.CommandsAsync()).Single(offered => offered.Text("name") == "channel");
        Assert.DoesNotContain(await World.Reader.CommandsAsync(), offered => offered.Text("name") == "channel");

        var (status, _) = await World.Reader.Rest.TryAsync(HttpMethod.Post, "interactions", new
        {
            type = 2,
            application_id = await World.BotIdAsync(),
            guild_id = World.Guild,
            channel_id = News,
            session_id = "test",
            data = new { id = command.Id(), name = "channel", type = 1, version = command.Text("version"), options = new[] { new { type = 1, name = "unfollow", options = Array.Empty<object>() } } },
        });

        Assert.InRange(status, 400, 499);
    }

    [Fact]
    public async Task In_a_thread_the_command_is_about_the_channel_that_the_thread_belongs_to()
    {
        await World.Admin.UseAsync(News, "channel follow", ("source", "gazette.example"), ("old", "1"));
        await SettledAsync();
        var thread = (await PostAsync("Day 6")).Id();

        var answer = await World.Admin.UseAsync(thread, "channel unfollow");

        Assert.StartsWith("This channel no longer follows gazette.example.", answer.Content(), StringComparison.Ordinal);
    }

    private static SamplePage Article(int day) => new($"Day {day}") { Url = $"https://gazette.example/{day}", PublishedAt = $"2026-09-0{day}T07:30:00Z" };

    private async Task<IReadOnlyList<string>> TitlesAsync() => [.. (await World.Reader.ReadAsync(News)).Select(post => post.Embed()!.Text("title"))];
}
