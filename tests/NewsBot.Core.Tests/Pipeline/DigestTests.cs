using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Core.Tests.Chat;
using NewsBot.Pipeline;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Pipeline;

/// <summary>Channels that are told once a day what was new.</summary>
public sealed class DigestTests : PipelineTest
{
    private static readonly DateTimeOffset Evening = new(2030, 1, 10, 20, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_channel_is_told_at_its_time_and_then_what_was_new_since()
    {
        await PlanAsync();
        await ReadAsync("one");
        Assert.Equal(Morning(11), await Bot.DigestAsync());
        Assert.Empty(Told());

        await MorningAsync(11);
        Assert.StartsWith($"1 new article since <t:{Evening.ToUnixTimeSeconds()}:R>\n• [one]", Assert.Single(Told()).Body.Value, StringComparison.Ordinal);
        Assert.Equal(Notify.Channel, Messages(News).Single(message => message.Card.Panel?.Title.Value == "What was new").Notify);

        await ReadAsync("two");
        await MorningAsync(12);
        Assert.StartsWith($"1 new article since <t:{Morning(11).ToUnixTimeSeconds()}:R>\n• [two]", Told()[1].Body.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_was_new_nothing_is_said()
    {
        await PlanAsync();

        await MorningAsync(11);

        Assert.Empty(Told());
        await ReadAsync("one");
        await MorningAsync(12);
        Assert.Contains($"since <t:{Morning(11).ToUnixTimeSeconds()}:R>", Assert.Single(Told()).Body.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mornings_that_were_slept_through_become_one_digest()
    {
        await PlanAsync();
        await ReadAsync("one");
        Turn(Morning(15).AddHours(3));
        await RestartAsync();

        Assert.Equal(Morning(16), await Bot.DigestAsync());

        Assert.Single(Told());
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Whenever_the_process_ends_it_is_sent_once(bool isDone, bool keysAreForgotten)
    {
        await PlanAsync();
        await ReadAsync("one");
        Turn(Morning(11));
        KillAt("SendAsync", isDone, keysAreForgotten);
        await Assert.ThrowsAnyAsync<Exception>(() => Bot.DigestAsync());
        Chat.At = _ => { };

        await RestartAsync();
        await Bot.DigestAsync();
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Morning(12), await Bot.DigestAsync());

        Assert.Single(Told());
    }

    [Fact]
    public async Task A_channel_that_refuses_it_gets_it_as_soon_as_it_does_not_and_those_who_run_the_guild_are_told_once()
    {
        await PlanAsync();
        await ReadAsync("one");
        Chat.Permit(News, sending: false);
        await MorningAsync(11);
        Time.Advance(TimeSpan.FromMinutes(1));
        await Bot.DigestAsync();
        await Bot.SettleAsync();
        Assert.Empty(Told());

        Chat.Permit(News, sending: true);
        await Bot.SettleAsync();
        await Bot.DigestAsync();

        Assert.Single(Told());
        Assert.Single(Chat.ToOwner, message => message.Text.Contains("digest", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_channel_is_told_what_everybody_there_may_read_and_no_more()
    {
        var hidden = Chat.Open(Guild, "staff", managersOnly: true);
        await Bot.FollowAsync(Guild, hidden);
        await FollowAsync();
        await PlanAsync();
        await ReadAsync("one");
        await Bot.SettleAsync();
        var secret = Chat.Write(ThreadIn(hidden), new("11"), "manager", "A secret").Id;
        Chat.Write(ThreadIn(hidden), new("14"), "other", "Another secret", secret);
        var said = Chat.Write(ThreadIn(News), new("12"), "reader", "In the open").Id;
        Chat.Write(ThreadIn(News), new("14"), "other", "An answer", said);
        await Bot.SettleAsync();

        await MorningAsync(11);

        var fields = Assert.Single(Told()).Fields!.Select(field => field.Value.Value).ToList();
        Assert.EndsWith(" · 2 new comments", fields[0], StringComparison.Ordinal);
        Assert.Equal($"> [A member's comment](<{Chat.LinkTo(Guild, ThreadIn(News), said)}>), 1 answer", fields[1]);
    }

    [Fact]
    public async Task A_channel_that_is_deleted_is_told_nothing_and_nobody_waits_for_it()
    {
        await PlanAsync();
        await ReadAsync("one");
        Chat.Delete(News);
        await Bot.ListenAsync();

        Assert.Null(await Bot.DigestAsync());
    }

    [Fact]
    public async Task A_channel_is_told_in_the_language_that_is_set_for_it()
    {
        await PlanAsync();
        await Bot.Database.WriteAsync(session => session.Channels.Save(Guild, News, new(Language: "de")), default);
        await ReadAsync("one");

        await MorningAsync(11);

        var panel = Assert.Single(Messages(News)).Card.Panel!;
        Assert.Equal("Was neu war", panel.Title.Value);
        Assert.StartsWith("1 neuer Artikel seit", panel.Body.Value, StringComparison.Ordinal);
    }

    private static DateTimeOffset Morning(int day) => new(2030, 1, day, 8, 0, 0, TimeSpan.Zero);

    private void Turn(DateTimeOffset to)
    {
        Time.Advance(to - Time.GetUtcNow());
        Chat.Now = to;
    }

    private Task PlanAsync()
    {
        Turn(Evening);
        return Bot.Database.WriteAsync(session =>
        {
            session.Guilds.Join(Guild, "Guild", MemoryChat.Owner);
            session.Digests.Begin(new DigestPlan(Guild, News, SourceName.Every, null, new(8, 0), "UTC"), Time.GetUtcNow());
        }, default);
    }

    private Task<IngestResult> ReadAsync(string title) => Bot.ReadAsync(Some.Article(title, $"https://herald.example/{title}"));

    private async Task MorningAsync(int day)
    {
        Turn(Morning(day));
        await Bot.SettleAsync();
        await Bot.DigestAsync();
    }

    private IReadOnlyList<Panel> Told() => [.. Messages(News).Select(message => message.Card.Panel).OfType<Panel>().Where(panel => panel.Title.Value == "What was new")];
}
