using NewsBot.Settings;

namespace NewsBot.Chat;

/// <summary>What an adapter needs to know to connect.</summary>
/// <param name="Shards">How many shards there are in all; as many as Discord recommends where it is left out.</param>
/// <param name="ShardIds">Those that this process runs; all where it is left out.</param>
/// <param name="ActiveThreads">How many threads of a guild may be open before the quietest of ours is put to rest for another.</param>
/// <param name="KeepsSessions">Whether a session outlives the bot: not where the chat ends with it.</param>
public sealed record ChatSettings(string Token, Uri ApiUrl, int RequestsPerSecond, TimeSpan RequestTimeout, bool KeepsSessions = false, int? Shards = null, IReadOnlyList<int>? ShardIds = null, int ActiveThreads = 900)
{
    private const string LocalToken = "local-bot";
    private const int LocalRequestsPerSecond = 1_000;

    /// <summary>Discord where a token is set, else the local one.</summary>
    public static ChatSettings Of(BotSettings settings) => settings.IsLocal
        ? new(LocalToken, new(settings.LocalDiscord.Url, "/api/v10"), LocalRequestsPerSecond, settings.Discord.RequestTimeout, ActiveThreads: settings.Delivery.ActiveThreads)
        : new(settings.Discord.Token.Trim(), settings.Discord.ApiUrl, settings.Discord.RequestsPerSecond, settings.Discord.RequestTimeout, KeepsSessions: true, settings.Discord.Shards, ShardList.Parse(settings.Discord.ShardIds), settings.Delivery.ActiveThreads);

    // The token must not reach a log.
    public override string ToString() => $"chat at {ApiUrl}";
}
