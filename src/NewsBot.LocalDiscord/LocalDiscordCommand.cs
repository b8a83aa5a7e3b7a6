using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.LocalDiscord.Faults;

namespace NewsBot.LocalDiscord;

/// <summary>The command line of a local Discord that runs on its own.</summary>
internal static class LocalDiscordCommand
{
    private static readonly Option<string> Urls = new("--urls") { Description = "The loopback address to listen on.", DefaultValueFactory = _ => new LocalDiscordOptions().Url };
    private static readonly Option<string> Data = new("--data") { Description = "The folder that keeps its state.", DefaultValueFactory = _ => "data" };

    private static readonly Option<bool> RefuseIntents = new("--refuse-privileged-intents") { Description = "Keep from the bot what people write, as where its intents are not switched on in the developer portal." };

    private static readonly Option<string?> Faults = new("--faults")
    {
        Description = "Another loopback address that takes orders for faults. POST /rest {route, fault, count, probability, seed, retryAfter, delay}, POST /gateway {fault, code, count, times, seed}, POST /settings {nonceWindow, clockSpeed}, DELETE /. "
            + $"Faults of requests: {Names<RestFaultKind>()}. Faults of the gateway: {Names<GatewayFaultKind>()}.",
    };

    public static Task<int> RunAsync(string[] args)
    {
        var command = new RootCommand("A Discord on this machine: REST and gateway v10, and a page to use it with.") { Urls, Data, Faults, RefuseIntents };
        command.SetAction((result, cancellationToken) => RunAsync(OptionsOf(result), cancellationToken));
        // Hanging up on everyone may take a moment on a busy machine.
        return command.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
    }

    private static LocalDiscordOptions OptionsOf(ParseResult result) => new()
    {
        Url = result.GetValue(Urls)!,
        FaultsUrl = result.GetValue(Faults),
        DataFile = Path.Combine(result.GetValue(Data)!, "local-discord.db"),
        PrivilegedIntents = !result.GetValue(RefuseIntents),
    };

    private static async Task<int> RunAsync(LocalDiscordOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await using var server = await LocalDiscordServer.StartAsync(options, NullLoggerFactory.Instance, cancellationToken);
            await Console.Out.WriteLineAsync($"Local Discord: {server.Url}/ (REST {server.ApiUrl}, data {options.DataFile})");
            if (server.FaultsUrl is { } orders)
                await Console.Out.WriteLineAsync($"Faults on demand: {orders}/");
            await Console.Out.WriteLineAsync($"The bot's token: {options.Bot.Token}, or in Discord's form {server.BotToken}");
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

    private static string Names<T>()
        where T : struct, Enum =>
        string.Join(", ", Enum.GetValues<T>().Select(value => JsonSerializer.SerializeToElement(value, FaultJson.Of<T>()).GetString()));
}
