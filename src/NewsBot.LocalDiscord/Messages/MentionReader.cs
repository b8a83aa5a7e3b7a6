using System.Text.RegularExpressions;
using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Users;

namespace NewsBot.LocalDiscord.Messages;

/// <summary>Finds whom a text notifies (https://docs.discord.com/developers/resources/message#allowed-mentions-object).</summary>
internal sealed partial class MentionReader(World world, Access access)
{
    public Message Mention(Message message, Channel channel, AllowedMentions allowed, Message? repliedTo)
    {
        var users = UserMention.Matches(message.Content).Select(Id)
            .Where(id => allowed.Parse.Contains("users") || allowed.Users.Contains(id))
            .Select(id => world.Users.Find(id))
            .OfType<User>();
        if (repliedTo is not null && allowed.RepliedUser)
            users = users.Prepend(repliedTo.Author);

        var guild = channel.GuildId is { } id ? world.Guilds.Find(id) : null;
        var mayMentionAll = access.In(channel, message.Author.Id).HasFlag(Permissions.MentionEveryone);
        return message with
        {
            Mentions = [.. users.DistinctBy(user => user.Id)],
            MentionRoles = guild is null ? [] : [.. Roles(message, guild, allowed, mayMentionAll).Distinct()],
            MentionEveryone = guild is not null && mayMentionAll && allowed.Parse.Contains("everyone") && EveryoneMention.IsMatch(message.Content),
        };
    }

    private static IEnumerable<Snowflake> Roles(Message message, Guild guild, AllowedMentions allowed, bool mayMentionAll) =>
        RoleMention.Matches(message.Content).Select(Id)
            .Where(id => allowed.Parse.Contains("roles") || allowed.Roles.Contains(id))
            .Where(id => guild.Roles.Any(role => role.Id == id && (role.Mentionable || mayMentionAll)));

    private static Snowflake Id(Match match) => Snowflake.TryParse(match.Groups[1].Value, out var id) ? id : default;

    [GeneratedRegex(@"<@!?(\d{1,20})>")]
    private static partial Regex UserMention { get; }

    [GeneratedRegex(@"<@&(\d{1,20})>")]
    private static partial Regex RoleMention { get; }

    [GeneratedRegex("@(everyone|here)")]
    private static partial Regex EveryoneMention { get; }
}
