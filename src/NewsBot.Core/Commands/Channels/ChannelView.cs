using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Commands.Sources;
using NewsBot.Posting;
using NewsBot.Posting.Filters;
using NewsBot.Storage;
using NewsBot.Storage.Guilds;

namespace NewsBot.Commands.Channels;

/// <summary><c>/channel show</c>, <c>test</c>, <c>pause</c>, <c>resume</c> and <c>remove</c>: a channel as it is set, and whether it is used.</summary>
public sealed class ChannelView(Database database, IChatClient chat, PhraseBooks books, TimeProvider time)
{
    private const int PartLength = 300;
    private const int ListLength = 800;

    public Task<Answer> ShowAsync(CommandInvoked invoked, Channel channel, CancellationToken cancellationToken) =>
        database.ReadAsync(session =>
        {
            var subscriptions = session.Subscriptions.Of(channel.Id);
            if (subscriptions.Count == 0)
                return FollowsNothing(session, channel.Id);

            var gone = subscriptions.Select(subscription => subscription.Source).Where(source => !session.Sources.IsThere(source)).ToList();
            var settings = session.Channels.Of(channel.Id);
            IEnumerable<MessageText> lines =
            [
                gone.Count == 0 ? MessageText.Empty : MessageText.Of($"No longer there, so that nothing comes of it: {List(gone)}. `/channel edit` chooses other sources."),
                session.Channels.IsPaused(channel.Id) ? MessageText.Of($"It is paused: what is new waits until somebody uses `/channel resume`.") : MessageText.Empty,
                .. SetupText.Lines(ChannelSetup.DraftOf(session, invoked.Member.Guild, channel, subscriptions)),
                ChannelFacts.Lacking(chat, channel.Id),
                ChannelFacts.Unnotified(chat, channel.Id, settings.Mention),
                Problem(settings.Filter, Filter.ParseForArticles) is { } unused ? MessageText.Of($"The filter of articles cannot be used as it stands: {unused} `/channel edit` changes it.") : MessageText.Empty,
                Problem(settings.Hold, Filter.ParseForComments) is { } unread ? MessageText.Of($"The filter of comments cannot be used as it stands: {unread} `/channel edit` changes it.") : MessageText.Empty,
            ];
            return new Answer(new(MessageText.JoinWithin(MessageText.MaxLength, "\n", lines.Where(line => !line.IsEmpty).Select(line => line.Trim()))));
        }, cancellationToken);

    public Task<Answer> TestAsync(CommandInvoked invoked, Channel channel, CancellationToken cancellationToken) =>
        database.ReadAsync(session =>
        {
            var subscriptions = session.Subscriptions.Of(channel.Id);
            var latest = subscriptions
                .SelectMany(subscription => session.ArticleLists.Latest(invoked.Member.Guild, subscription.Source, 1).Select(article => (article, subscription)))
                .OrderByDescending(pair => pair.article.DatedAt)
                .Take(1)
                .ToList();
            if (subscriptions.Count == 0)
                return FollowsNothing(session, channel.Id);
            if (latest is not [var (line, follower)])
                return Replies.Say($"No article has been read yet of what this channel follows. `/newsbot status` says how its sources answer.");

            var card = Phrases.In(books.Of(session.Channels.Of(channel.Id).Language), () => PostPreview.Of(session, Post.Of(line.Id, follower)));
            return new Answer(card with { Notifies = null, Text = MessageText.JoinWithin(MessageText.MaxLength, "\n", [KeptOut(session, line.Id, channel.Id), card.Text]) });
        }, cancellationToken);

    public Task<Answer> PauseAsync(CommandInvoked invoked, Channel channel, bool isPaused, CancellationToken cancellationToken) =>
        database.WriteAsync(session =>
        {
            if (session.Subscriptions.FollowedBy(channel.Id).Count == 0)
                return Replies.Say($"This channel follows nothing.");
            if (!session.Channels.Pause(invoked.Member.Guild, channel.Id, isPaused))
                return isPaused ? Replies.Say($"This channel is paused already.") : Replies.Say($"This channel is not paused.");

            session.Changes.Add(invoked, time.GetUtcNow(), invoked.Command);
            return isPaused
                ? Replies.Say($"Nothing new is posted here until somebody uses `/channel resume`; it waits until then.")
                : Replies.Say($"What has waited is posted now, the oldest first.");
        }, cancellationToken);

    public Task<Answer> AskToRemoveAsync(Channel channel, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.Subscriptions.FollowedBy(channel.Id).Count == 0
            ? Replies.Say($"This channel follows nothing.")
            : new Answer(new(
                MessageText.Of($"Forget what is set for this channel, and post nothing new here? What is posted stays."),
                Buttons: [CardButton.Press("Remove", new ButtonId("channel", ["remove"]).ToString())])), cancellationToken);

    public Task<Answer> RemoveAsync(ButtonPressed pressed, Channel channel, CancellationToken cancellationToken) =>
        database.WriteAsync(session =>
        {
            var ended = session.Subscriptions.Unfollow(channel.Id, null, time.GetUtcNow());
            session.Channels.Forget(channel.Id);
            session.Changes.Add(pressed, time.GetUtcNow(), "channel remove", ChangePart.Of(ended));
            return Replies.Say($"This channel follows nothing any more.") with { ReplacesMessage = true };
        }, cancellationToken);

    private static Answer FollowsNothing(Session session, ChannelId channel) => session.Subscriptions.EndedWithSource(channel) is { Count: > 0 } removed
        ? Replies.Say($"This channel follows nothing any more: {List(removed)} was removed. Use `/channel setup`.")
        : Replies.Say($"This channel follows nothing. Use `/channel setup`.");

    private static MessageText List(IEnumerable<SourceName> sources) => MessageText.JoinWithin(ListLength, ", ", sources.Select(source => MessageText.Of($"**{SourceChoices.Shown(source)}**")));

    // What was taken once may be refused by now.
    private static MessageText? Problem(string? filter, Func<string, Filter> parse)
    {
        if (filter is null)
            return null;

        try
        {
            parse(filter);
            return null;
        }
        catch (FormatException exception)
        {
            return MessageText.Said(exception.Message);
        }
    }

    private static MessageText KeptOut(Session session, ArticleId id, ChannelId channel)
    {
        if (session.Channels.Of(channel).Filter is not { } text || session.Articles.Find(id) is not { } article || session.Articles.SourceOf(id) is not { } source)
            return MessageText.Empty;

        var (filter, subject) = (Filter.KeptForArticles(text), FilterSubject.Of(article, source));
        return filter.Matches(subject) ? MessageText.Empty : MessageText.Of($"*The filter keeps this article out: “{MessageText.Name(filter.Because(subject), PartLength)}” does not hold.*");
    }
}
