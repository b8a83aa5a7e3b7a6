using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using NewsBot.Testing;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Running;

public sealed class ProgramTests
{
    private static readonly string[] Run = ["run"];

    [Theory]
    [InlineData("dance")]
    [InlineData("run", "--fast")]
    [InlineData("history")]
    [InlineData("history", " ")]
    [InlineData("import")]
    public async Task Bad_usage_is_one_line_and_exit_code_2(params string[] arguments)
    {
        await using var bot = BotProcess.Start(arguments);

        Assert.Equal(2, await bot.EndAsync());
        Assert.Single(bot.Error.Trim().Split('\n'));
        Assert.Empty(bot.Output);
    }

    [Fact]
    public async Task A_token_that_Discord_refuses_is_one_line_and_exit_code_1()
    {
        const string token = "a-wrong-token";
        await using var world = await LocalWorld.StartAsync();
        await using var bot = BotProcess.Start(Run, ("NEWSBOT_Discord__Token", token), ("NEWSBOT_Discord__ApiUrl", world.ApiUrl));

        Assert.Equal(1, await bot.EndAsync());
        Assert.Equal("Discord refused the bot token (close code 4004); check it in the developer portal.", bot.Error.Trim());
        Assert.DoesNotContain(token, bot.Output + bot.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_line_and_exit_code_1()
    {
        using var taken = new TcpListener(IPAddress.Loopback, LoopbackPorts.Next());
        taken.Start();
        await using var bot = BotProcess.Start(Run, ("NEWSBOT_LocalDiscord__Url", $"http://{taken.LocalEndpoint}"));

        Assert.Equal(1, await bot.EndAsync());
        Assert.Contains($"Cannot listen on http://{taken.LocalEndpoint}/", Assert.Single((bot.Output + bot.Error).Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_of_the_status_page_that_is_taken_is_one_line_and_exit_code_1()
    {
        using var taken = new TcpListener(IPAddress.Loopback, LoopbackPorts.Next());
        taken.Start();
        await using var bot = BotProcess.Start(Run, ("NEWSBOT_LocalDiscord__Url", $"http://127.0.0.1:{LoopbackPorts.Next()}"), ("NEWSBOT_Status__Url", $"http://{taken.LocalEndpoint}"));

        Assert.Equal(1, await bot.EndAsync());
        Assert.StartsWith($"The status page cannot listen on http://{taken.LocalEndpoint}/:", Assert.Single((bot.Output + bot.Error).Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_are_one_JSON_object_a_line_where_that_is_set()
    {
        var url = $"http://127.0.0.1:{LoopbackPorts.Next()}";
        await using var bot = BotProcess.Start(Run, ("NEWSBOT_LocalDiscord__Url", url), ("NEWSBOT_Logging__Format", "json"), ("NEWSBOT_Logging__LogLevel__Default", "Debug"));
        await Patience.UntilAsync(() => bot.Output.Contains("NewsBot is ready", StringComparison.Ordinal), "the bot is ready");
        await bot.SignalAsync("TERM");

        Assert.Equal(0, await bot.EndAsync());
        var lines = bot.Error.Trim().Split('\n');
        Assert.NotEmpty(lines);
        Assert.All(lines, line =>
        {
            using var logged = JsonDocument.Parse(line);
            Assert.True(logged.RootElement.GetProperty("Timestamp").GetDateTimeOffset() > DateTimeOffset.UnixEpoch);
            Assert.NotEmpty(logged.RootElement.GetProperty("LogLevel").GetString()!);
            Assert.True(logged.RootElement.TryGetProperty("Message", out _));
        });
    }

    [Theory]
    [InlineData("NEWSBOT_Discord__Tokn", "There is no setting Discord:Tokn;")]
    [InlineData("NEWSBOT_LocalDiscord__MessagesPer", "The setting LocalDiscord:MessagesPer takes a time such as 03:30:00.")]
    [InlineData("NEWSBOT_Sources__File", "wrong")]
    public async Task A_wrong_setting_in_the_environment_is_one_line_and_exit_code_1(string variable, string reason)
    {
        await using var bot = BotProcess.Start(Run, (variable, "wrong"));

        Assert.Equal(1, await bot.EndAsync());
        Assert.Contains(reason, Assert.Single((bot.Output + bot.Error).Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_bot_that_is_asked_to_stop_does_so_within_seconds_with_exit_code_0(string signal)
    {
        var url = $"http://127.0.0.1:{LoopbackPorts.Next()}";
        await using var bot = BotProcess.Start(Run, ("NEWSBOT_LocalDiscord__Url", url), ("NEWSBOT_EVALUATION_DATA", "no setting of ours"));
        await Patience.UntilAsync(() => bot.Output.Contains($"NewsBot is ready: open {url}/", StringComparison.Ordinal), "the bot is ready");
        await using var person = await PersonGateway.ConnectAsync(url, "local-reader");

        var began = TimeProvider.System.GetTimestamp();
        await bot.SignalAsync(signal);

        Assert.Equal(0, await bot.EndAsync());
        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(8));
        Assert.Empty(bot.Error);
    }
}
