using NewsBot.Settings;

namespace NewsBot.Chat;

/// <summary>What an adapter needs to know to connect.</summary>
/// <param name="KeepsSessions">Whether a session outlives the bot: not where the chat ends with it.</param>
public sealed record ChatSettings(string Token, Uri ApiUrl, int RequestsPerSecond, TimeSpan RequestTimeout, bool KeepsSessions = false)
{
    private const string LocalToken = "local-bot";
    private const int LocalRequestsPerSecond = 1_000;

    /// <summary>Discord where a token is set, else the local one.</summary>
    public static ChatSettings Of(BotSettings settings) => settings.IsLocal
        ? new(LocalToken, new(settings.LocalDiscord.Url, "/api/v10"), LocalRequestsPerSecond, settings.Discord.RequestTimeout)
        : new(settings.Discord.Token.Trim(), settings.Discord.ApiUrl, settings.Discord.RequestsPerSecond, settings.Discord.RequestTimeout, KeepsSessions: true);

    // The token must not reach a log.
    public override string ToString() => $"chat at {ApiUrl}";
}
