using NewsBot.Discord.Limits;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Rest;

/// <summary>One channel or thread: https://docs.discord.com/developers/resources/channel.</summary>
public sealed class ChannelRoutes(RestSender sender)
{
    public Task<Channel> GetAsync(Snowflake channel, CancellationToken cancellationToken = default) =>
        sender.SendAsync(Route.Get($"/channels/{channel}"), DiscordJson.Default.Channel, null, cancellationToken);

    /// <summary>The channel with one person alone, opened where there is none yet: https://docs.discord.com/developers/resources/user#create-dm.</summary>
    public Task<Channel> OpenDirectAsync(Snowflake person, CancellationToken cancellationToken = default) =>
        sender.SendAsync(Route.Post($"/users/@me/channels") with { Repeatable = true }, DiscordJson.Default.Channel, RequestBody.Of(new DirectChannel(person), DiscordJson.Default.DirectChannel), cancellationToken);

    /// <summary>Also archives, unarchives, locks and tags a thread.</summary>
    public Task<Channel> EditAsync(Snowflake channel, ChannelEdit edit, CancellationToken cancellationToken = default)
    {
        ThreadLimits.Check(edit);
        return sender.SendAsync(Route.Patch($"/channels/{channel}"), DiscordJson.Default.Channel, RequestBody.Of(edit, DiscordJson.Default.ChannelEdit), cancellationToken);
    }

    public Task DeleteAsync(Snowflake channel, CancellationToken cancellationToken = default) =>
        sender.SendAsync(Route.Delete($"/channels/{channel}"), null, cancellationToken);
}
