using NewsBot.Tests.Support;

namespace NewsBot.Tests.Commands;

public sealed class DigestCommandTests : BotTest
{
    private const int Ephemeral = 1 << 6;
    private static readonly SamplePage Page = new("The Ferry Is on Time") { Url = "https://gazette.example/ferry", Comments = [new("1", "Bo", "My umbrella was on board."), new("2", "Cy", "Poor thing!", "1")] };

    [Fact]
    public async Task Who_asks_is_told_what_is_new_and_a_channel_from_the_next_time_on()
    {
        var (post, _) = await PublishAsync(Page);

        var told = await World.Reader.UseAsync(News, "digest now");

        Assert.Contains($"[The Ferry Is on Time](<{World.Url}/channels/{World.Guild}/{News}/{post.Id()}>)", told.Embed()!.Text("description"), StringComparison.Ordinal);
        Assert.NotEqual(0, told.Number("flags") & Ephemeral);
        Assert.StartsWith("Only those who may manage", (await World.Reader.UseAsync(News, "digest daily", ("at", "8:00"))).Content(), StringComparison.Ordinal);
        Assert.StartsWith("This channel is told every day at 08:00 (Europe/Berlin)", (await World.Admin.UseAsync(News, "digest daily", ("at", "8:00"), ("zone", "Europe/Berlin"))).Content(), StringComparison.Ordinal);
        Assert.Equal(1, Bot.Count("SELECT COUNT(*) FROM digest"));
        Assert.Equal("Europe/Berlin", (await World.Admin.CompleteAsync(News, "digest daily", "zone", "berl"))[0].Value);
    }

    [Fact]
    public async Task What_is_due_is_said_in_the_channel_once_also_by_a_bot_that_was_away()
    {
        await PublishAsync(Page);
        await World.Admin.UseAsync(News, "digest daily", ("at", "8:00"), ("zone", "UTC"));
        await StopBotAsync();
        Files.Execute("UPDATE digest SET told_to = told_to - 86400000, next_at = 0");
        await StartBotAsync();

        var told = await Patience.ForAsync(async () => (await World.Reader.ReadAsync(News)).SingleOrDefault(message => message.Embed()?.Text("title") == "What was new"), "the digest is there");

        Assert.Contains("1 new article", told.Embed()!.Text("description"), StringComparison.Ordinal);
        await Patience.UntilAsync(() => Bot.Count("SELECT COUNT(*) FROM digest WHERE sending_to IS NULL AND message_id IS NOT NULL") == 1, "it is known to be there");
    }
}
