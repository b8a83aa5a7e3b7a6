using NewsBot.LocalDiscord;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Running;

/// <summary>A Discord that keeps from the bot what people write.</summary>
public sealed class ContentRefusedTests : BotTest
{
    internal override LocalDiscordOptions Discord => new() { PrivilegedIntents = false };

    [Fact]
    public async Task Whoever_runs_the_server_is_told_once_and_how_people_answer_until_then()
    {
        var bot = await World.BotIdAsync();
        var told = await Patience.ForAsync(async () => (await World.Admin.DirectAsync(bot)) is [var only] ? only : null, "the owner is told");
        Assert.Contains("answer with the Reply button, or mention me", told.Text("content"), StringComparison.Ordinal);
        Assert.Contains(Bot.Log.Lines, line => line.Contains("switch on MESSAGE CONTENT INTENT in the developer portal", StringComparison.Ordinal));

        await StopBotAsync();
        await StartBotAsync();

        await Patience.UntilAsync(() => Bot.Count("SELECT COUNT(*) FROM guild WHERE present = 1") == 1, "the bot is back");
        Assert.Equal(1, Bot.Count("SELECT COUNT(*) FROM alert"));
        Assert.Single(await World.Admin.DirectAsync(bot));
    }
}
