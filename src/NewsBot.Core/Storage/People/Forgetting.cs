using NewsBot.Articles;

namespace NewsBot.Storage.People;

/// <summary>Erases what a person wrote so that it stays erased: from the tables, from the pages that held it, and in whatever copy is restored.</summary>
public sealed class Forgetting(Database database, TimeProvider time)
{
    /// <summary>Noted first: what is noted and not yet done is done at the next start.</summary>
    public async Task<Erased> ForgetAsync(AuthorId author, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        database.Forgotten.Add(author, isForgotten: true, now);
        var erased = await database.WriteAsync(session => session.People.Forget(author, null, now), cancellationToken);
        await database.EmptyLogAsync(cancellationToken);
        return erased;
    }

    /// <summary>Keeps again what they write from now on.</summary>
    public async Task RememberAsync(AuthorId author, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        database.Forgotten.Add(author, isForgotten: false, now);
        await database.WriteAsync(session => session.People.Forget(author, now, now), cancellationToken);
    }
}
