using System.Globalization;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Commands.Sources;
using NewsBot.Posting;
using NewsBot.Storage;
using NewsBot.Storage.Guilds;
using NewsBot.Summaries;

namespace NewsBot.Commands.Channels;

/// <summary><c>/channel follow</c>, <c>/channel unfollow</c> and <c>/channel alerts</c>: which sources a channel gets, in one step each.</summary>
public sealed class ChannelFollowing(Database database, IChatClient chat, TimeProvider time)
{
    private const int NameLength = 100;
    private const int ListLength = 1_500;
    private const string Yes = "yes";
    private const string Here = "here";

    public Task<IReadOnlyList<Choice>> CompleteAsync(CompletionAsked asked, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Choice>>(session => [SourceChoices.Every, .. Offered(session, asked).Take(24)], cancellationToken);

    public Task<Answer> FollowAsync(CommandInvoked invoked, Channel channel, CancellationToken cancellationToken)
    {
        var old = invoked.Options.GetValueOrDefault("old") switch { "1" => 1, "5" => 5, _ => 0 };
        var mode = Enum.TryParse<MirrorMode>(invoked.Options.GetValueOrDefault("mirror"), out var named) && Enum.IsDefined(named) ? named : MirrorMode.Filtered;
        var typed = invoked.Options.GetValueOrDefault("source", "");
        var isAnnouncing = channel.Kind == ChannelKind.Announcement;
        if (!isAnnouncing && invoked.Options.GetValueOrDefault("publish") == Yes)
            return Task.FromResult(Replies.Say($"Only an announcement channel has followers to publish to; leave “publish” out here."));

        return database.WriteAsync(session =>
        {
            if (SourceChoices.NamedToFollow(session, invoked.Member.Guild, typed) is not { } source)
                return Replies.Say($"There is no source named “{MessageText.Name(typed, NameLength)}”. Choose one of those that are offered while you type.");
            if (!channel.IsAgeRestricted && session.Sources.TermsOf(source).AgeRestricted)
                return Replies.Say($"**{MessageText.Name(source.Value, NameLength)}** is age-restricted: choose a channel that is, or mark this one so in its settings.");

            var publishes = isAnnouncing && invoked.Options.GetValueOrDefault("publish", Yes) == Yes;
            var subscription = new Subscription(source, invoked.Member.Guild, channel.Id, channel.Kind, mode, publishes, StyleOf(invoked));
            session.Subscriptions.Follow(subscription);
            session.Changes.Add(invoked, time.GetUtcNow(), invoked.Command,
            [
                ChangePart.Of(source),
                .. old > 0 ? [ChangePart.Of("old", $"{old}")] : Array.Empty<ChangePart>(),
                .. ChannelSaving.Parts(subscription.Mirror, subscription.Summary).Except(ChannelSaving.Parts(MirrorMode.Filtered, default)),
                .. isAnnouncing ? [ChangePart.Words("publish", publishes ? Yes : "no")] : Array.Empty<ChangePart>(),
            ]);
            foreach (var article in session.ArticleLists.Latest(invoked.Member.Guild, source, old).Reverse())
                session.Posts.Offer(article.Id, subscription, !channel.IsAgeRestricted, time.GetUtcNow());

            return Replies.Say($"This channel follows **{SourceChoices.Shown(source)}** from now on.{ChannelFacts.Lacking(chat, channel.Id)}{ChannelFacts.Unread(chat)}");
        }, cancellationToken);
    }

    public Task<Answer> UnfollowAsync(CommandInvoked invoked, Channel channel, CancellationToken cancellationToken)
    {
        var typed = invoked.Options.GetValueOrDefault("source");

        return database.WriteAsync(session =>
        {
            var followed = session.Subscriptions.FollowedBy(channel.Id);
            if (followed.Count == 0)
                return Replies.Say($"This channel follows nothing.");
            if (typed is null)
                return End(session, invoked, channel, null);

            var named = SourceChoices.IsEvery(typed) ? SourceName.Every : followed.FirstOrDefault(source => string.Equals(source.Value, typed.Trim(), StringComparison.OrdinalIgnoreCase));
            return followed.Contains(named)
                ? End(session, invoked, channel, named)
                : Replies.Say($"This channel does not follow “{(SourceChoices.IsEvery(typed) ? SourceChoices.Shown(SourceName.Every) : MessageText.Name(typed, NameLength))}”.");
        }, cancellationToken);
    }

    public Task<Answer> AlertAsync(CommandInvoked invoked, Channel channel, CancellationToken cancellationToken)
    {
        var isHere = invoked.Options.GetValueOrDefault("where", Here) == Here;
        if (isHere && channel.Kind == ChannelKind.Forum)
            return Task.FromResult(Replies.Say($"A forum takes no messages; choose a channel of messages."));

        return database.WriteAsync(session =>
        {
            session.Guilds.SetAlertChannel(invoked.Member.Guild, isHere ? channel.Id : null);
            session.Changes.Add(invoked, time.GetUtcNow(), invoked.Command, ChangePart.Words("where", isHere ? "here" : "only to the owner"));
            return isHere ? Replies.Say($"What keeps me from posting is told here from now on.{ChannelFacts.Lacking(chat, channel.Id)}") : Replies.Say($"What keeps me from posting is told to the owner of the server alone from now on.");
        }, cancellationToken);
    }

    // What a channel follows can be ended even where it is no longer there.
    private IReadOnlyList<Choice> Offered(Session session, CompletionAsked asked) => asked.Command == "channel unfollow"
        ? SourceChoices.Containing(asked.Typed, session.Subscriptions.FollowedBy(chat.ChannelOf(asked.Channel)?.Id ?? asked.Channel).Where(source => source != SourceName.Every))
        : SourceChoices.ToFollow(session, asked.Member.Guild, asked.Typed);

    private static SummaryStyle StyleOf(CommandInvoked invoked) => new(
        int.TryParse(invoked.Options.GetValueOrDefault("summary"), NumberStyles.None, CultureInfo.InvariantCulture, out var sentences) ? Math.Clamp(sentences, 1, SummaryLength.MostSentences) : null,
        invoked.Options.GetValueOrDefault("bullets") == Yes);

    private Answer End(Session session, CommandInvoked invoked, Channel channel, SourceName? source)
    {
        var ended = session.Subscriptions.Unfollow(channel.Id, source, time.GetUtcNow());
        session.Changes.Add(invoked, time.GetUtcNow(), invoked.Command, ChangePart.Of(ended));
        return Replies.Say($"This channel no longer follows {MessageText.JoinWithin(ListLength, ", ", ended.Select(SourceChoices.Shown))}. What is posted stays.");
    }
}
