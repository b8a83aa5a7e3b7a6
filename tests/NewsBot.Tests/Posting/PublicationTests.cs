using NewsBot.LocalDiscord.Faults;
using NewsBot.Settings;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Posting;

/// <summary>An announcement channel's posts are published to those who follow it.</summary>
public sealed class PublicationTests : BotTest
{
    private const int Crossposted = 1;
    private const int AnnouncementThread = 10;

    internal override BotSettings Settings => Files.OnDiscord(World.ApiUrl);

    [Fact]
    public async Task A_post_is_published_and_the_long_limit_on_that_holds_up_nothing_else()
    {
        var breaking = await World.CreateAnnouncementsAsync("breaking");
        await Patience.UntilAsync(async () => (await World.Admin.UseAsync(breaking, "channel follow", ("source", "*"), ("mirror", "All"))).Content().StartsWith("This channel follows", StringComparison.Ordinal), "the channel follows");
        World.Faults.Plan(new("POST /channels/{channel_id}/messages/{message_id}/crosspost", RestFaultKind.LimitedShared) { RetryAfter = TimeSpan.FromMinutes(50) });

        await Bot.ImportAsync(new SamplePage("The Ferry Is on Time") { Comments = [new("1", "Bo", "Root")] });
        var post = await PostAsync("The Ferry Is on Time", breaking);
        await Patience.UntilAsync(() => Bot.Count("SELECT COUNT(*) FROM delivery WHERE kind = 'Mirror' AND state = 'Sent'") == 1, "the comment is mirrored");

        Assert.Equal(AnnouncementThread, (await World.Reader.Rest.GetAsync($"channels/{post.Id()}")).Number("type"));
        await Patience.UntilAsync(() => Bot.Count("SELECT COUNT(*) FROM delivery WHERE kind = 'Publication' AND state = 'Pending' AND error IS NOT NULL") == 1, "the publication waits");
    }

    [Fact]
    public async Task What_was_published_is_published_once_whatever_becomes_of_the_answer()
    {
        var breaking = await World.CreateAnnouncementsAsync("breaking");
        await Patience.UntilAsync(async () => (await World.Admin.UseAsync(breaking, "channel follow", ("source", "*"))).Content().StartsWith("This channel follows", StringComparison.Ordinal), "the channel follows");
        World.Faults.Plan(new("POST /channels/{channel_id}/messages/{message_id}/crosspost", RestFaultKind.BadGatewayAfterStoring));

        await Bot.ImportAsync(new SamplePage("The Ferry Is on Time"));
        await SettledAsync();

        var post = await PostAsync("The Ferry Is on Time", breaking);
        Assert.Equal(Crossposted, post.Number("flags") & Crossposted);
        Assert.Equal(0, Bot.Count("SELECT COUNT(*) FROM delivery WHERE state <> 'Sent'"));
    }
}
