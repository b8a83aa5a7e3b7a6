using System.Globalization;
using NewsBot.Chat;
using NewsBot.Commands.Sources;
using NewsBot.Posting;
using NewsBot.Storage;
using NewsBot.Storage.Guilds;

namespace NewsBot.Commands.Channels;

/// <summary><c>/channel setup</c> and <c>/channel edit</c>: steps in which everything is chosen, and nothing is changed before it is saved.</summary>
public sealed class ChannelSetup(Database database, IChatClient chat, TimeProvider time)
{
    public Task<Answer> BeginAsync(CommandInvoked invoked, Channel channel, CancellationToken cancellationToken) =>
        database.WriteAsync(session =>
        {
            var draft = DraftOf(session, invoked.Member.Guild, channel, session.Subscriptions.Of(channel.Id));
            return Show(session, invoked.Member, draft, SetupSteps.First);
        }, cancellationToken);

    public Task<Answer> EditAsync(CommandInvoked invoked, Channel channel, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.Subscriptions.Of(channel.Id) is { Count: > 0 } subscriptions
            ? Show(session, invoked.Member, DraftOf(session, invoked.Member.Guild, channel, subscriptions) with { IsEdit = true }, SetupSteps.First)
            : Replies.Say($"This channel follows nothing. Use `/channel setup`."), cancellationToken);

