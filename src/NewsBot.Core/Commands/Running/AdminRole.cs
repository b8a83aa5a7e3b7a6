using NewsBot.Chat;
using NewsBot.Storage;
using NewsBot.Storage.Guilds;

namespace NewsBot.Commands.Running;

/// <summary><c>/newsbot role</c>: the role whose members may do what those who manage the guild may. Only those name it.</summary>
public sealed class AdminRole(Database database, TimeProvider time)
{
    public Task<Answer> ShowAsync(GuildId guild, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Show(session, guild), cancellationToken);

    public Task<Answer> NameAsync(ButtonPressed pressed, CancellationToken cancellationToken)
    {
        if (pressed.Member.IsAppointed)
            return Task.FromResult(Replies.Say($"Only those who may manage the server themselves can name the role."));
        if (pressed.Chosen is not ([] or [{ Length: > 0 and <= 20 }]) || pressed.Chosen.Any(id => !id.All(char.IsAsciiDigit)))
            return Task.FromResult(Replies.StaleButton);

        // Everybody has the role that is called like the guild.
        RoleId? role = pressed.Chosen is [var chosen] ? new RoleId(chosen) : null;
        if (role?.Value == pressed.Member.Guild.Value)
            return Task.FromResult(Replies.Say($"Everybody has that role; choose another."));

        return database.WriteAsync(session =>
        {
            session.Guilds.SetAdminRole(pressed.Member.Guild, role);
            session.Changes.Add(pressed, time.GetUtcNow(), "newsbot role", ChangePart.Of("role", role));
            return Show(session, pressed.Member.Guild) with { ReplacesMessage = true };
        }, cancellationToken);
    }

    /// <summary>The member as somebody who manages the guild, where they have the role.</summary>
    public Task<Member> AppointAsync(Member member, CancellationToken cancellationToken) =>
        member.ManagesGuild || member.Roles.Count == 0
            ? Task.FromResult(member)
            : database.ReadAsync(session => session.Guilds.AdminRole(member.Guild) is { } role && member.Roles.Contains(role.Value) ? member with { ManagesGuild = true, IsAppointed = true } : member, cancellationToken);

    private static Answer Show(Session session, GuildId guild)
    {
        var text = session.Guilds.AdminRole(guild) is { } role
            ? MessageText.Of($"Those who have {MessageText.Role(role)} may do what those who manage the server may. Allow the role under Server Settings, Integrations, too: Discord shows them the commands only then.")
            : MessageText.Of($"Only those who may manage the server may set me up. Choose a role whose members may, too.");
        return new(new(text, Selects: [new(new ButtonId("newsbot", ["role"]).ToString(), Phrases.Of("A role (none if not chosen)"), Kind: SelectKind.Role, Least: 0, Chosen: session.Guilds.AdminRole(guild) is { } chosen ? [chosen.Value] : [])]));
    }
}
