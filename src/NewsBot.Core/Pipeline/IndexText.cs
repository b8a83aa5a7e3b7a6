using NewsBot.Storage;

namespace NewsBot.Pipeline;

/// <summary>Articles and comments → the index that /search looks through, after they were stored: indexing takes longer than storing.</summary>
public sealed class IndexText(Database database)
{
    private const int AtOnce = 500;

    /// <summary>Indexes some of what is not indexed; true where there was any.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(session => session.Index.IsBehind(), cancellationToken)
        && await database.WriteAsync(session => session.Index.CatchUp(AtOnce), cancellationToken);
}
