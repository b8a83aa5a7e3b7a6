using System.Data.Common;
using System.Reflection;

namespace NewsBot.Storage;

/// <summary>Brings a database to this version's schema, one numbered file a transaction.</summary>
internal static class Migrator
{
    private static readonly IReadOnlyList<(long Number, string Resource)> Migrations =
    [
        .. from name in Assembly.GetExecutingAssembly().GetManifestResourceNames()
           where name.EndsWith(".sql", StringComparison.Ordinal)
           let file = name[(name.IndexOf(".Migrations.", StringComparison.Ordinal) + ".Migrations.".Length)..]
           orderby file
           select (long.Parse(file[..3], System.Globalization.CultureInfo.InvariantCulture), name),
    ];

    public static void Migrate(DbConnection connection, string path, TimeProvider time)
    {
        if (!HasTable(connection, "migration") && HasTable(connection, "%"))
            throw NotOurs(path);

        connection.Execute("""
            CREATE TABLE IF NOT EXISTS migration (
                number     BIGINT NOT NULL PRIMARY KEY,
                applied_at BIGINT NOT NULL
            )
            """);

        var version = RequireNotNewer(connection, path);
        if (version > 0 && version < Migrations[^1].Number)
            Backup.WriteBeside(path, $"before-{Migrations[^1].Number:000}", time);
        foreach (var (number, resource) in Migrations.Where(migration => migration.Number > version))
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute(Read(resource), transaction: transaction);
            connection.Execute("INSERT INTO migration (number, applied_at) VALUES (@number, @now)", new { number, now = time.GetUtcNow() }, transaction);
            transaction.Commit();
        }
    }

    public static void RequireCurrent(DbConnection connection, string path)
    {
        if (RequireKnown(connection, path) < Migrations[^1].Number)
            throw new DatabaseException($"The database {path} was written by an older version; start the bot once to bring it up to date.");
    }

    /// <summary>The version of a database that is ours and not newer than this program.</summary>
    public static long RequireKnown(DbConnection connection, string path) =>
        HasTable(connection, "migration") ? RequireNotNewer(connection, path) : throw NotOurs(path);

    private static long RequireNotNewer(DbConnection connection, string path)
    {
        var version = connection.First<long?>("SELECT MAX(number) FROM migration") ?? 0;
        return version <= Migrations[^1].Number
            ? version
            : throw new DatabaseException($"The database {path} was written by a newer version of NewsBot (schema {version}, this one knows {Migrations[^1].Number}); update NewsBot.");
    }

    private static bool HasTable(DbConnection connection, string pattern) =>
        connection.First<long>("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name LIKE @pattern", new { pattern }) > 0;

    private static DatabaseException NotOurs(string path) => new($"The file {path} is not a database of NewsBot; choose another path.");

    private static string Read(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
