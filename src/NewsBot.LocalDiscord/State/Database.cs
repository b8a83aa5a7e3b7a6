using Microsoft.Data.Sqlite;

namespace NewsBot.LocalDiscord.State;

/// <summary>The one SQLite file behind this Discord, with its one connection: requests take turns anyway.</summary>
internal sealed class Database : IDisposable
{
    // document: all that fits in memory, a row per fact. The rest is too much for that and has columns to find it by.
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        PRAGMA wal_autocheckpoint = 8000;

        CREATE TABLE IF NOT EXISTS document (
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            json TEXT NOT NULL,
            PRIMARY KEY (kind, id)
        ) WITHOUT ROWID;

        CREATE TABLE IF NOT EXISTS message (
            id BIGINT NOT NULL PRIMARY KEY,
            channel_id BIGINT NOT NULL,
            author_id BIGINT NOT NULL,
            nonce TEXT,
            visible_to BIGINT,
            pinned_at BIGINT,
            json TEXT NOT NULL
        );
        CREATE INDEX IF NOT EXISTS message_by_channel ON message (channel_id, id);
        CREATE INDEX IF NOT EXISTS message_by_nonce ON message (author_id, nonce) WHERE nonce IS NOT NULL;

        CREATE TABLE IF NOT EXISTS reaction (
            message_id BIGINT NOT NULL,
            emoji TEXT NOT NULL,
            user_id BIGINT NOT NULL,
            added_at BIGINT NOT NULL,
            PRIMARY KEY (message_id, emoji, user_id)
        ) WITHOUT ROWID;

        CREATE TABLE IF NOT EXISTS attachment (
            id BIGINT NOT NULL PRIMARY KEY,
            content_type TEXT NOT NULL,
            content BLOB NOT NULL
        );
        """;

    private readonly SqliteConnection _connection;

    private Database(SqliteConnection connection) => _connection = connection;

    public static Database Open(string file)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
            Directory.CreateDirectory(folder);

        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        try
        {
            connection.Open();
            var database = new Database(connection);
            database.Execute(Schema);
            return database;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>From here on ids only grow.</summary>
    public Snowflake NewestId()
    {
        const string sql = """
            SELECT max(id)
            FROM (
                SELECT max(id) AS id FROM message
                UNION ALL
                SELECT max(CAST(id AS INTEGER)) FROM document
                UNION ALL
                SELECT max(id) FROM attachment
            )
            """;

        return Query(sql, row => row.IsDBNull(0) ? default : row.GetSnowflake(0))[0];
    }

    /// <summary>How many rows that changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    public SqliteTransaction BeginTransaction() => _connection.BeginTransaction();

    public void Dispose() => _connection.Dispose();

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value is Snowflake id ? (long)id.Value : value ?? DBNull.Value);
        return command;
    }
}

internal static class SnowflakeColumn
{
    public static Snowflake GetSnowflake(this SqliteDataReader row, int column) => new((ulong)row.GetInt64(column));
}
