using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage;
using NewsBot.Storage.People;

namespace NewsBot.Commands.Histories;

/// <summary><c>/history export</c>, <c>forget</c> and <c>remember</c>: what a person may ask about what is kept of them, and nobody else may.</summary>
public sealed class OwnWords(Database database, Forgetting forgetting, TimeProvider time)
{
    private const string Forget = "forget";

    /// <summary>Everything that is kept of whoever asks, as a file that only they see.</summary>
    public Task<Answer> ExportAsync(Member member, CancellationToken cancellationToken) =>
        database.ReadAsync(session =>
        {
            var author = AuthorOf(member);
            var words = new OwnWordsFile(member.User.Value, time.GetUtcNow(), !session.People.IsForgotten(author), session.People.Everything(author), session.Changes.Of(member.User), session.Followings.Of(author), session.Claims.Everything(author));
            var (files, given) = words.ToFiles();
            return new Answer(new(MessageText.Join(" ",
            [
                MessageText.Of($"Here is everything that I keep of you, from every server: {words.Replies.Count:reply|replies}."),
                .. files.Count > 1 ? [MessageText.Of($"It takes {files.Count:file|files}.")] : Array.Empty<MessageText>(),
                .. given < words.Replies.Count ? [MessageText.Of($"There is no room here for the last {words.Replies.Count - given:reply|replies}; ask whoever runs this bot for the rest.")] : Array.Empty<MessageText>(),
            ])), Files: files);
        }, cancellationToken);

    /// <summary>Asks once more before anything is erased.</summary>
    public Task<Answer> AskAsync(Member member, CancellationToken cancellationToken) =>
        database.ReadAsync(session =>
        {
            var author = AuthorOf(member);
            var replies = session.People.Everything(author).Count;
            if (replies == 0 && session.People.IsForgotten(author))
                return Replies.Say($"I keep nothing of you. Use */history remember* for me to keep what you write from then on.");

            var changed = session.Changes.Of(member.User).Count > 0 ? MessageText.Of($" What you changed as one who manages a server stays in its log.") : MessageText.Empty;
            return new(new(
                MessageText.Of($"I keep {replies:reply|replies} of yours, with your name. Erasing takes all of it out of the discussions, the histories and what I posted for you, on every server and for good; nothing that you write is kept from then on. Your own messages on Discord stay where they are: those are yours to delete.{changed}"),
                Buttons: [CardButton.Press("Erase", new ButtonId("history", [Forget, author.Value]).ToString())]));
        }, cancellationToken);

    /// <summary>Erases what whoever pressed the button wrote, where the button was theirs.</summary>
    public async Task<Answer> ForgetAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken)
    {
        if (button.Values is not [Forget, var author] || author != AuthorOf(pressed.Member).Value)
            return Replies.StaleButton;

        var erased = await forgetting.ForgetAsync(new(author), cancellationToken);
        return Replies.Say($"Erased: {erased.Comments:reply|replies} under {erased.Articles:article|articles}, with your name. {erased.Messages:message|messages} that I posted for you will be gone in a moment. I keep nothing that you write from now on, until you use */history remember*.") with { ReplacesMessage = true };
    }

    public async Task<Answer> RememberAsync(Member member, CancellationToken cancellationToken)
    {
        var author = AuthorOf(member);
        if (!await database.ReadAsync(session => session.People.IsForgotten(author), cancellationToken))
            return Replies.Say($"I keep what you write already. Use */history forget* to have it erased.");

        await forgetting.RememberAsync(author, cancellationToken);
        return Replies.Say($"From now on I keep again what you write in the threads of articles.");
    }

    public static bool IsOwn(ButtonId button) => button.Values is [Forget, ..];

    private static AuthorId AuthorOf(Member member) => AuthorId.OnDiscord(member.User.Value);
}
