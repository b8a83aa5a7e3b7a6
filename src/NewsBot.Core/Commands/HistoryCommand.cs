using System.Globalization;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Commands;

/// <summary><c>/history</c>: what somebody wrote, newest first, as the viewer may see it, and what anybody may ask about their own words.</summary>
public sealed class HistoryCommand(Database database, IChatClient chat, VisibleHistory visible, OwnWords own) : ICommand
{
    private const int PageSize = 10;
    private const int NameLength = 60;
    private const int LinkLength = 110;
    private const int QuoteLength = 160;

    public CommandDefinition Definition { get; } = new("history", "What somebody has written under the articles",
    [
        new("me", "What you have written here", []),
        new("commenter", "What a reader has written", [new("name", "The reader's name", Required: true, Completed: true)]),
        new("export", "Everything that I keep of you, as a file for you alone", []),
        new("forget", "Erase everything that I keep of you, and keep nothing more", []),
        new("remember", "Keep again what you write, after you had me forget you", []),
    ]);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken) => invoked.Command switch
    {
        "history me" => MineAsync(invoked.Member, cancellationToken),
        "history commenter" => SomebodysAsync(invoked, cancellationToken),
        "history export" => own.ExportAsync(invoked.Member, cancellationToken),
        "history forget" => own.AskAsync(invoked.Member, cancellationToken),
        "history remember" => own.RememberAsync(invoked.Member, cancellationToken),
        _ => Task.FromResult(Replies.UnknownCommand),
    };

    public Task<IReadOnlyList<Choice>> CompleteAsync(CompletionAsked asked, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => Choice.Of(visible.Authors(session, asked.Member, asked.Typed).Select(author => (author.Name, author.Id.Value))),
            cancellationToken);

    public async Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken)
    {
        if (OwnWords.IsOwn(button))
            return await own.ForgetAsync(pressed, button, cancellationToken);
        if (button.Values is not [var author, var moment, var id]
            || !ShortHash.HasForm(author)
            || !long.TryParse(moment, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
            return Replies.StaleButton;

        var page = await PageAsync(pressed.Member, new(author), (DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), new(id)), cancellationToken);
        return page is null ? Replies.Say($"There is nothing older.") : page with { ReplacesMessage = true };
    }

    private async Task<Answer> MineAsync(Member viewer, CancellationToken cancellationToken) =>
        await PageAsync(viewer, AuthorId.OnDiscord(viewer.User.Value), VisibleHistory.Newest, cancellationToken) ?? Replies.Say($"You have not written under an article here yet.");

    private async Task<Answer> SomebodysAsync(CommandInvoked invoked, CancellationToken cancellationToken)
    {
        // What is typed need not be one of the values that were offered.
        var typed = invoked.Options.GetValueOrDefault("name", "");
        if (ShortHash.HasForm(typed) && await PageAsync(invoked.Member, new(typed), VisibleHistory.Newest, cancellationToken) is { } chosen)
            return chosen;

        var named = await database.ReadAsync(session => visible.Authors(session, invoked.Member, typed).FirstOrDefault(), cancellationToken);
        return named is not null && await PageAsync(invoked.Member, named.Id, VisibleHistory.Newest, cancellationToken) is { } page
            ? page
            : Replies.Say($"Nobody by that name has written anything that you can see here.");
    }

    private async Task<Answer?> PageAsync(Member viewer, AuthorId author, (DateTimeOffset Moment, CommentId Id) before, CancellationToken cancellationToken)
    {
        var lines = await database.ReadAsync(session => visible.Lines(session, viewer, author, before).Take(PageSize + 1).ToList(), cancellationToken);
        if (lines.Count == 0)
            return null;

        var shown = lines.Take(PageSize).ToList();
        var head = MessageText.Of($"**{MessageText.Name(shown[0].Author, NameLength)}**");
        var room = (MessageText.MaxLength - head.Value.Length - shown.Count) / shown.Count;
        var text = MessageText.Join("\n", shown.Select(line => Line(viewer, line, room)).Prepend(head));
        var older = new ButtonId(Definition.Name, [author.Value, $"{shown[^1].WrittenAt.ToUnixTimeMilliseconds()}", shown[^1].Id.Value]);
        return new(new(text, Buttons: lines.Count > PageSize ? [CardButton.Press("Older", older.ToString())] : []));
    }

    // When and where come first; the words take the room that is left, so that a page of ten fits one message.
    private MessageText Line(Member viewer, HistoryLine line, int room)
    {
        var link = line is { Channel: { } channel, Message: { } message } && visible.CanSee(viewer, line)
            ? chat.LinkTo(viewer.Guild, channel, message)
            : PostComposer.WebUrl(line.BranchUrl ?? line.ArticleUrl);
        if (link is { Length: > LinkLength })
            link = null;

        var when = MessageText.Relative(line.WrittenAt);
        var left = room - when.Value.Length - (link?.Length ?? 0) - 10;
        var title = MessageText.Name(line.ArticleTitle, left / 3);
        var answered = line.ParentAuthor is { } parent ? MessageText.Of($" ↩ {MessageText.Name(parent, left / 4)}") : MessageText.Empty;
        var quote = MessageText.FromUntrusted(VisibleText.OneLine(line.Text)).Shorten(Math.Min(QuoteLength, left - title.Value.Length - answered.Value.Length));

        return MessageText.Of($"{when} {(link is null ? MessageText.Of($"*{title}*") : MessageText.Link(title, link))}{answered}: {quote}");
    }
}
