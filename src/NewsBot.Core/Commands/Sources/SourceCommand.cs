using System.Globalization;
using NewsBot.Chat;
using NewsBot.Sources;
using NewsBot.Storage;

namespace NewsBot.Commands.Sources;

/// <summary><c>/source …</c>: where news comes from, for those who may manage the guild.</summary>
public sealed class SourceCommand(Database database, SourceAdding adding, SourceListing listing, SourceChanging changing, SourceTransfer transfer) : ICommand
{
    private static readonly IReadOnlyList<Choice> YesNo = [new("yes", "yes"), new("no", "no")];
    private static readonly OptionDefinition Own = new("source", "The source", Required: true, Completed: true);
    private static readonly OptionDefinition Address = new("address", "The address of a feed, of a site that has one, or of one article", Required: true);
    private static readonly OptionDefinition Every = new("every", "Minutes from one look to the next (as often as there is news if not given)", Number: (1, 10_080));
    private static readonly OptionDefinition Only = new("only", "Only articles with one of these words, with commas between them");
    private static readonly OptionDefinition Except = new("except", "No articles with one of these words, with commas between them");

    private static readonly IReadOnlyList<OptionDefinition> Terms =
    [
        new("summary", "At most how many sentences of its articles are quoted", Number: (1, 8)),
        new("image", "Whether its pictures may be shown (yes if not given)", Choices: YesNo),
        new("credit", "A line that every post of its articles ends with"),
        new("adult", "Whether it is only for age-restricted channels (no if not given)", Choices: YesNo),
    ];

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
            Every,
            Only,
            Except,
            new("comments", "Whether reader comments are read (yes if not given)", Choices: [new("yes", "yes"), new("no", CommentChoice.None)]),
            new("elsewhere", "Whether discussions elsewhere are looked for (yes if not given)", Choices: YesNo),
            new("least", "How many comments a discussion elsewhere must have", Number: (0, 100_000)),
            new("hold", "Whether comments from elsewhere wait for a moderator (yes if not given)", Choices: YesNo),
            .. Terms,
        ]),
        new("edit", "Change what is taken of a source, and how it is shown", [Own, Every, Only, Except, .. Terms]),
        new("remove", "Follow a source no more; its articles stay", [Own]),
        new("list", "The sources that this server knows, and how they answer", []),
        new("show", "One source: what is taken of it, and how it answers", [Own]),
        new("pause", "Ask a source no more for now", [Own]),
        new("resume", "Ask a source again", [Own]),
        new("test", "What an address would be as a source; nothing is kept", [Address, Kind]),
        new("import", "Follow all feeds of an OPML file", [new("file", "The OPML file", IsFile: true), new("address", "Or the address of the OPML file")]),
        new("export", "The sources that this server knows, as an OPML file", []),
    ]);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken) => invoked.Command switch
    {
        "source add" => adding.AddAsync(invoked, cancellationToken),
        "source test" => adding.TestAsync(invoked, cancellationToken),
        "source list" => listing.ListAsync(invoked.Member.Guild, 0, cancellationToken),
        "source show" => listing.ShowAsync(invoked.Member.Guild, invoked.Options.GetValueOrDefault("source", ""), cancellationToken),
        "source import" => transfer.ImportAsync(invoked, cancellationToken),
        "source export" => transfer.ExportAsync(invoked, cancellationToken),
        "source edit" or "source remove" or "source pause" or "source resume" => changing.RunAsync(invoked, cancellationToken),
        _ => Task.FromResult(Replies.UnknownCommand),
    };

    public Task<IReadOnlyList<Choice>> CompleteAsync(CompletionAsked asked, CancellationToken cancellationToken) =>
        database.ReadAsync(session => SourceListing.Matching(session, asked.Member.Guild, asked.Typed, isForShow: asked.Command == "source show"), cancellationToken);

    public async Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) =>
        button.Values is ["list", var typed] && int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? await listing.ListAsync(pressed.Member.Guild, page, cancellationToken) with { ReplacesMessage = true }
            : Replies.StaleButton;
}
