using NewsBot.Testing;

namespace NewsBot.EndToEnd.Tests.Support;

/// <summary>A local Discord that runs alone, as a bot's own server elsewhere would.</summary>
internal sealed class DiscordProcess : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RunningProgram _program;

    private DiscordProcess(IEnumerable<string> arguments)
    {
        Url = $"http://127.0.0.1:{LoopbackPorts.Next()}/";
        _program = RunningProgram.Start("NewsBot.LocalDiscord.dll", _folder.Path, new Dictionary<string, string>(), ["--urls", Url, "--data", _folder.Path, .. arguments]);
    }

    public string Url { get; }

    public static async Task<DiscordProcess> StartAsync(params IEnumerable<string> arguments)
    {
        var discord = new DiscordProcess(arguments);
        Assert.StartsWith("Local Discord", await discord._program.LineAsync(), StringComparison.Ordinal);
        return discord;
    }

    /// <summary>The settings of a bot that logs in here.</summary>
    public IEnumerable<(string Name, string Value)> Login(string token) => [("Discord__Token", token), ("Discord__ApiUrl", $"{Url}api/v10")];

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        _folder.Dispose();
    }
}
