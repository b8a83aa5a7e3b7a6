using System.Globalization;
using System.Text.Json;

namespace NewsBot.Benchmarks.Crash;

/// <summary>A comment as its page has it.</summary>
/// <param name="Parent">Its parent's place among the article's comments.</param>
internal sealed record SiteComment(string Author, string Text, int? Parent, bool Deleted = false);

/// <summary>An article and its comments, in page order.</summary>
internal sealed record SiteArticle(string Title, List<SiteComment> Comments)
{
    public int Edition { get; set; } = 1;

    public string Url => $"https://gazette.example/{Title.Replace(' ', '-')}";
}

/// <summary>A news site that grows: its pages are files in a folder that the bot reads.</summary>
internal sealed class CrashSite(string folder, Random chance)
{
    private const int Live = 3;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public List<SiteArticle> Articles { get; } = [];

    /// <summary>One new article, and some more comments under the newest ones. Twins among them: what is looked for must not be mistaken for its like.</summary>
    public void Grow()
    {
        Articles.Add(new(string.Create(CultureInfo.InvariantCulture, $"Tide table {Articles.Count:000}"), []));
        foreach (var article in Articles.TakeLast(Live))
        {
            var more = article == Articles[^1] ? chance.Next(5, 9) : chance.Next(4);
            for (var i = 0; i < more; i++)
            {
                var count = article.Comments.Count;
                article.Comments.Add(new($"Reader {chance.Next(3)}", chance.Next(3) == 0 ? "So it is." : $"Remark {count}", count > 0 && chance.Next(2) == 0 ? chance.Next(count) : null));
            }
            Write(article);
        }
    }

    /// <summary>Changes, removes and corrects something under the newest articles.</summary>
    public void Revise()
    {
        foreach (var article in Articles.TakeLast(Live + 1).Where(article => article.Comments.Count > 0))
        {
            var at = chance.Next(article.Comments.Count);
            var comment = article.Comments[at];
            if (!comment.Deleted)
                article.Comments[at] = chance.Next(3) == 0 ? comment with { Deleted = true } : comment with { Text = $"Remark {at}, edition {chance.Next(1_000_000)}" };
            if (chance.Next(3) == 0)
                article.Edition++;
            Write(article);
        }
    }

    // Whole or not at all: the bot may be reading.
    private void Write(SiteArticle article)
    {
        var page = JsonSerializer.Serialize(
            new
            {
                article = new { article.Title, article.Url, site = "gazette.example", body = new[] { $"The tide comes in twice a day, says edition {article.Edition} of this table." } },
                comments = article.Comments.Select((comment, at) => new { id = $"c{at}", inReplyTo = comment.Parent is { } parent ? $"c{parent}" : null, comment.Author, comment.Text, comment.Deleted }),
            },
            Json);
        var file = Path.Combine(folder, $"{article.Title}.jsonl");
        File.WriteAllText(file + ".part", page);
        File.Move(file + ".part", file, overwrite: true);
    }
}
