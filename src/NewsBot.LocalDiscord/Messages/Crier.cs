using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Messages;

/// <summary>Posts many messages at once, all stored before any is told.</summary>
internal sealed class Crier(World world, Access access, MessageWriter writer, Publisher publisher)
{
    public IReadOnlyList<string> Post(string token, string channelId, IReadOnlyList<string> texts)
    {
        lock (world.Gate)
        {
            try
            {
                var author = world.Authenticate(token) ?? throw ApiError.Unauthorized;
                var channel = access.Channel(author, Snowflake.TryParse(channelId, out var id) ? id : default, Permissions.SendMessages);
                var posted = world.InTransaction(() => texts.Select(text => writer.Post(world.Channels.Find(channel.Id)!, author, new(text, [], [], MessageFlags.None, AllowedMentions.Everyone)).Id.ToString()).ToList());
                publisher.Flush();
                return posted;
            }
            catch (ApiError error)
            {
                publisher.Forget();
                throw new ArgumentException($"{error.Message} ({channelId})", error);
            }
        }
    }
}
