using System.Globalization;
using NewsBot.Articles;

namespace NewsBot.Storage.People;

/// <summary>Who asked to be forgotten, in a file beside the database, so that no older copy of it brings them back.</summary>
/// <remarks>A line is an author's id, the moment, and whether it began or ended then; the last line of an author holds.</remarks>
internal sealed class ForgottenFile(string database)
{
    private const string Begun = "forget";
    private const string Ended = "remember";

    private string FilePath => database + ".forgotten";

    /// <summary>Notes that an author is forgotten, or is no longer; throws <see cref="DatabaseException"/>.</summary>
    public void Add(AuthorId author, bool isForgotten, DateTimeOffset now) =>
        DatabaseException.Explain(FilePath, () =>
        {
            using var file = OwnerFile.Append(FilePath);
            using var writer = new StreamWriter(file);
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{author} {now.ToUnixTimeMilliseconds()} {(isForgotten ? Begun : Ended)}"));
            writer.Flush();
            file.Flush(flushToDisk: true);
        });

    /// <summary>Brings a database that may be older than the file up to what people asked.</summary>
    public void Apply(Session session, DateTimeOffset now)
    {
        if (!File.Exists(FilePath))
            return;

        // What was asked and done already changes nothing when it is done again.
        var asked = File.ReadLines(FilePath).Select(Parse).OfType<(AuthorId Author, DateTimeOffset Moment, bool IsForgotten)>();
        foreach (var (author, moment, isForgotten) in asked.GroupBy(line => line.Author).Select(lines => lines.Last()))
            session.People.Forget(author, isForgotten ? null : moment, now);
    }

    private static (AuthorId Author, DateTimeOffset Moment, bool IsForgotten)? Parse(string line) =>
        line.Split(' ') is [var author, var moment, (Begun or Ended) and var word] && ShortHash.HasForm(author)
        && long.TryParse(moment, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? (new(author), DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), word == Begun)
            : null;
}
