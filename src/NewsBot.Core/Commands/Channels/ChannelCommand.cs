using NewsBot.Chat;
using NewsBot.Commands.Moderation;
using NewsBot.Posting;
using NewsBot.Summaries;

namespace NewsBot.Commands.Channels;

/// <summary><c>/channel …</c>: what a channel gets, how it looks there, and what waits for a moderator.</summary>
public sealed class ChannelCommand(ChannelFollowing following, ChannelSetup setup, ChannelView view, HeldComments held, IChatClient chat) : ICommand
{
    public CommandDefinition Definition { get; } = new("channel", "What this channel follows", ForGuildManagers: true, Subcommands:
    [
        new("setup", "Set a channel up step by step: sources, looks, comments, filters", []),
        new("edit", "Change what is set for this channel", []),
        new("show", "What this channel follows, and what is set for it", []),
        new("test", "How the latest article would look here; only you see it", []),
        new("pause", "Post nothing new here for now", []),
        new("resume", "Post again, beginning with what has waited", []),
        new("remove", "Follow nothing here any more and forget what is set", []),
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
            new("bullets", "Whether each sentence of a summary is a point of a list (no if not given)", Choices: [new("yes", "yes"), new("no", "no")]),
            new("publish", "In an announcement channel: whether posts go to those who follow it (yes if not given)", Choices: [new("yes", "yes"), new("no", "no")]),
        ]),
        new("unfollow", "Post nothing new here any more", [new("source", "Only this source", Completed: true)]),
        new("held", "The comments that wait for a moderator", []),
        new("alerts", "Where to tell what keeps me from posting", [new("where", "Here if not given", Choices: [new("here", "here"), new("only to the owner", "owner")])]),
    ]);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken)
    {
        if (chat.ChannelOf(invoked.Channel) is not { } channel)
            return Task.FromResult(Replies.Say($"I cannot see this channel; give me the right to view it first."));

        return invoked.Command switch
        {
            "channel setup" => setup.BeginAsync(invoked, channel, cancellationToken),
            "channel edit" => setup.EditAsync(invoked, channel, cancellationToken),
            "channel show" => view.ShowAsync(invoked, channel, cancellationToken),
            "channel test" => view.TestAsync(invoked, channel, cancellationToken),
            "channel pause" => view.PauseAsync(invoked, channel, isPaused: true, cancellationToken),
            "channel resume" => view.PauseAsync(invoked, channel, isPaused: false, cancellationToken),
            "channel remove" => view.AskToRemoveAsync(channel, cancellationToken),
            "channel follow" => following.FollowAsync(invoked, channel, cancellationToken),
            "channel unfollow" => following.UnfollowAsync(invoked, channel, cancellationToken),
            "channel alerts" => following.AlertAsync(invoked, channel, cancellationToken),
            "channel held" => held.ShowAsync(invoked.Member.Guild, channel.Id, cancellationToken),
            _ => Task.FromResult(Replies.UnknownCommand),
        };
    }

    public Task<IReadOnlyList<Choice>> CompleteAsync(CompletionAsked asked, CancellationToken cancellationToken) => following.CompleteAsync(asked, cancellationToken);

    public Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) => button.Values switch
    {
        ["setup", ..] => setup.PressAsync(pressed, button, cancellationToken),
        ["remove"] when chat.ChannelOf(pressed.Channel) is { } channel => view.RemoveAsync(pressed, channel, cancellationToken),
        [("show" or "hide" or "author"), ..] when chat.ChannelOf(pressed.Channel) is { } channel => held.DecideAsync(channel.Id, pressed, button, cancellationToken),
        _ => Task.FromResult(Replies.StaleButton),
    };

    public Task<Answer> SubmitAsync(FormSubmitted submitted, ButtonId form, CancellationToken cancellationToken) => setup.SubmitAsync(submitted, form, cancellationToken);
}
