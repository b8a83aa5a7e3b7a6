using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage;
using NewsBot.Storage.Guilds;

namespace NewsBot.Commands.Histories;

/// <summary><c>/history link</c> and <c>claims</c>: a reader's name that a member says is theirs, once somebody who manages the guild has confirmed it.</summary>
public sealed class HistoryClaims(Database database, VisibleHistory visible, TimeProvider time)
{
    private const int NameLength = 60;
    private const int MostWaiting = 5;
    private const int MostShown = 15;
    private const string Noun = "claim";
    private const string Confirm = "yes";
    private const string Remove = "no";

    // What those who manage the guild are told of once, until nothing waits any more; no channel is called so.
    private static readonly ChannelId Subject = new("claims");

    public static bool IsOne(ButtonId button) => button.Values is [Noun, ..];

    public Task<Answer> LinkAsync(CommandInvoked invoked, CancellationToken cancellationToken) => database.WriteAsync(session => Link(session, invoked), cancellationToken);

    public Task<Answer> ShowAsync(CommandInvoked invoked, CancellationToken cancellationToken) => invoked.Member.ManagesGuild
        ? database.ReadAsync(session => Next(session, invoked.Member.Guild), cancellationToken)
        : Task.FromResult(Replies.ManagersOnly);

    /// <summary>Confirms a claim, or removes one; the ids came from outside.</summary>
    public Task<Answer> DecideAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken)
    {
        if (button.Values is not [Noun, (Confirm or Remove) and var verdict, var author, var person] || !ShortHash.HasForm(author) || !ShortHash.HasForm(person))
            return Task.FromResult(Replies.StaleButton);

        var isOwn = new AuthorId(person) == AuthorId.OnDiscord(pressed.Member.User.Value);
        return !pressed.Member.ManagesGuild && (verdict == Confirm || !isOwn)
            ? Task.FromResult(Replies.ManagersOnly)
            : database.WriteAsync(session => Decide(session, pressed, verdict, new(author), new(person)), cancellationToken);
    }

    private Answer Link(Session session, CommandInvoked invoked)
    {
        var (member, me) = (invoked.Member, AuthorId.OnDiscord(invoked.Member.User.Value));
        if (HistoryChoice.Find(session, visible, invoked) is not { } author || visible.Lines(session, member, author, VisibleHistory.Newest).FirstOrDefault() is not { } line)
            return HistoryChoice.Nobody;

        var name = MessageText.Name(line.Author, NameLength);
        if (line.Origin != nameof(Origin.Site))
            return Replies.Say($"**{name}** writes here and not on a site: only a reader's name on a site can be yours as well.");
        if (session.Claims.Confirmed(member.Guild, author) is { } known && known.PersonId != me)
            return member.ManagesGuild
                ? new(new(MessageText.Of($"**{name}** was confirmed to be **{MessageText.Name(known.PersonName, NameLength)}**."), Buttons: [Button("Undo", Remove, author, known.PersonId)]))
                : Replies.Say($"**{name}** was confirmed to be somebody else. Those who manage the server can undo that.");
        if (session.People.IsForgotten(me))
            return Replies.Say($"I keep nothing of you. Use */history remember* first.");

        var mine = session.Claims.Of(member.Guild, me);
        if (mine.FirstOrDefault(claim => claim.AuthorId == author) is { } asked)
            return new(new(
                asked.ConfirmedAt is null ? MessageText.Of($"That you are **{name}** still waits to be confirmed.") : MessageText.Of($"You are **{name}** here: one history joins both."),
                Buttons: [Button("Take it back", Remove, author, me)]));
        if (mine.Count(claim => claim.ConfirmedAt is null) >= MostWaiting)
            return Replies.Say($"{MostWaiting} names that you say are yours wait to be confirmed. Wait for those first.");

        session.Claims.Ask(member.Guild, author, member, time.GetUtcNow());
        session.Alerts.Add(member.Guild, Subject, $"A member says that a reader's name is theirs. Use /history claims to see who, and to confirm it or not.", time.GetUtcNow());
        return Replies.Say($"Those who manage the server are asked whether you are **{name}**. Once they confirm it, one history joins what you wrote here and there, and everybody here sees both names in it. Use */history link* again to take that back.");
    }

    private Answer Decide(Session session, ButtonPressed pressed, string verdict, AuthorId author, AuthorId person)
    {
        var guild = pressed.Member.Guild;
        var isDone = verdict == Confirm ? session.Claims.Confirm(guild, author, person, time.GetUtcNow()) : session.Claims.Remove(guild, author, person);
        if (!isDone)
            return Replies.Say($"That was decided already.") with { ReplacesMessage = true };

        session.Changes.Add(pressed, time.GetUtcNow(), verdict == Confirm ? "confirm name" : "refuse name", ChangePart.Of("member", person), ChangePart.Of("reader", author));
        if (session.Claims.Waiting(guild).Count == 0)
            session.Alerts.Resolve(guild, Subject);
        if (!pressed.Member.ManagesGuild)
            return Replies.Say($"Taken back.") with { ReplacesMessage = true };

        var next = Next(session, guild);
        var done = verdict == Confirm ? MessageText.Of($"Confirmed.") : MessageText.Of($"Removed.");
        return next with { Card = next.Card with { Text = MessageText.Join(" ", [done, next.Card.Text]) }, ReplacesMessage = true };
    }

    // The one that has waited longest; where none waits, what was confirmed.
    private static Answer Next(Session session, GuildId guild)
    {
        if (session.Claims.Waiting(guild) is not [var claim, ..] waiting)
            return Replies.Say($"No name waits to be confirmed.");

        var shown = session.Claims.Of(guild, claim.PersonId).Where(other => other.ConfirmedAt is not null).Take(MostShown).Select(other => MessageText.Name(other.Name, NameLength)).ToList();
        var known = shown.Count == 0 ? MessageText.Empty : MessageText.Of($" They were confirmed to be {MessageText.Join(", ", shown)}.");
        return new(new(
            MessageText.Of($"{MessageText.Person(claim.UserId)} (**{MessageText.Name(claim.PersonName, NameLength)}**) says that the reader **{MessageText.Name(claim.Name, NameLength)}** is them, {MessageText.Relative(claim.AskedAt)} ({waiting.Count} waiting).{known} */history commenter* shows what that reader wrote."),
            Buttons: [Button("Confirm", Confirm, claim.AuthorId, claim.PersonId), Button("Refuse", Remove, claim.AuthorId, claim.PersonId)]));
    }

    private static CardButton Button(string label, string verdict, AuthorId author, AuthorId person) =>
        CardButton.Press(label, new ButtonId("history", [Noun, verdict, author.Value, person.Value]).ToString());
}
