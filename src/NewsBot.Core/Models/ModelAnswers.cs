using Microsoft.Extensions.Options;
using NewsBot.Articles;
using NewsBot.Storage;

namespace NewsBot.Models;

/// <summary>A model that is asked the same thing once, and no more a day than its budget allows.</summary>
public sealed class ModelAnswers(Database database, ModelEndpoint endpoint, IOptions<ModelOptions> options, TimeProvider time) : IDisposable
{
    // What is asked twice at the same time waits for the first's answer, and hardly anything else does.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];


    /// <summary>The answer, kept or new; throws <see cref="ModelException"/> where there is none.</summary>
    /// <param name="discussed">Whose discussion it was given: what it said is kept only until something of that changes or is taken back.</param>
    public async Task<string> AskAsync(string instructions, string material, int mostTokens, CancellationToken cancellationToken, ArticleId? discussed = null)
    {
        var key = ShortHash.Of(options.Value.Url, options.Value.Name, instructions, material, $"{mostTokens}");
        var turn = _turns[(uint)key.GetHashCode(StringComparison.Ordinal) % _turns.Length];
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await database.ReadAsync(session => session.ModelAnswers.Find(key), cancellationToken)
                ?? await AskAnewAsync(key, instructions, material, mostTokens, discussed, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<string> AskAnewAsync(string key, string instructions, string material, int mostTokens, ArticleId? discussed, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!await database.WriteAsync(session => session.ModelAnswers.Spend(now, options.Value.RequestsPerDay, options.Value.TokensPerDay), cancellationToken))
            throw new ModelException("The model's budget for today is spent.");

        var reply = await endpoint.AskAsync(instructions, material, mostTokens, cancellationToken);
        await database.WriteAsync(session => session.ModelAnswers.Save(key, reply.Text, reply.Tokens, now, discussed), cancellationToken);
        return reply.Text;
    }

    public void Dispose()
    {
        foreach (var turn in _turns)
            turn.Dispose();
    }
}
