using System.Text;
using NewsBot.Testing;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Running;

public sealed class SecretTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A21_The_token_is_in_nothing_that_a_run_writes_however_much_it_logs()
    {
        await using var world = await LocalWorld.StartAsync(new());
        (string, string)[] settings =
        [
            ("NEWSBOT_Discord__Token", LocalWorld.BotToken),
            ("NEWSBOT_Discord__ApiUrl", world.ApiUrl),
            ("NEWSBOT_Database__Path", _folder.File("bot.db")),
            ("NEWSBOT_Logging__LogLevel__Default", "Trace"),
        ];
        await using var bot = BotProcess.Start(["run"], settings);
        await Patience.ForAsync(() => Task.FromResult(bot.Output.Contains("is ready", StringComparison.Ordinal) ? bot.Output : null), "the bot is ready");
        await world.Reader.UseAsync(await world.ChannelAsync("news"), "history me");
        await bot.SignalAsync("TERM");
        await bot.EndAsync();
        await using var doctor = BotProcess.Start(["doctor"], settings);
        await doctor.EndAsync();

        Assert.NotEmpty(bot.Error);
        foreach (var said in new[] { bot.Output, bot.Error, doctor.Output, doctor.Error })
            Assert.DoesNotContain(LocalWorld.BotToken, said, StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(_folder.Path))
            Assert.True((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(Encoding.UTF8.GetBytes(LocalWorld.BotToken)) < 0, file);
    }

    public void Dispose() => _folder.Dispose();
}
