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

        database.Execute(sql, ("id", id), ("contentType", contentType), ("content", content));
    }

    public (string ContentType, byte[] Content)? Find(Snowflake id)
    {
        const string sql = """
            SELECT content_type, content
            FROM attachment
            WHERE id = @id
            """;

        return database.Query(sql, row => ((string, byte[])?)(row.GetString(0), row.GetFieldValue<byte[]>(1)), ("id", id)).FirstOrDefault();
    }
}
