using NewsBot.Storage;

namespace NewsBot.Pipeline;

/// <summary>Comments → the number that a post says: brought up to date when it is due, and not with every comment.</summary>
public sealed class CountComments(Database database, TimeProvider time) : IDueStep
{
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(session => session.Counts.Next(), cancellationToken) is not var (post, at))
            return null;

        if (at <= time.GetUtcNow())
        {
            await database.WriteAsync(session =>
            {
                session.Counts.Tell(post, session.Counts.Of(post));
                session.Posts.Touch(post);
            }, cancellationToken);
        }

        return at;
    }
}
