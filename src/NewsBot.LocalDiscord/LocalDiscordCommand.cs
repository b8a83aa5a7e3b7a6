using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;

namespace NewsBot.LocalDiscord;

/// <summary>The command line of a local Discord that runs on its own.</summary>
internal static class LocalDiscordCommand
{
    private static readonly Option<string> Urls = new("--urls") { Description = "The loopback address to listen on.", DefaultValueFactory = _ => new LocalDiscordOptions().Url };
    private static readonly Option<string> Data = new("--data") { Description = "The folder that keeps its state.", DefaultValueFactory = _ => "data" };

    public static Task<int> RunAsync(string[] args)
    {
        var command = new RootCommand("A Discord on this machine: REST and gateway v10, and a page to use it with.") { Urls, Data };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(Urls)!, result.GetValue(Data)!, cancellationToken));
        return command.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(string urls, string data, CancellationToken cancellationToken)
    {
        try
        {
            var options = new LocalDiscordOptions { Url = urls, DataFile = Path.Combine(data, "local-discord.db") };
            await using var server = await LocalDiscordServer.StartAsync(options, NullLoggerFactory.Instance, cancellationToken);
            await Console.Out.WriteLineAsync($"Local Discord: {server.Url}/ (REST {server.ApiUrl}, data {options.DataFile})");
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C or SIGTERM: this is how it ends.
        }
        catch (LocalDiscordException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
        return 0;
    }
}
