using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Core.Tests.Storage;

/// <summary>What every database must do; the subclasses say only which one it is.</summary>
public abstract class StoreTest(TemporaryDatabase database) : IDisposable
{
    internal static GuildId Guild { get; } = new("500");

    internal static ChannelId News { get; } = new("600");

    internal TemporaryDatabase Database { get; } = database;

    public void Dispose()
    {
        Database.Dispose();
        GC.SuppressFinalize(this);
    }

    internal void Write(Action<Session> work) => Database.Write(work);

    internal T Read<T>(Func<Session, T> work) => Database.Read(work);

    /// <summary>Keeps the comments of one article, in their order.</summary>
    internal void Keep(params Comment[] comments) => Write(session =>
    {
        session.Articles.Save(Some.Article(), Some.Source, Some.Time);
        session.Comments.Save([.. comments.Select((comment, place) => new StoredComment(comment, comment.Id, place))]);
    });

    /// <summary>Keeps what a person said in a guild.</summary>
    internal void Hear(string text, GuildId guild, MessageId message, string author = "reader", CommentId? answers = null, ChannelId? thread = null) => Write(session =>
    {
        session.Articles.Save(Some.Article(), Some.Source, Some.Time);
        var comment = Some.Comment(message.Value, answers?.Value, author, text) with { Origin = Origin.Discord, Author = new(AuthorId.OnDiscord(author), author) };
        session.Replies.Save(comment, guild, thread ?? new($"thread in {guild}"), message);
    });

    internal static Post PostIn(ChannelId channel, GuildId? guild = null) => new(Some.ArticleId, guild ?? Guild, channel, ChannelKind.Text, MirrorMode.All);
}
