using System.Globalization;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;
using NewsBot.Summaries;

namespace NewsBot.Commands;

/// <summary><c>/channel follow</c> and <c>/channel unfollow</c>: which sources a channel gets, and what waits for a moderator.</summary>
public sealed class ChannelCommand(Database database, IChatClient chat, HeldComments held, TimeProvider time) : ICommand
{
    private const int NameLength = 100;
    private const int ListLength = 1_500;
    private const string Yes = "yes";
    private const string Here = "here";
    private static readonly Choice EverySource = new("every source", SourceName.Every.Value);

    public CommandDefinition Definition { get; } = new("channel", "What this channel follows", ForGuildManagers: true, Subcommands:
    [
        new("follow", "Post new articles of a source here, with their readers' comments",
        [
            new("source", "The source to follow", Required: true, Completed: true),
            new("old", "How many articles that are there already to post (0 if not given)", Choices: [new("0", "0"), new("1", "1"), new("5", "5")]),
            new("mirror", "Which reader comments to show (filtered if not given)", Choices:
            [
                new("all", nameof(MirrorMode.All)),
                new("filtered: suspicious ones wait for a moderator", nameof(MirrorMode.Filtered)),
                new("hold: every one waits for a moderator", nameof(MirrorMode.Hold)),
                new("off", nameof(MirrorMode.Off)),
            ]),
            new("summary", "At most how many sentences a summary has (3 if not given)", Number: (1, SummaryLength.MostSentences)),
            new("bullets", "Whether each sentence of a summary is a point of a list (no if not given)", Choices: [new("yes", Yes), new("no", "no")]),
            new("publish", "In an announcement channel: whether posts go to those who follow it (yes if not given)", Choices: [new("yes", Yes), new("no", "no")]),
        ]),
        new("unfollow", "Post nothing new here any more", [new("source", "Only this source", Completed: true)]),
        new("held", "The comments that wait for a moderator", []),
        new("alerts", "Where to tell what keeps me from posting", [new("where", "Here if not given", Choices: [new("here", Here), new("only to the owner", "owner")])]),
    ]);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken)
    {
        if (chat.ChannelOf(invoked.Channel) is not { } channel)
            return Task.FromResult(Replies.Say($"I cannot see this channel; give me the right to view it first."));

        return invoked.Command switch
        {
            "channel follow" => FollowAsync(invoked, channel, cancellationToken),
            "channel unfollow" => UnfollowAsync(invoked, channel, cancellationToken),
            "channel alerts" => AlertAsync(invoked, channel, cancellationToken),
            "channel held" => held.ShowAsync(channel.Id, cancellationToken),
            _ => Task.FromResult(Replies.UnknownCommand),
        };
    }

    public Task<IReadOnlyList<Choice>> CompleteAsync(CompletionAsked asked, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Choice>>(session => [EverySource, .. SourceChoices.Matching(session, asked.Typed).Take(24)], cancellationToken);

    public Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) =>
        chat.ChannelOf(pressed.Channel) is { } channel ? held.DecideAsync(channel.Id, pressed, button, cancellationToken) : Task.FromResult(Replies.StaleButton);

    private Task<Answer> FollowAsync(CommandInvoked invoked, Channel channel, CancellationToken cancellationToken)
    {
        var old = invoked.Options.GetValueOrDefault("old") switch { "1" => 1, "5" => 5, _ => 0 };
        var mode = Enum.TryParse<MirrorMode>(invoked.Options.GetValueOrDefault("mirror"), out var named) && Enum.IsDefined(named) ? named : MirrorMode.Filtered;
        var typed = invoked.Options.GetValueOrDefault("source", "");
        var isAnnouncing = channel.Kind == ChannelKind.Announcement;
        if (!isAnnouncing && invoked.Options.GetValueOrDefault("publish") == Yes)
            return Task.FromResult(Replies.Say($"Only an announcement channel has followers to publish to; leave “publish” out here."));

        return database.WriteAsync(session =>
        {
            if ((IsEverySource(typed) ? SourceName.Every : SourceChoices.Named(session, typed)) is not { } source)
                return Replies.Say($"There is no source named “{MessageText.Name(typed, NameLength)}”. Choose one of those that are offered while you type.");

            var publishes = isAnnouncing && invoked.Options.GetValueOrDefault("publish", Yes) == Yes;
            var subscription = new Subscription(source, invoked.Member.Guild, channel.Id, channel.Kind, mode, publishes, StyleOf(invoked));
            session.Subscriptions.Follow(subscription);
            session.Changes.Add(invoked, $"channel follow source: {source} old: {old} mirror: {mode} publish: {subscription.Publishes}", time.GetUtcNow());
            foreach (var article in session.Articles.Latest(source, old).Reverse())
                session.Posts.Begin(Post.Of(article.Id, subscription), time.GetUtcNow(), subscription.Publishes);

            return Replies.Say($"This channel follows **{Shown(source)}** from now on.{Lacking(channel)}{Unread}");
        }, cancellationToken);
    }

    private static SummaryStyle StyleOf(CommandInvoked invoked) => new(
        int.TryParse(invoked.Options.GetValueOrDefault("summary"), NumberStyles.None, CultureInfo.InvariantCulture, out var sentences) ? Math.Clamp(sentences, 1, SummaryLength.MostSentences) : null,
        invoked.Options.GetValueOrDefault("bullets") == Yes);

    private Task<Answer> UnfollowAsync(CommandInvoked invoked, Channel channel, CancellationToken cancellationToken)
    {
        var typed = invoked.Options.GetValueOrDefault("source");

        return database.WriteAsync(session =>
        {
            var followed = session.Subscriptions.FollowedBy(channel.Id);
            if (followed.Count == 0)
                return Replies.Say($"This channel follows nothing.");
            if (typed is null)
                return End(session, invoked, channel, null);

            var named = IsEverySource(typed) ? SourceName.Every : followed.FirstOrDefault(source => string.Equals(source.Value, typed.Trim(), StringComparison.OrdinalIgnoreCase));
            return followed.Contains(named)
                ? End(session, invoked, channel, named)
                : Replies.Say($"This channel does not follow “{MessageText.Name(typed, NameLength)}”.");
        }, cancellationToken);
    }

    private Answer End(Session session, CommandInvoked invoked, Channel channel, SourceName? source)
    {
        var ended = session.Subscriptions.Unfollow(channel.Id, source, time.GetUtcNow());
        session.Changes.Add(invoked, $"channel unfollow source: {string.Join(", ", ended)}", time.GetUtcNow());
        return Replies.Say($"This channel no longer follows {MessageText.JoinWithin(ListLength, ", ", ended.Select(Shown))}. What is posted stays.");
    }

    private Task<Answer> AlertAsync(CommandInvoked invoked, Channel channel, CancellationToken cancellationToken)
    {
        var isHere = invoked.Options.GetValueOrDefault("where", Here) == Here;
        if (isHere && channel.Kind == ChannelKind.Forum)
            return Task.FromResult(Replies.Say($"A forum takes no messages; choose a channel of messages."));

        return database.WriteAsync(session =>
        {
            session.Guilds.SetAlertChannel(invoked.Member.Guild, isHere ? channel.Id : null);
            session.Changes.Add(invoked, $"{invoked.Command} where: {(isHere ? "here" : "owner")}", time.GetUtcNow());
            return isHere ? Replies.Say($"What keeps me from posting is told here from now on.{Lacking(channel)}") : Replies.Say($"What keeps me from posting is told to the owner of the server alone from now on.");
        }, cancellationToken);
    }

    private MessageText Lacking(Channel channel) => chat.MissingToPost(channel.Id) is { Count: > 0 } missing
        ? MessageText.Of($" I cannot post here yet: give me {MessageText.Join(", ", missing.Select(right => MessageText.Of($"**{right}**")))}.")
        : MessageText.Empty;

    private MessageText Unread => chat.ReadsMessages
        ? MessageText.Empty
        : MessageText.Of($" I cannot read what people write in threads: switch on MESSAGE CONTENT INTENT in the developer portal (Bot, Privileged Gateway Intents) and restart me. Until then they answer with the Reply button, or with messages that mention me, as replies to mine do.");

    private static MessageText Shown(SourceName source) => MessageText.Name(source == SourceName.Every ? EverySource.Name : source.Value, NameLength);

    private static bool IsEverySource(string typed) =>
        typed.Trim() == SourceName.Every.Value || string.Equals(typed.Trim(), EverySource.Name, StringComparison.OrdinalIgnoreCase);
}
