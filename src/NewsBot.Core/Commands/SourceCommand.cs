using NewsBot.Chat;
using NewsBot.Sources;
using NewsBot.Storage;

namespace NewsBot.Commands;

/// <summary><c>/source …</c>: where news comes from, for those who may manage the guild.</summary>
public sealed class SourceCommand(Database database, SourceAdding adding, SourceListing listing, TimeProvider time) : ICommand
{
    private const int NameLength = 100;
    private static readonly OptionDefinition Own = new("source", "The source", Required: true, Completed: true);
    private static readonly OptionDefinition Address = new("address", "The address of a feed, of a site that has one, or of one article", Required: true);

    private static readonly OptionDefinition Kind = new("kind", "What the address is (found by itself if not given)", Choices:
    [
        new("a feed", nameof(SourceKind.Feed)),
        new("a site with a feed", nameof(SourceKind.Site)),
        new("one article", nameof(SourceKind.Page)),
    ]);

    public CommandDefinition Definition { get; } = new("source", "Where news comes from", ForGuildManagers: true, Subcommands:
    [
        new("add", "Follow a feed, a site or an article; only this server will know of it",
        [
            Address,
            new("name", "What to call it (as it calls itself if not given)"),
            Kind,
            new("every", "Minutes from one look to the next (as often as there is news if not given)", Number: (1, 10_080)),
            new("only", "Only articles with one of these words, with commas between them"),
            new("except", "No articles with one of these words, with commas between them"),
            new("comments", "Whether reader comments are read (yes if not given)", Choices: [new("yes", "yes"), new("no", CommentChoice.None)]),
            new("elsewhere", "Whether discussions elsewhere are looked for (yes if not given)", Choices: [new("yes", "yes"), new("no", "no")]),
            new("least", "How many comments a discussion elsewhere must have", Number: (0, 100_000)),
            new("hold", "Whether comments from elsewhere wait for a moderator (yes if not given)", Choices: [new("yes", "yes"), new("no", "no")]),
        ]),
        new("remove", "Follow a source no more; its articles stay", [Own]),
        new("list", "The sources that this server knows, and how they answer", []),
        new("show", "One source: what is taken of it, and how it answers", [Own]),
        new("pause", "Ask a source no more for now", [Own]),
        new("resume", "Ask a source again", [Own]),
        new("test", "What an address would be as a source; nothing is kept", [Address, Kind]),
    ]);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken)
    {
        if (!invoked.Member.ManagesGuild)
            return Task.FromResult(Replies.ManagersOnly);

        return invoked.Command switch
        {
            "source add" => adding.AddAsync(invoked, cancellationToken),
            "source test" => adding.TestAsync(invoked, cancellationToken),
            "source list" => listing.ListAsync(invoked.Member.Guild, cancellationToken),
            "source show" => listing.ShowAsync(invoked.Member.Guild, Typed(invoked), cancellationToken),
            "source remove" => ChangeAsync(invoked, Remove, cancellationToken),
            "source pause" => ChangeAsync(invoked, Pause, cancellationToken),
            "source resume" => ChangeAsync(invoked, Resume, cancellationToken),
            _ => Task.FromResult(Replies.UnknownCommand),
        };
    }

    public Task<IReadOnlyList<Choice>> CompleteAsync(CompletionAsked asked, CancellationToken cancellationToken) =>
        !asked.Member.ManagesGuild
            ? Task.FromResult<IReadOnlyList<Choice>>([])
            : database.ReadAsync(session => SourceListing.Matching(session, asked.Member.Guild, asked.Typed, isForShow: asked.Command == "source show"), cancellationToken);

    public Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) => Task.FromResult(Replies.StaleButton);

    // What the file lists is the operator's; what another guild has added does not exist here.
    private Task<Answer> ChangeAsync(CommandInvoked invoked, Func<Session, KeptSource, (bool IsDone, Answer Answer)> change, CancellationToken cancellationToken) =>
        database.WriteAsync(session => SourceListing.Named(session, invoked.Member.Guild, Typed(invoked)) switch
        {
            null => SourceListing.Unknown(Typed(invoked)),
            { GuildId: null } of => Replies.Say($"**{MessageText.Name(of.Name.Value, NameLength)}** is in the sources' file of whoever runs this bot; it can be changed only there."),
            var own => Noted(session, invoked, own, change(session, own)),
        }, cancellationToken);

    private Answer Noted(Session session, CommandInvoked invoked, KeptSource source, (bool IsDone, Answer Answer) change)
    {
        if (change.IsDone)
            session.Changes.Add(invoked, $"{invoked.Command} source: {source.Name}", time.GetUtcNow());
        return change.Answer;
    }

    private (bool, Answer) Remove(Session session, KeptSource source)
    {
        session.Sources.Remove(source.Name, time.GetUtcNow());
        session.Polls.Forget(source.Name);
        session.Entries.Forget(source.Name);
        session.Subscriptions.End(source.Name, time.GetUtcNow());
        return (true, Replies.Say($"**{MessageText.Name(source.Name.Value, NameLength)}** is followed no more. What is posted stays."));
    }

    private (bool, Answer) Pause(Session session, KeptSource source) => session.Polls.SetState(PollKey.Of(source.Name), PollState.Paused, time.GetUtcNow())
        ? (true, Replies.Say($"**{MessageText.Name(source.Name.Value, NameLength)}** is asked no more until somebody uses `/source resume`."))
        : (false, Replies.Say($"**{MessageText.Name(source.Name.Value, NameLength)}** rests already."));

    private (bool, Answer) Resume(Session session, KeptSource source) => session.Polls.SetState(PollKey.Of(source.Name), PollState.Live, time.GetUtcNow())
        ? (true, Replies.Say($"**{MessageText.Name(source.Name.Value, NameLength)}** is asked again, beginning now."))
        : (false, Replies.Say($"**{MessageText.Name(source.Name.Value, NameLength)}** is being asked."));

    private static string Typed(CommandInvoked invoked) => invoked.Options.GetValueOrDefault("source", "");
}
