using System.Globalization;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Commands;

/// <summary><c>/history me</c> and <c>/history commenter</c>: what somebody wrote, newest first, as the viewer may see it.</summary>
public sealed class HistoryCommand(Database database, IChatClient chat) : ICommand
{
    private const int PageSize = 10;
    private const int MostCompletions = 25;
    private const int QuoteLength = 120;
    private static readonly (DateTimeOffset Moment, CommentId Id) Newest = (DateTimeOffset.MaxValue, new("~"));

    public CommandDefinition Definition { get; } = new("history", "What somebody has written under the articles",
    [
        new("me", "What you have written here", []),
        new("commenter", "What a reader has written", [new("name", "The reader's name", Required: true, Completed: true)]),
    ]);

    public async Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken)
    {
        if (invoked.Command == "history me")
            return await PageAsync(invoked.Member, AuthorId.OnDiscord(invoked.Member.User.Value), Newest, cancellationToken) ?? Replies.Say($"You have not written under an article here yet.");

        var typed = invoked.Options.GetValueOrDefault("name", "");
        var author = ShortHash.HasForm(typed)
            ? new AuthorId(typed)
            : await database.ReadAsync(session => Visible(session, invoked.Member, typed, 1).Select(line => (AuthorId?)line.Id).FirstOrDefault(), cancellationToken);

        return author is { } id && await PageAsync(invoked.Member, id, Newest, cancellationToken) is { } page
            ? page
            : Replies.Say($"Nobody by that name has written anything that you can see here.");
    }

    public Task<IReadOnlyList<Choice>> CompleteAsync(CompletionAsked asked, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Choice>>(
            session => [.. Visible(session, asked.Member, asked.Typed, MostCompletions).Select(author => new Choice(TextCut.Before(author.Name, 80), author.Id.Value))],
            cancellationToken);

    public async Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken)
    {
        if (button.Values is not [var author, var moment, var id]
            || !ShortHash.HasForm(author)
            || !long.TryParse(moment, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
            return Replies.StaleButton;

        var page = await PageAsync(pressed.Member, new(author), (DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), new(id)), cancellationToken);
        return page is null ? Replies.Say($"There is nothing older.") : page with { ReplacesMessage = true };
    }

    private async Task<Answer?> PageAsync(Member viewer, AuthorId author, (DateTimeOffset Moment, CommentId Id) before, CancellationToken cancellationToken)
    {
        var lines = await database.ReadAsync(session => Visible(session, viewer, author, before).Take(PageSize + 1).ToList(), cancellationToken);
        if (lines.Count == 0)
            return null;

        var shown = lines.Take(PageSize).ToList();
        var text = MessageText.Join("\n", shown.Select(line => Line(viewer, line)).Prepend(MessageText.Of($"**{shown[0].Author}**")));
        var older = new ButtonId(Definition.Name, [author.Value, $"{shown[^1].WrittenAt.ToUnixTimeMilliseconds()}", shown[^1].Id.Value]);
        return new(new(text, Buttons: lines.Count > PageSize ? [CardButton.Press("Older", older.ToString())] : []));
    }

    // What a person of the chat wrote is seen only by those who can see where they wrote it.
    private IEnumerable<HistoryLine> Visible(Session session, Member viewer, AuthorId author, (DateTimeOffset Moment, CommentId Id) before)
    {
        while (true)
        {
            var lines = session.History.InGuild(author, viewer.Guild, before, PageSize + 1);
            foreach (var line in lines.Where(line => line.Origin == nameof(Origin.Site) || chat.CanSee(viewer, line.Channel!.Value)))
                yield return line;

            if (lines.Count <= PageSize)
                yield break;
            before = (lines[^1].WrittenAt, lines[^1].Id);
        }
    }

    private IEnumerable<AuthorLine> Visible(Session session, Member viewer, string typed, int count) =>
        session.History.Authors(typed, viewer.Guild, count)
            .Where(author => author.Origin == nameof(Origin.Site) || Visible(session, viewer, author.Id, Newest).Any());

    private MessageText Line(Member viewer, HistoryLine line)
    {
        var quote = MessageText.FromUntrusted(TextCut.Before(string.Join(' ', line.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), QuoteLength)).Shorten(QuoteLength);
        var answered = line.ParentAuthor is { } parent ? MessageText.Of($" ↩ {TextCut.Before(parent, 40)}") : MessageText.Empty;
        var title = TextCut.Before(line.ArticleTitle, 60);

        var link = line is { Channel: { } channel, Message: { } message } && chat.CanSee(viewer, channel)
            ? chat.LinkTo(viewer.Guild, channel, message)
            : PostComposer.WebUrl(line.ArticleUrl) is { Length: <= 120 } url ? url : null;
        return MessageText.Of($"{MessageText.Relative(line.WrittenAt)} {(link is null ? MessageText.Of($"*{title}*") : MessageText.Link(title, link))}{answered}: {quote}");
    }
}
