using Dapper;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Messages;

/// <summary>The bytes of uploaded files.</summary>
internal sealed class AttachmentStore(Database database)
{
    public void Add(Snowflake id, string contentType, byte[] content)
    {
        const string sql = """
            INSERT INTO attachment (id, content_type, content)
            VALUES (@id, @contentType, @content)
            """;

        database.Connection.Execute(sql, new { id, contentType, content });
    }

    public (string ContentType, byte[] Content)? Find(Snowflake id)
    {
        const string sql = """
            SELECT content_type, content
            FROM attachment
            WHERE id = @id
            """;

        foreach (var row in database.Connection.Query<(string, byte[])>(sql, new { id }))
            return row;
        return null;
    }
}
