using NewsBot.Chat;
using NewsBot.Commands.Running;

namespace NewsBot.Commands;

/// <summary>Whether somebody may ask something now, and as who.</summary>
public sealed class CommandGate(CoolDown coolDown, AdminRole role, PhraseBooks books, IChatClient chat)
{
    /// <summary>How long a person has to wait; null where what they ask is taken, and counted.</summary>
    public TimeSpan? Wait(Interaction asked) => coolDown.Wait(asked);

    /// <summary>The language of whoever asks; null for English.</summary>
    public PhraseBook? BookOf(Member member) => books.Of(member.Locale);

    /// <summary>The interaction as of somebody who manages the guild, where a role lets them, and who is told what is for adults, where their channel is.</summary>
    public async Task<Interaction> AppointAsync(Interaction asked, CancellationToken cancellationToken) =>
        asked with { Member = await role.AppointAsync(asked.Member, cancellationToken) with { ForAdults = chat.ChannelOf(asked.Channel) is { IsAgeRestricted: true } } };
}
