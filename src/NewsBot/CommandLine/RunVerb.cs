using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsBot.Chat;
using NewsBot.Running;
using NewsBot.Running.Listening;
using NewsBot.Running.Upkeep;
using NewsBot.Settings;
using NewsBot.Status;
using NewsBot.Storage;

namespace NewsBot.CommandLine;

/// <summary><c>newsbot run</c>: the bot, until it is stopped.</summary>
internal static class RunVerb
{
    public static Command Create(Action<IServiceCollection, ChatSettings> addChat)
    {
        var command = new Command("run", "Run the bot (the default). Without a token it brings its own local Discord.");
        command.SetAction((_, cancellationToken) => NewsBotApp.GuardAsync(() => RunAsync(addChat, cancellationToken), SettingsReader.FormatOf(Directory.GetCurrentDirectory())));
        return command;
    }

    private static async Task<int> RunAsync(Action<IServiceCollection, ChatSettings> addChat, CancellationToken cancellationToken)
    {
        var settings = SettingsReader.Read(Directory.GetCurrentDirectory());
        using var databaseLock = DatabaseLock.Take(settings.Database.Path);
        using var database = Database.Open(settings.Database.Path, TimeProvider.System);
        using var host = BotHost.Build(settings, database, databaseLock, addChat);

        await using var status = await StatusServer.StartAsync(settings.Status, host.Services, cancellationToken);
        await using var localDiscord = settings.IsLocal ? await LocalStart.RunAsync(settings, host.Services, cancellationToken) : null;
        // Looked up first: the host is gone once it has run.
        var connection = host.Services.GetRequiredService<ChatConnection>();
        var services = host.Services.GetServices<IHostedService>().OfType<BackgroundService>().ToList();
        await host.RunAsync(cancellationToken);

        // A part that failed has said so in the log, and stopped the others.
        return connection.Refusal is { } refusal ? throw refusal : services.Exists(service => service.ExecuteTask is { IsFaulted: true }) ? 1 : 0;
    }
}
