using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Commands.Articles;
using NewsBot.Commands.Sources;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Commands.Running;

/// <summary><c>/newsbot why</c>: in plain words, why an article is in a channel or is not.</summary>
public sealed class ArticleWhy(Database database, IChatClient chat)
{
    private const int TitleLength = 100;
    private const int ErrorLength = 300;
    private const int MostCompletions = 25;

    /// <summary>The articles that one may mean.</summary>
    public Task<IReadOnlyList<Choice>> CompleteAsync(CompletionAsked asked, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Choice.Of(session.ArticleLists.Search(asked.Member.Guild, asked.Typed, MostCompletions).Select(article => (article.Title, article.Id.Value))), cancellationToken);

    public Task<Answer> ExplainAsync(CommandInvoked invoked, CancellationToken cancellationToken)
    {
        if (chat.ChannelOf(invoked.Channel) is not { } channel)
            return Task.FromResult(Replies.Say($"I cannot see this channel; give me the right to view it first."));

        return database.ReadAsync(session =>
        {
            var typed = invoked.Options.GetValueOrDefault("article", "");
            if (Find(session, invoked, typed) is not { } id || session.Articles.Find(id) is not { } article)
                return Replies.Say($"No article of that title or address has been read. `/source show` says whether its source answers, and what is not taken of it.");

            return new Answer(new(MessageText.JoinWithin(MessageText.MaxLength, "\n", [MessageText.Of($"**{MessageText.Name(article.Title, TitleLength)}**"), .. Reasons(session, invoked.Member.Guild, channel, id)])));
        }, cancellationToken);
    }

    private static ArticleId? Find(Session session, CommandInvoked invoked, string typed)
    {
        var byAddress = session.Stories.OfUrl(typed.Trim());
        var known = byAddress is { } found && (session.Articles.IsKnownTo(invoked.Member.Guild, found) || session.Moderation.IsTakenDown(invoked.Member.Guild, found)) ? byAddress : null;
        return known ?? ArticleChoice.Find(session, invoked, evenForAdults: true).Article ?? (typed.Trim().Length > 0 ? session.Moderation.TakenDown(invoked.Member.Guild, typed) : null);
    }

    private IEnumerable<MessageText> Reasons(Session session, GuildId guild, Channel channel, ArticleId article)
    {
        if (session.Moderation.IsTakenDown(guild, article))
        {
            yield return MessageText.Of($"It was taken down in this server.");
            foreach (var (thread, problem) in session.Threads.Left(article, guild))
                yield return MessageText.Of($"Its thread {MessageText.Place(thread)} is still there: {MessageText.Said(problem).Shorten(ErrorLength)}");
            yield break;
        }

        var sources = session.Sightings.SourcesOf(article);
        yield return sources.Count > 1
            ? MessageText.Of($"Several sources have it, which counts as one story and is posted once: {MessageText.Join(", ", sources.Select(SourceChoices.Shown))}.")
            : MessageText.Of($"It comes from {MessageText.Join(", ", sources.Select(SourceChoices.Shown))}.");
        yield return session.Posts.Find(article, channel.Id) is { } post ? Posted(session, post) : NotPosted(session, channel, article, sources);
    }

    private MessageText Posted(Session session, Post post)
    {
        var delivery = session.Deliveries.Of(post).First(delivery => delivery.Kind == DeliveryKind.Post);
        var error = session.Deliveries.ErrorOf(delivery.Key) is { Length: > 0 } said ? MessageText.Said(said).Shorten(ErrorLength) : MessageText.Of($"no reason was given.");
        return delivery switch
        {
            { State: DeliveryState.Gone } => MessageText.Of($"It was posted here, and somebody has deleted the message; it is not posted again."),
            { State: DeliveryState.Dead } => MessageText.Of($"It could not be posted here and was given up: {error} `/newsbot retry` tries again."),
            { State: DeliveryState.Dropped } => MessageText.Of($"It could not be posted here, and somebody has given it up with `/newsbot drop`."),
            { Message: { } message } => MessageText.Of($"It was posted here: {MessageText.Link("", chat.LinkTo(post.Guild, post.Channel, message))}"),
            _ when session.Channels.IsPaused(post.Channel) => MessageText.Of($"It waits because this channel is paused; `/channel resume` has it posted."),
            { State: DeliveryState.Sending } => MessageText.Of($"It is being posted just now."),
            { Refusals: > 0 } => MessageText.Of($"It waits because Discord refused it: {error} The next try is {MessageText.Relative(delivery.DueAt)}."),
            _ when session.Deliveries.ErrorOf(delivery.Key) is not null => MessageText.Of($"It waits for a limit: {error} Its turn comes {MessageText.Relative(delivery.DueAt)}."),
            _ => MessageText.Of($"It waits for its turn and is posted in a moment."),
        };
    }

    private static MessageText NotPosted(Session session, Channel channel, ArticleId article, IReadOnlyList<SourceName> sources)
    {
        var followed = session.Subscriptions.Of(channel.Id);
        if (session.Withheld.Find(article, channel.Id) is { } withheld)
        {
            return withheld.Reason == WithheldFor.Filter
                ? MessageText.Of($"The filter of this channel keeps it out: “{MessageText.Name(withheld.Details, ErrorLength)}” does not hold. That was decided {MessageText.Relative(withheld.At)}.")
                : MessageText.Of($"**{MessageText.Name(withheld.Details, TitleLength)}** is age-restricted, and this channel is not.");
        }

        if (!followed.Any(subscription => subscription.Source == SourceName.Every || sources.Contains(subscription.Source)))
            return followed.Count == 0 ? MessageText.Of($"This channel follows nothing.") : MessageText.Of($"This channel does not follow its source.");
        return session.Sightings.IsOffered(article)
            ? MessageText.Of($"It was there before this channel followed its source, or before the source was first read. `/channel follow` with *old* posts what is there already.")
            : MessageText.Of($"It has only just been read and is posted as soon as it is summarized.");
    }
}
