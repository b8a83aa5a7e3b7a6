using Microsoft.Data.Sqlite;
using NewsBot.Articles;
using NewsBot.Storage;

namespace NewsBot.Benchmarks.Store;

/// <summary>Writes rows faster than the store does: nothing is safe from a crash meanwhile, and those indexes that grow in no order are made at the end.</summary>
internal sealed class StoreFiller : IDisposable
{
    private const string Guild = "1";
    private const string Channel = "2";

    private readonly SqliteConnection _connection;
    private readonly List<string> _later = [];
    private readonly SqliteCommand _article;
    private readonly SqliteCommand _sighting;
    private readonly SqliteCommand _comment;
    private readonly SqliteCommand _post;
    private readonly SqliteCommand _delivery;
    private long _deliveries;

    public StoreFiller(string path)
    {
        _connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _connection.Open();
        Run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -300000;");

        foreach (var index in (string[])["comment_by_author", "comment_by_name"])
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "SELECT sql FROM sqlite_master WHERE name = $name";
            command.Parameters.AddWithValue("$name", index);
            _later.Add((string)command.ExecuteScalar()!);
            Run($"DROP INDEX {index}");
        }

        _article = Prepare("INSERT INTO article (id, source, title, title_key, body, tags, related, content, seen_at, published_at, summarized) VALUES ($id, 'herald', $title, $title, $body, '[]', '[]', '', $at, $at, 1)", "$id", "$title", "$body", "$at");
        _sighting = Prepare("INSERT INTO sighting (article_id, source, dated_at, offered) VALUES ($id, 'herald', $at, 1)", "$id", "$at");
        _comment = Prepare("INSERT INTO comment (article_id, id, in_reply_to, origin, author_id, author_name, author_key, text, known_as, position, posted_at, seen_at) VALUES ($article, $id, $parent, 'Site', $author, $name, $key, $text, $id, $position, $at, $at)", "$article", "$id", "$parent", "$author", "$name", "$key", "$text", "$position", "$at");
        _post = Prepare($"INSERT INTO post (article_id, channel_id, guild_id, channel_kind, mirror, behind) VALUES ($article, '{Channel}', '{Guild}', 'Text', 'All', 0)", "$article");
        _delivery = Prepare($"INSERT INTO delivery (id, kind, article_id, channel_id, comment_id, part, queue, ordinal, state, due_at, refusals, message_id) VALUES ($id, $kind, $article, '{Channel}', $comment, 0, '{Channel}', $ordinal, 'Sent', 0, 0, $message)", "$id", "$kind", "$article", "$comment", "$ordinal", "$message");
    }

    /// <summary>Does some work in one transaction.</summary>
    public T Write<T>(Func<Session, T> work)
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var command in (SqliteCommand[])[_article, _sighting, _comment, _post, _delivery])
            command.Transaction = transaction;
        var result = work(new(_connection, transaction));
        transaction.Commit();
        return result;
    }

    public void AddArticle(string id, string title, string body, long at)
    {
        Run(_article, id, title, body, at);
        Run(_sighting, id, at);
    }

    public void AddComment(string article, string id, string? inReplyTo, string name, string text, int position, long at) =>
        Run(_comment, article, id, inReplyTo, AuthorId.OnSite("herald.example", name).Value, name, name, text, position, at);

    /// <summary>Has an article posted in the guild, with a thread.</summary>
    public void AddPost(string article)
    {
        Run(_post, article);
        AddDelivery("Post", article, null);
        AddDelivery("Thread", article, null);
    }

    /// <summary>Has a comment shown in its article's thread.</summary>
    public void AddMirror(string article, string comment) => AddDelivery("Mirror", article, comment);

    /// <summary>Makes the indexes that were left out.</summary>
    public void Finish() => _later.ForEach(Run);

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_article, _sighting, _comment, _post, _delivery])
            command.Dispose();
        _connection.Dispose();
    }

    private void AddDelivery(string kind, string article, string? comment)
    {
        _deliveries++;
        Run(_delivery, $"{_deliveries}", kind, article, comment, _deliveries, $"{_deliveries}");
    }

    private SqliteCommand Prepare(string sql, params string[] names)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // only our own words
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in names)
            command.Parameters.AddWithValue(name, "");
        command.Prepare();
        return command;
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // only our own words
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static void Run(SqliteCommand command, params object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }
}
