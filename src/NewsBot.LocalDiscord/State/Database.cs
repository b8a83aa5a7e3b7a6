using System.Data;
using Dapper;
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

    static Database() => SqlMapper.AddTypeHandler(new SnowflakeHandler());

    private Database(SqliteConnection connection) => Connection = connection;

    public SqliteConnection Connection { get; }

    public static Database Open(string file)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
            Directory.CreateDirectory(folder);

        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        try
        {
            connection.Open();
            connection.Execute(Schema);
            return new(connection);
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

        return new((ulong)(Connection.ExecuteScalar<long?>(sql) ?? 0));
    }

    public void Dispose() => Connection.Dispose();

    private sealed class SnowflakeHandler : SqlMapper.TypeHandler<Snowflake>
    {
        public override Snowflake Parse(object value) => new((ulong)(long)value);

        public override void SetValue(IDbDataParameter parameter, Snowflake value) => parameter.Value = (long)value.Value;
    }
}
