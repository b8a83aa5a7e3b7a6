using System.Globalization;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Commands.Sources;
using NewsBot.Posting;
using NewsBot.Storage;
using NewsBot.Storage.Guilds;

namespace NewsBot.Commands.Channels;

/// <summary><c>/digest</c>: what was new, now and for whoever asks, or regularly for a channel.</summary>
public sealed class DigestCommand(Database database, IChatClient chat, TimeProvider time) : ICommand
{
    private const int NameLength = 100;
    private const int MostDays = 31;

    private static readonly OptionDefinition Source = new("source", "Only from this source", Completed: true);
    private static readonly OptionDefinition At = new("at", "The time of day, such as 8:00", Required: true);
    private static readonly OptionDefinition Zone = new("zone", "Where it is that time, such as Europe/Berlin", Completed: true);
    private static readonly OptionDefinition Day = new("day", "The day of the week", Required: true, Choices: [.. Enumerable.Range(1, 7).Select(day => $"{(DayOfWeek)(day % 7)}").Select(day => new Choice(day, day))]);

    public CommandDefinition Definition { get; } = new("digest", "What was new: articles, the liveliest discussions, the most answered comments",
    [
        new("now", "For you alone, as you may see it", [new("days", "Of how many days (1 if not given)", Number: (1, MostDays)), Source]),
        new("daily", "Tell this channel every day", [At, Zone, Source]),
        new("weekly", "Tell this channel every week", [Day, At, Zone, Source]),
        new("show", "When this channel is told", []),
        new("stop", "Tell this channel no more", []),
    ]);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken) => invoked.Command switch
    {
        "digest now" => NowAsync(invoked, cancellationToken),
        "digest show" => database.ReadAsync(session => Show(session, invoked), cancellationToken),
        "digest daily" or "digest weekly" or "digest stop" when !invoked.Member.ManagesGuild => Task.FromResult(Replies.ManagersOnly),
        "digest stop" => database.WriteAsync(session => Stop(session, invoked), cancellationToken),
        "digest daily" or "digest weekly" => database.WriteAsync(session => Begin(session, invoked), cancellationToken),
        _ => Task.FromResult(Replies.UnknownCommand),
    };

    public Task<IReadOnlyList<Choice>> CompleteAsync(CompletionAsked asked, CancellationToken cancellationToken) => asked.Option == "zone"
        ? Task.FromResult(Choice.Of(TimeZones.Matching(asked.Typed).Select(zone => (zone, zone))))
        : database.ReadAsync(session => asked.Command == "digest now" ? SourceChoices.Matching(session, asked.Member.Guild, asked.Typed) : SourceChoices.ToFollow(session, asked.Member.Guild, asked.Typed), cancellationToken);

    public Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) => Task.FromResult(Replies.StaleButton);

    private Task<Answer> NowAsync(CommandInvoked invoked, CancellationToken cancellationToken)
    {
        var days = int.TryParse(invoked.Options.GetValueOrDefault("days"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, MostDays) : 1;
        var (viewer, now) = (invoked.Member, time.GetUtcNow());
        return database.ReadAsync(session =>
        {
            if (SourceChoices.Given(session, invoked) is not { } source)
                return SourceChoices.Unknown(session, invoked);

            var digest = new DigestFacts(session, chat).Of(viewer.Guild, source, now.AddDays(-days), now, place => chat.CanSee(viewer, place), viewer.ForAdults);
            return digest.IsEmpty ? Replies.Say($"Nothing is new since {MessageText.Relative(digest.From)}.") : new(DigestComposer.Compose(digest, quotesPeople: true));
        }, cancellationToken);
    }

    private Answer Begin(Session session, CommandInvoked invoked)
    {
        if (chat.ChannelOf(invoked.Channel) is not { } channel)
            return Replies.Say($"I cannot see this channel; give me the right to view it first.");
        if (channel.Kind == ChannelKind.Forum)
            return Replies.Say($"A forum takes no messages; choose a channel of messages.");
        if (DigestPlan.TimeOf(invoked.Options.GetValueOrDefault("at", "")) is not { } at)
            return Replies.Say($"“at” takes a time of day such as 8:00 or 17:30, and not “{MessageText.Name(invoked.Options.GetValueOrDefault("at", ""), NameLength)}”.");
        if (TimeZones.Find(invoked.Options.GetValueOrDefault("zone", time.LocalTimeZone.Id)) is not { } zone)
            return Replies.Say($"There is no time zone named “{MessageText.Name(invoked.Options.GetValueOrDefault("zone", ""), NameLength)}”. Choose one of those that are offered while you type, such as Europe/Berlin.");
        if (SourceChoices.NamedToFollow(session, invoked.Member.Guild, invoked.Options.GetValueOrDefault("source", SourceName.Every.Value)) is not { } source || !SourceChoices.IsToldTo(session, invoked.Member, source))
            return SourceChoices.Unknown(session, invoked);
        var isWeekly = invoked.Command == "digest weekly";
        if (isWeekly && !Day.Choices!.Any(day => day.Value == invoked.Options.GetValueOrDefault("day")))
            return Replies.Say($"“day” takes a day of the week, such as {Phrases.Of("Monday")}.");

        var plan = new DigestPlan(invoked.Member.Guild, channel.Id, source, isWeekly ? Enum.Parse<DayOfWeek>(invoked.Options["day"]) : null, at, zone);
        session.Digests.Begin(plan, time.GetUtcNow());
        session.Changes.Add(invoked, time.GetUtcNow(), invoked.Command, [.. isWeekly ? [ChangePart.Words("day", $"{plan.Weekday}")] : Array.Empty<ChangePart>(), ChangePart.Of("at", $"{plan.At:HH:mm}"), ChangePart.Of("zone", plan.Zone), ChangePart.Of(plan.Source)]);
        var missing = chat.MissingToPost(channel.Id);
        return Replies.Say($"{Told(session.Digests.Of(channel.Id)!)}{(missing.Count == 0 ? MessageText.Empty : MessageText.Of($" I cannot post here yet: give me {MessageText.Join(", ", missing.Select(right => MessageText.Of($"**{right}**")))}."))}");
    }

    private Answer Show(Session session, CommandInvoked invoked) =>
        session.Digests.Of(PlaceOf(invoked)) is { } due ? Replies.Say($"{Told(due)}{Gone(session, due.Plan.Source)}") : Replies.Say($"This channel gets no digest. Who may manage the server sets one up with */digest daily* or */digest weekly*.");

    private Answer Stop(Session session, CommandInvoked invoked)
    {
        if (!session.Digests.End(PlaceOf(invoked)))
            return Replies.Say($"This channel gets no digest.");

        session.Changes.Add(invoked, time.GetUtcNow(), invoked.Command);
        return Replies.Say($"This channel gets no digest any more.");
    }

    private ChannelId PlaceOf(CommandInvoked invoked) => chat.ChannelOf(invoked.Channel)?.Id ?? invoked.Channel;

    private static MessageText Gone(Session session, SourceName source) => session.Sources.IsThere(source)
        ? MessageText.Empty
        : MessageText.Of($" That source is no longer there: set the digest up anew, or end it with */digest stop*.");

    private static MessageText Told(DueDigest due)
    {
        var of = due.Plan.Source == SourceName.Every ? MessageText.Empty : MessageText.Of($" from **{MessageText.Name(due.Plan.Source.Value, NameLength)}**");
        var when = due.Plan.Weekday is { } day ? MessageText.Of($"every week on {Phrases.Of($"{day}")}") : MessageText.Of($"every day");
        return MessageText.Of($"This channel is told {when} at {due.Plan.At.ToString("HH:mm", CultureInfo.InvariantCulture)} ({due.Plan.Zone}) what is new{of}; next {MessageText.Relative(due.DueAt)}. Where nothing is new, nothing is said.");
    }
}
