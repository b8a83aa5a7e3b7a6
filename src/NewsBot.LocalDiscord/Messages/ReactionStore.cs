using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Messages;

/// <summary>Who reacted to what.</summary>
internal sealed class ReactionStore(Database database)
{
    public bool Add(Snowflake message, string emoji, Snowflake user, DateTimeOffset at)
    {
        const string sql = """
            INSERT INTO reaction (message_id, emoji, user_id, added_at)
            VALUES (@message, @emoji, @user, @at)
            ON CONFLICT DO NOTHING
            """;

        return database.Execute(sql, ("message", message), ("emoji", emoji), ("user", user), ("at", at.ToUnixTimeMilliseconds())) > 0;
    }

    /// <summary>Takes away one user's reaction, or everyone's, with one emoji or all of them.</summary>
    public bool Remove(Snowflake message, string? emoji = null, Snowflake? user = null)
    {
        const string sql = """
            DELETE FROM reaction
            WHERE message_id = @message
                AND (@emoji IS NULL OR emoji = @emoji)
                AND (@user IS NULL OR user_id = @user)
            """;

        return database.Execute(sql, ("message", message), ("emoji", emoji), ("user", user)) > 0;
    }

    public IReadOnlyList<Snowflake> Users(Snowflake message, string emoji, Snowflake after, int limit)
    {
        const string sql = """
            SELECT user_id
            FROM reaction
            WHERE message_id = @message AND emoji = @emoji AND user_id > @after
            ORDER BY user_id
            LIMIT @limit
            """;

        return database.Query(sql, row => row.GetSnowflake(0), ("message", message), ("emoji", emoji), ("after", after), ("limit", limit));
    }

    /// <summary>The reactions to a run of messages, as one viewer sees them.</summary>
    public ILookup<Snowflake, Reaction> Between(Snowflake first, Snowflake last, Snowflake viewer)
    {
        const string sql = """
            SELECT message_id, emoji, count(*) AS reactions, max(user_id = @viewer) AS me
            FROM reaction
            WHERE message_id BETWEEN @first AND @last
            GROUP BY message_id, emoji
            ORDER BY message_id, min(added_at)
            """;

        return database
            .Query(sql, row => (Message: row.GetSnowflake(0), Reaction: new Reaction(Emoji.Parse(row.GetString(1)), row.GetInt32(2), row.GetBoolean(3))), ("first", first), ("last", last), ("viewer", viewer))
            .ToLookup(row => row.Message, row => row.Reaction);
    }
}
