using NewsBot.Discord.Gateway;

namespace NewsBot.Discord.Tests.Scripted;

/// <summary>A bot that is ready, in a time that stands still: what happens unless the test moves it happens at once.</summary>
internal sealed class ReadyBot : IAsyncDisposable
{
    private ReadyBot(ManualTime time, ScriptedDiscord discord, RunningBot bot) => (Time, Discord, Bot) = (time, discord, bot);

    public ManualTime Time { get; }

    public ScriptedDiscord Discord { get; }

    public RunningBot Bot { get; }

    public ScriptedConnection Connection { get; private set; } = null!;

    /// <param name="sequence">READY's.</param>
    public static async Task<ReadyBot> BeginAsync(int sequence = 1, Func<DiscordOptions, DiscordOptions>? change = null)
    {
        var time = new ManualTime();
        var discord = new ScriptedDiscord();
        var scene = new ReadyBot(time, discord, new((change ?? (options => options))(discord.Options(time))));
        scene.Connection = await discord.ReadyAsync(sequence);
        await scene.Bot.NextAsync<ReadyEvent>();
        return scene;
    }

    /// <summary>The session has lasted, and IDENTIFY may be sent again: the next try is not held up by this one.</summary>
    public void Settle() => Time.Advance(TimeSpan.FromSeconds(5));

    /// <summary>Once something waits for so long, it has.</summary>
    public async Task PassAsync(TimeSpan wait)
    {
        await Time.UntilTimerAsync(wait);
        Time.Advance(wait);
    }

    /// <summary>The next connection, which must be to the resume URL, greeted and answered with RESUME from here.</summary>
    public async Task<ScriptedConnection> ResumesAsync(int sequence)
    {
        Connection = await Discord.ConnectionAsync();
        await Connection.HelloAsync();
        Assert.Equal(sequence, (await Connection.ExpectAsync(6)).GetProperty("seq").GetInt32());
        Assert.Equal("/resume", Connection.Path);
        return Connection;
    }

    /// <summary>The next connection, which must be to the gateway URL and start a session.</summary>
    public async Task IdentifiesAsync()
    {
        Connection = await Discord.ReadyAsync();
        Assert.Equal("/gateway", Connection.Path);
        await Bot.NextAsync<ReadyEvent>();
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Discord.DisposeAsync();
    }
}
