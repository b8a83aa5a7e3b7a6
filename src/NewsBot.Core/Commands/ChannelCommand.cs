using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Commands;

/// <summary><c>/channel follow</c> and <c>/channel unfollow</c>: which sources a channel gets, and what waits for a moderator.</summary>
public sealed class ChannelCommand(Database database, IChatClient chat, HeldComments held, TimeProvider time) : ICommand
{
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
        ]),
        new("unfollow", "Post nothing new here any more", [new("source", "Only this source", Completed: true)]),
        new("held", "The comments that wait for a moderator", []),
    ]);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken)
    {
        if (!invoked.Member.ManagesGuild)
            return Task.FromResult(Replies.ManagersOnly);
        if (chat.ChannelOf(invoked.Channel) is not { } channel)
            return Task.FromResult(Replies.Say($"I cannot see this channel; give me the right to view it first."));

        return invoked.Command switch
        {
            "channel follow" => FollowAsync(invoked, channel, cancellationToken),
            "channel unfollow" => UnfollowAsync(invoked, channel, cancellationToken),
            "channel held" => held.ShowAsync(channel.Id, cancellationToken),
            _ => Task.FromResult(Replies.UnknownCommand),
        };
    }

    public Task<IReadOnlyList<Choice>> CompleteAsync(CompletionAsked asked, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Choice>>(session => [EverySource, .. SourceChoices.Matching(session, asked.Typed).Take(24)], cancellationToken);

    public Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) =>
        !pressed.Member.ManagesGuild ? Task.FromResult(Replies.ManagersOnly)
        : chat.ChannelOf(pressed.Channel) is { } channel ? held.DecideAsync(channel.Id, button, cancellationToken)
        : Task.FromResult(Replies.StaleButton);

    private Task<Answer> FollowAsync(CommandInvoked invoked, Channel channel, CancellationToken cancellationToken)
    {
        var old = invoked.Options.GetValueOrDefault("old") switch { "1" => 1, "5" => 5, _ => 0 };
        var mode = Enum.TryParse<MirrorMode>(invoked.Options.GetValueOrDefault("mirror"), out var named) && Enum.IsDefined(named) ? named : MirrorMode.Filtered;
        var typed = invoked.Options.GetValueOrDefault("source", "");

        return database.WriteAsync(session =>
        {
            if ((typed == SourceName.Every.Value ? SourceName.Every : SourceChoices.Named(session, typed)) is not { } source)
                return Replies.Say($"There is no source named “{typed}”. Choose one of those that are offered while you type.");

            var subscription = new Subscription(source, invoked.Member.Guild, channel.Id, channel.Kind, mode);
            session.Subscriptions.Follow(subscription);
            foreach (var article in session.Articles.Latest(source, old).Reverse())
                session.Posts.Begin(Post.Of(article.Id, subscription), time.GetUtcNow());

            var what = source == SourceName.Every ? EverySource.Name : source.Value;
            return Replies.Say($"This channel follows **{what}** from now on.");
        }, cancellationToken);
    }

    private Task<Answer> UnfollowAsync(CommandInvoked invoked, Channel channel, CancellationToken cancellationToken)
    {
        var source = invoked.Options.TryGetValue("source", out var typed) ? new SourceName(typed) : (SourceName?)null;

        return database.WriteAsync(session => session.Subscriptions.Unfollow(channel.Id, source, time.GetUtcNow()) switch
        {
            [] when source is { } named => Replies.Say($"This channel does not follow {named.Value}."),
            [] => Replies.Say($"This channel follows nothing."),
            var ended => Replies.Say($"This channel no longer follows {string.Join(", ", ended.Select(name => name == SourceName.Every ? EverySource.Name : name.Value))}. What is posted stays."),
        }, cancellationToken);
    }
}
