using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;
using NewsBot.Storage.Guilds;

namespace NewsBot.Commands.Articles;

/// <summary><c>/article takedown</c>: for those who manage the guild, an article is gone from every channel of theirs, its discussion with it, and is found no more.</summary>
public sealed class ArticleTakedown(Database database, IChatClient chat, TimeProvider time) : IArticlePart
{
    private const int TitleLength = 100;
    private const int PlacesLength = 500;
    private const string Part = "takedown";

    public SubcommandDefinition Definition { get; } = new(Part, "Take an article down in every channel (for those who manage the server)",
    [
        new("article", "A part of its title (in its thread it need not be given)", Completed: true),
    ]);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken) => !invoked.Member.ManagesGuild
        ? Task.FromResult(Replies.ManagersOnly)
        : database.ReadAsync(session =>
        {
            var (found, otherwise) = ArticleChoice.Find(session, invoked, evenForAdults: true);
            if (found is not { } article)
                return otherwise;

            return new Answer(new(
                MessageText.Of($"Take *{Title(session, article)}* down? It, its comments and its thread with everything that people wrote there are removed in every channel of this server, and it is found and posted here no more.{Places(session, article, invoked.Member.Guild)}"),
                Buttons: [ArticleButtons.Press("Take down", Part, article)]));
        }, cancellationToken);

    public Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) => !pressed.Member.ManagesGuild
        ? Task.FromResult(Replies.ManagersOnly)
        : database.WriteAsync(session =>
        {
            if (ArticleChoice.Pressed(session, pressed, button) is not { } article)
                return Replies.StaleButton;

            session.Moderation.TakeDown(pressed.Member.Guild, article, time.GetUtcNow());
            session.Changes.Add(pressed, time.GetUtcNow(), "take down article", ChangePart.Of(article));
            return Replies.Say($"*{Title(session, article)}* is taken down in every channel of this server. `/newsbot review` with *hidden* brings it back. Where a command or a digest has shown it, its message stays: delete that yourself.{Left(session, article, pressed.Member.Guild)}") with { ReplacesMessage = true };
        }, cancellationToken);

    private static MessageText Places(Session session, ArticleId article, GuildId guild) => session.Posts.InGuild(article, guild) is { Count: > 0 } posts
        ? MessageText.Of($" It is in {MessageText.JoinWithin(PlacesLength, ", ", posts.Select(post => MessageText.Place(post.ChannelId)))}.")
        : MessageText.Empty;

    // Where its thread cannot be deleted.
    private MessageText Left(Session session, ArticleId article, GuildId guild) =>
        session.Posts.Open(article, guild).Where(post => session.Messages.ThreadOf(post) is not null && !chat.MayLock(post.Channel)).Select(post => post.Channel).ToList() is { Count: > 0 } places
            ? MessageText.Of($" Its thread in {MessageText.JoinWithin(PlacesLength, ", ", places.Select(MessageText.Place))} is left, at rest and without the title, until I have **{MessageText.Said("Manage Threads")}** there; what people wrote in it stays until then.")
            : MessageText.Empty;

    private static MessageText Title(Session session, ArticleId article) => MessageText.Name(session.Articles.Find(article)!.Title, TitleLength);
}
