using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Pipeline;

/// <summary>Article × subscription → post: what is new goes to the channels that follow its source, oldest first.</summary>
public sealed class Publish(Database database, TimeProvider time)
{
    private const int AtOnce = 50;

    /// <summary>Does some of what is not done; true where there was any.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var waiting = await database.ReadAsync(session => session.Articles.NotOffered(AtOnce), cancellationToken);
        if (waiting.Count == 0)
            return false;

        return await database.WriteAsync(session =>
        {
            foreach (var article in waiting)
            {
                foreach (var follower in session.Subscriptions.FollowersOf(article.Source))
                    session.Posts.Begin(Post.Of(article.Id, follower), time.GetUtcNow(), follower.Publishes);
                session.Articles.Offered(article.Id);
            }

            return true;
        }, cancellationToken, nameof(Publish));
    }
}
