using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsBot.Chat;
using NewsBot.Running;
using NewsBot.Settings;
using NewsBot.Storage;

namespace NewsBot.CommandLine;

/// <summary><c>newsbot run</c>: the bot, until it is stopped.</summary>
internal static class RunVerb
{
    public static Command Create(Action<IServiceCollection, ChatSettings> addChat)
    {
        var command = new Command("run", "Run the bot (the default). Without a token it brings its own local Discord.");
        command.SetAction((_, cancellationToken) => NewsBotApp.GuardAsync(() => RunAsync(addChat, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(Action<IServiceCollection, ChatSettings> addChat, CancellationToken cancellationToken)
    {
        var settings = SettingsReader.Read(Directory.GetCurrentDirectory());
        using var databaseLock = DatabaseLock.TryTake(settings.Database.Path)
            ?? throw new DatabaseException($"Another newsbot writes {settings.Database.Path}; stop that one first, or set Database:Path to another file.");
        using var database = Database.Open(settings.Database.Path, TimeProvider.System);
        using var host = BotHost.Build(settings, database, databaseLock, addChat);

        await using var localDiscord = settings.IsLocal ? await LocalStart.RunAsync(settings, host.Services, cancellationToken) : null;
        await host.RunAsync(cancellationToken);
        return host.Services.GetRequiredService<ChatConnection>().Refusal is { } refusal ? throw refusal : 0;
    }
}
