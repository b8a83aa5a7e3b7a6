using NewsBot.Chat;
using NewsBot.Storage;

namespace NewsBot.Pipeline;

/// <summary>Article × subscription → post: what is new goes to the channels that follow its source, oldest first.</summary>
public sealed class Publish(Database database, IChatClient chat, TimeProvider time)
{
    private const int AtOnce = 50;

    /// <summary>Does some of what is not done; true where there was any.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var waiting = await database.ReadAsync(session => session.Sightings.NotOffered(AtOnce), cancellationToken);
        if (waiting.Count == 0)
            return false;

        return await database.WriteAsync(session =>
        {
            foreach (var sighting in waiting)
            {
                foreach (var follower in session.Subscriptions.FollowersOf(sighting.Source))
                    session.Posts.Offer(sighting.ArticleId, follower, chat.ChannelOf(follower.Channel) is { IsAgeRestricted: false }, time.GetUtcNow());
                session.Sightings.Offered(sighting);
            }

            return true;
        }, cancellationToken, nameof(Publish));
    }
}
