using System.Globalization;
using Microsoft.Data.Sqlite;
using NewsBot.Articles;
using NewsBot.Storage;

namespace NewsBot.Benchmarks;

/// <summary>Comments in any number, the same in every run: some people write much and most little, and so it is with words.</summary>
internal sealed class ManyComments(int comments)
{
    private const int Words = 50_000;
    private const int MeanLength = 60;
    private const string Syllables = "ba be bi bo bu da de di do du fa fe fi fo fu ga ge gi go gu ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu ra re ri ro ru sa se si so su ta te ti to tu";
    private static readonly string[] Sounds = Syllables.Split(' ');

    private int Articles => Math.Max(1, comments / 100);

    private int People => Math.Max(1, comments / 10);

    public ArticleId Article(Random random) => new(IdOf("article", random.Next(Articles)));

    public AuthorId Author(Random random) => AuthorId.OnSite("herald.example", Name(Skewed(random, People)));

    public string NameOf(Random random) => Name(Skewed(random, People));

    public static string AnyWord(Random random) => Word(Skewed(random, Words));

    /// <summary>One of the words that at most a few thousand comments have.</summary>
    public static string RareWord(Random random) => Word((Words / 4) + random.Next(Words / 2));

    public async Task FillAsync(string path, CancellationToken cancellationToken)
    {
        using (var database = Database.Open(path, TimeProvider.System))
            await database.WriteAsync(_ => { }, cancellationToken);

        using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString()))
        {
            connection.Open();
            using var transaction = connection.BeginTransaction();
            Fill(connection, transaction);
            transaction.Commit();
        }

        using var filled = Database.Open(path, TimeProvider.System);
        while (await filled.WriteAsync(session => session.Search.CatchUp(20_000), cancellationToken))
            continue;
    }

    /// <summary>A discussion that is not there yet.</summary>
    public IReadOnlyList<StoredComment> Discussion(int length)
    {
        var random = new Random(2);
        var article = new ArticleId(IdOf("article", 0));
        return
        [
            .. Enumerable.Range(0, length).Select(i => new StoredComment(
                new(article, new(IdOf("new" + Guid.NewGuid(), i)), null, new(Author(random), NameOf(random)), null, Text(random), DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, null, null, null, Origin.Site),
                new(IdOf("new", i)),
                1_000_000 + i)),
        ];
    }

    private void Fill(SqliteConnection connection, SqliteTransaction transaction)
    {
        var random = new Random(0);
        var first = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

        using (var article = Prepare(connection, transaction, "INSERT INTO article (id, source, title, title_key, body, tags, related, content, seen_at, published_at, summarized) VALUES ($id, 'herald', $title, $title, $body, '[]', '[]', '', $at, $at, 1)", "$id", "$title", "$body", "$at"))
        {
            for (var i = 0; i < Articles; i++)
                Run(article, IdOf("article", i), string.Join(' ', Enumerable.Range(0, 8).Select(_ => AnyWord(random))), $"[\"{Text(random)}\"]", first + (i * 60_000L));
        }

        using (var sighting = Prepare(connection, transaction, "INSERT INTO sighting (article_id, source, dated_at, offered) SELECT id, source, published_at, 1 FROM article"))
            Run(sighting);

        using var comment = Prepare(connection, transaction, "INSERT INTO comment (article_id, id, in_reply_to, origin, author_id, author_name, author_key, text, known_as, position, posted_at, seen_at) VALUES ($article, $id, $parent, 'Site', $author, $name, $key, $text, $id, $position, $at, $at)", "$article", "$id", "$parent", "$author", "$name", "$key", "$text", "$position", "$at");
        for (var i = 0; i < comments; i++)
        {
            var (article, position) = (i % Articles, i / Articles);
            var name = NameOf(random);
            var parent = position > 0 && random.Next(3) > 0 ? IdOf("comment", article + (random.Next(position) * Articles)) : null;
            Run(comment, IdOf("article", article), IdOf("comment", i), parent, AuthorId.OnSite("herald.example", name).Value, name, name.ToLowerInvariant(), Text(random), position, first + (article * 60_000L) + (position * 1_000L));
        }
    }

    private static SqliteCommand Prepare(SqliteConnection connection, SqliteTransaction transaction, string sql, params string[] names)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // only our own words
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in names)
            command.Parameters.AddWithValue(name, "");
        command.Prepare();
        return command;
    }

    private static void Run(SqliteCommand command, params object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }

    private static string Text(Random random) => string.Join(' ', Enumerable.Range(0, 10 + random.Next((MeanLength - 10) * 2)).Select(_ => AnyWord(random)));

    private static string IdOf(string kind, int number) => ShortHash.Of(kind, number.ToString(CultureInfo.InvariantCulture));

    private static string Name(int number) => Word(number);

    // The most used are the shortest, and no two are alike.
    private static string Word(int number)
    {
        var word = Sounds[number % Sounds.Length];
        for (var rest = number / Sounds.Length; rest > 0; rest /= Sounds.Length)
            word += Sounds[rest % Sounds.Length];
        return word;
    }

    // As Zipf found it: the second half as often as the first.
    private static int Skewed(Random random, int count) => Math.Min(count - 1, (int)Math.Exp(random.NextDouble() * Math.Log(count + 1)) - 1);
}
