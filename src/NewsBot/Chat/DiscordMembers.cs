using System.Net;
using NewsBot.Discord;
using NewsBot.Discord.Rest;

namespace NewsBot.Chat;

/// <summary>The members of guilds, asked for one by one when somebody is wanted: they are not kept (https://docs.discord.com/developers/resources/guild#get-guild-member).</summary>
internal sealed class DiscordMembers(DiscordClient client)
{
    public async Task<Member?> FindAsync(GuildId guild, UserId user, CancellationToken cancellationToken)
    {
        try
        {
            var found = await client.Rest.Guilds.GetMemberAsync(guild.Snowflake(), user.Snowflake(), cancellationToken);
            return new(guild, user, found.Nick ?? found.User?.DisplayName ?? "", ManagesGuild: false, [.. found.Roles.Select(role => role.ToString())]);
        }
        catch (DiscordException exception) when (exception.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
