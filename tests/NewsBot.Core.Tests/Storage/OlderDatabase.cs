using Microsoft.Data.Sqlite;
using NewsBot.Articles;
using NewsBot.Storage;

namespace NewsBot.Core.Tests.Storage;

/// <summary>Makes databases as earlier versions left them.</summary>
internal static class OlderDatabase
{
    /// <summary>An article as the versions up to 010 have kept it.</summary>
    public const string Article = """
        INSERT INTO article (id, source, title, title_key, body, tags, related, content, seen_at, summarized, offered)
        VALUES ('a', 'Herald', 'Before', 'before', '["One."]', '[]', '[]', '', 0, 1, 1);
        """;

    /// <summary>An article as every version from 011 on has kept it.</summary>
    public const string SightedArticle = """
        INSERT INTO article (id, source, title, title_key, body, tags, related, content, seen_at, summarized)
        VALUES ('a', 'Herald', 'Before', 'before', '["One."]', '[]', '[]', '', 0, 1);
        INSERT INTO sighting (article_id, source, dated_at, offered)
        VALUES ('a', 'Herald', 0, 1);
        """;

    private const string Folder = "NewsBot.Storage.Migrations.";

    /// <summary>The names of all migrations' files, in order.</summary>
    public static IReadOnlyList<string> Migrations =>
        [.. typeof(Article).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name => name[Folder.Length..])];

    /// <summary>Runs the migrations before one, named as its file begins, and puts something in.</summary>
    public static void Make(string path, string before, string rows)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        connection.Execute("CREATE TABLE migration (number BIGINT NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL)");

        var assembly = typeof(Article).Assembly;
        foreach (var name in Migrations.TakeWhile(name => string.CompareOrdinal(name, before) < 0))
        {
            using var script = new StreamReader(assembly.GetManifestResourceStream(Folder + name)!);
            connection.Execute(script.ReadToEnd());
            connection.Execute("INSERT INTO migration (number, applied_at) VALUES (@number, 0)", new { number = long.Parse(name.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture) });
        }

        connection.Execute(rows);
    }
}