    public Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) =>
        database.WriteAsync(session => Find(session, pressed.Member) is { } draft
            ? (Press(session, pressed, draft, button.Values) ?? Replies.StaleButton) with { ReplacesMessage = true }
            : Replies.Say($"What you had chosen is no longer there. Use `/channel setup` again.") with { ReplacesMessage = true }, cancellationToken);

    public Task<Answer> SubmitAsync(FormSubmitted submitted, ButtonId form, CancellationToken cancellationToken) =>
        database.WriteAsync(session =>
        {
            if (Find(session, submitted.Member) is not { } draft || form.Values is not ["setup", "texts"])
                return Replies.Say($"What you had chosen is no longer there. Use `/channel setup` again.");

            try
            {
                return Show(session, submitted.Member, draft with { Settings = SetupForm.Read(submitted, draft.Settings), Written = null }, SetupSteps.Last) with { ReplacesMessage = true };
            }
            catch (FormatException exception)
            {
                // What somebody wrote stands in the form when it is opened again, so that it is not lost.
                var kept = draft with { Written = SetupForm.Written(submitted) };
                return Show(session, submitted.Member, kept, SetupSteps.Last, MessageText.Of($"{MessageText.Said(exception.Message)} Nothing of the form was taken over; open it again to correct what you wrote.")) with { ReplacesMessage = true };
            }
        }, cancellationToken);

    // Of what somebody has chosen a source may be gone meanwhile.
    private static SetupDraft? Find(Session session, Member member) =>
        session.Setups.Find(member) is { } draft ? draft with { Sources = [.. draft.Sources.Where(session.Sources.IsThere)] } : null;

    /// <summary>What is set for a channel, as a draft to go on from.</summary>
    internal static SetupDraft DraftOf(Session session, GuildId guild, Channel channel, IReadOnlyList<Subscription> subscriptions)
    {
        var first = subscriptions.Count > 0 ? subscriptions[0] : null;
        return new(
            channel.Id,
            [.. subscriptions.Select(subscription => subscription.Source).Where(session.Sources.IsThere)],
            0,
            first?.Mirror ?? MirrorMode.Filtered,
            first?.Summary ?? default,
            first?.Publishes ?? channel.Kind == ChannelKind.Announcement,
            session.Channels.Of(channel.Id),
            session.Guilds.ToAlert(guild).Channel);
    }

    private Answer? Press(Session session, ButtonPressed pressed, SetupDraft draft, IReadOnlyList<string> values) => values switch
    {
        [_, "step", var typed] when int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step is >= SetupSteps.First and <= SetupSteps.Last => Show(session, pressed.Member, draft, step),
        [_, "set", "channel" or "alerts"] => ChooseChannel(session, pressed, draft, values[2], pressed.Chosen ?? []),
        [_, "set", var what] => SetupChoice.Apply(draft, what, pressed.Chosen ?? [], name => SourceChoices.NamedToFollow(session, pressed.Member.Guild, name)) is { } chosen ? Show(session, pressed.Member, chosen, StepOf(what)) : null,
        [_, "texts"] => Show(session, pressed.Member, draft, SetupSteps.Last) with { Form = SetupForm.Of(draft) },
        [_, "save"] => Save(session, pressed, draft),
        [_, "cancel"] => Cancel(session, pressed),
        _ => null,
    };

    // What was chosen came from outside: it must be a channel of this guild that whoever chose it sees.
    private Answer? ChooseChannel(Session session, ButtonPressed pressed, SetupDraft draft, string what, IReadOnlyList<string> chosen)
    {
        if (what == "alerts" && chosen.Count == 0)
            return Show(session, pressed.Member, draft with { Alerts = null }, StepOf(what));
        if (chosen is not [var id] || !id.All(char.IsAsciiDigit) || id.Length is 0 or > 20)
            return null;
        if (chat.ChannelOf(new(id)) is not { } channel || !chat.CanSee(pressed.Member, channel.Id))
            return Show(session, pressed.Member, draft, StepOf(what), MessageText.Of($"I cannot see this channel; give me the right to view it first."));
        if (what == "alerts")
        {
            return channel.Kind == ChannelKind.Forum
                ? Show(session, pressed.Member, draft, StepOf(what), MessageText.Of($"A forum takes no messages; choose a channel of messages."))
                : Show(session, pressed.Member, draft with { Alerts = channel.Id }, StepOf(what));
        }

        // A channel that is set up already is gone on with.
        var subscriptions = session.Subscriptions.Of(channel.Id);
        var begun = DraftOf(session, pressed.Member.Guild, channel, subscriptions) with { Old = draft.Old };
        return Show(session, pressed.Member, subscriptions.Count > 0 ? begun : begun with { Sources = draft.Sources }, StepOf(what));
    }

    private Answer Save(Session session, ButtonPressed pressed, SetupDraft draft)
    {
        if (draft.Channel is not { } id || draft.Sources.Count == 0 || chat.ChannelOf(id) is not { } channel)
            return Show(session, pressed.Member, draft, SetupSteps.First, MessageText.Of($"Choose a channel and its sources first."));
        if (!channel.IsAgeRestricted && draft.Sources.FirstOrDefault(source => session.Sources.TermsOf(source).AgeRestricted) is { Value: not null } restricted)
            return Show(session, pressed.Member, draft, SetupSteps.First, MessageText.Of($"**{SourceChoices.Shown(restricted)}** is age-restricted: choose a channel that is, or mark this one so in its settings."));

        var before = DraftOf(session, pressed.Member.Guild, channel, session.Subscriptions.Of(id));
        ChannelSaving.Save(session, pressed.Member.Guild, channel, draft, time.GetUtcNow());
        session.Changes.Add(pressed, time.GetUtcNow(), draft.IsEdit ? "channel edit" : "channel setup", [.. id == pressed.Channel ? Array.Empty<ChangePart>() : [ChangePart.Of("channel", id)], .. ChannelSaving.Changed(before, draft)]);
        session.Setups.Forget(pressed.Member);
        return Replies.Say($"{MessageText.Place(id)} is set up.{ChannelFacts.Lacking(chat, id)}{PersonaRight(draft, id)}{ChannelFacts.Unnotified(chat, id, draft.Settings.Mention)}{ChannelFacts.Unread(chat)} `/channel test` shows how its posts look.");
    }

    private MessageText PersonaRight(SetupDraft draft, ChannelId channel) => draft.Settings.Personas && !chat.MayPose(channel)
        ? MessageText.Of($" To show comments under their authors' names I need **{MessageText.Said("Manage Webhooks")}** there.")
        : MessageText.Empty;

    private static Answer Cancel(Session session, ButtonPressed pressed)
    {
        session.Setups.Forget(pressed.Member);
        return Replies.Say($"Nothing was changed.");
    }

    private Answer Show(Session session, Member member, SetupDraft draft, int step, MessageText problem = default)
    {
        session.Setups.Save(member, draft, time.GetUtcNow());
        var isAnnouncing = draft.Channel is { } channel && chat.ChannelOf(channel)?.Kind == ChannelKind.Announcement;
        return new(SetupSteps.Card(draft, step, [.. session.Sources.ToFollow(member.Guild).Select(source => source.Name)], isAnnouncing, problem));
    }

    private static int StepOf(string what) => what switch
    {
        "channel" or "sources" or "old" => 1,
        "format" or "summary" or "rest" or "role" => 2,
        "mirror" or "cap" or "as" or "alerts" => 3,
        _ => SetupSteps.Last,
    };
}
