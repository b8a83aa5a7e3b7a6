using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsBot.Discord;
using NewsBot.Discord.Gateway;
using NewsBot.Storage;

namespace NewsBot.Chat;

/// <summary>How Discord becomes the bot's chat, and what of its client the settings decide.</summary>
public static class DiscordSetup
{
    /// <summary>Registers Discord as the chat, and what <c>newsbot doctor</c> looks at.</summary>
    public static void Add(IServiceCollection services, ChatSettings settings)
    {
        services.AddSingleton<IChatClient>(provider => new DiscordChat(
            settings,
            settings.KeepsSessions ? new KeptSessions(provider.GetRequiredService<Database>()) : new MemorySessionStore(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>(),
            provider.GetService<PhraseBooks>()));
        services.AddSingleton(new ChatExamination(
            cancellationToken => DiscordExamination.RunAsync(OptionsFor(settings), cancellationToken),
            (followed, cancellationToken) => DiscordExamination.RightsAsync(OptionsFor(settings), followed, cancellationToken),
            (sent, cancellationToken) => DiscordExamination.MissingAsync(OptionsFor(settings), sent, cancellationToken)));
    }

    internal static DiscordOptions OptionsFor(ChatSettings settings) => new(settings.Token)
    {
        ApiUrl = settings.ApiUrl,
        Intents = Intents.Guilds | Intents.GuildMessages | Intents.MessageContent,
        HttpTimeout = settings.RequestTimeout,
        RequestsPerSecond = settings.RequestsPerSecond,
        ShardCount = settings.Shards,
        ShardIds = settings.ShardIds,

        // Who sends looks first, and a nonce is remembered for minutes only.
        RepeatsMessages = false,
    };
}
