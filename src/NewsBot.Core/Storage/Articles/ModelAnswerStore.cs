using System.Globalization;
using NewsBot.Articles;

namespace NewsBot.Storage.Articles;

/// <summary>What a model answered, by what it was asked, and how much of a day's budget is spent.</summary>
public sealed class ModelAnswerStore(Session session)
{
    public string? Find(string key) => session.First<string>("SELECT answer FROM model_answer WHERE id = @key", new { key });

    /// <summary>Takes one request of a day's budget; false where there is none left.</summary>
    public bool Spend(DateTimeOffset now, long requests, long tokens)
    {
        const string sql = """
            INSERT INTO model_use (day, requests, tokens)
            SELECT @day, 1, 0
            WHERE @requests > 0 AND @tokens > 0
            ON CONFLICT (day) DO UPDATE SET requests = model_use.requests + 1
            WHERE model_use.requests < @requests AND model_use.tokens < @tokens
            """;

        return session.Execute(sql, new { day = DayOf(now), requests, tokens }) > 0;
    }

    /// <summary>Keeps an answer, and what it took.</summary>
    /// <param name="discussed">The article whose discussion it was made of; the answer goes when a comment there changes.</param>
    public void Save(string key, string answer, long tokens, DateTimeOffset now, ArticleId? discussed = null)
    {
        const string save = """
            INSERT INTO model_answer (id, answer, asked_at, article_id)
            VALUES (@key, @answer, @now, @discussed)
            ON CONFLICT (id) DO UPDATE SET answer = excluded.answer, asked_at = excluded.asked_at
            """;

        session.Execute(save, new { key, answer, now, discussed });
        session.Execute("UPDATE model_use SET tokens = tokens + @tokens WHERE day = @day", new { tokens, day = DayOf(now) });
    }

    private static string DayOf(DateTimeOffset now) => now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
