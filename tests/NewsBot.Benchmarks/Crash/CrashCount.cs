using System.Text.Json.Nodes;

namespace NewsBot.Benchmarks.Crash;

/// <summary>What became of everything that was to be said.</summary>
/// <param name="Messages">How many messages there were to be.</param>
/// <param name="Different">What the two sides do not agree on.</param>
internal sealed record CrashCount(int Messages, int Lost, int Doubled, int OutOfOrder, int WrongParents, int Different)
{
    private const string Gone = "*deleted at the source*";

    public static readonly CrashCount None = new(0, 0, 0, 0, 0, 0);

    public bool IsClean => this == None with { Messages = Messages };

    public static CrashCount operator +(CrashCount one, CrashCount other) => new(
        one.Messages + other.Messages, one.Lost + other.Lost, one.Doubled + other.Doubled, one.OutOfOrder + other.OutOfOrder, one.WrongParents + other.WrongParents, one.Different + other.Different);

    /// <summary>Compares the site with both places that its articles are posted in.</summary>
    public static async Task<CrashCount> OfAsync(CrashWorld world)
    {
        var total = None with { Different = world.People.Unheard(world) };
        var posts = await world.Discord.ReadAsync(world.Discord.News);
        var threads = new List<JsonNode>();
        foreach (var thread in await world.Discord.ForumThreadsAsync())
            threads.AddRange((await world.Discord.ReadAsync(thread)).Take(1));

        foreach (var place in new[] { posts, threads })
        {
            var wanted = world.Site.Articles.Select(article => new Wanted($"{article.Title}: edition {article.Edition}", false)).ToList();
            total += Compare(wanted, [.. place.Select(post => $"{Title(post)}: edition {Edition(post)}")]);
            foreach (var article in world.Site.Articles)
                total += OfThread(world, article, await MirrorsAsync(world, [.. place.Where(post => Title(post) == article.Title)]));
        }

        return total;
    }

    // What is under a doubled post is not lost.
    private static async Task<IReadOnlyList<JsonNode>> MirrorsAsync(CrashWorld world, IReadOnlyList<JsonNode> posts)
    {
        var mirrors = new List<JsonNode>();
        foreach (var id in posts.Where(post => post["thread"] is not null || post["channel_id"]!.GetValue<string>() != world.Discord.News).Select(post => post["id"]!.GetValue<string>()))
            mirrors.AddRange((await world.Discord.ReadAsync(id)).Where(message => message["author"]!["bot"]?.GetValue<bool>() == true && message["id"]!.GetValue<string>() != id));
        return mirrors;
    }

    private static CrashCount OfThread(CrashWorld world, SiteArticle article, IReadOnlyList<JsonNode> mirrors)
    {
        var places = Enumerable.Range(0, article.Comments.Count).Where(at => !world.People.Removed.Contains((article.Title, at))).ToList();
        var answered = article.Comments.Select(comment => comment.Parent).OfType<int>().ToHashSet();
        var wanted = places.Select(at => new Wanted(Shown(article.Comments[at]), article.Comments[at].Deleted && !answered.Contains(at))).ToList();
        var compared = Compare(wanted, [.. mirrors.Select(Text)]);
        if (!compared.IsClean || !wanted.Select(one => one.Text).SequenceEqual(mirrors.Select(Text)))
            return compared;

        var messages = places.Zip(mirrors).ToDictionary(pair => pair.First, pair => pair.Second["id"]!.GetValue<string>());
        return compared with
        {
            WrongParents = places.Zip(mirrors).Count(pair => article.Comments[pair.First].Parent is var parent
                && (parent is null || messages.ContainsKey(parent.Value))
                && Answers(pair.Second) != (parent is { } at ? messages[at] : null)),
        };
    }

    // What was gone before it was shown is shown as soon as somebody answers it, so where it stands says nothing.
    private static CrashCount Compare(IReadOnlyList<Wanted> wanted, IReadOnlyList<string> found)
    {
        var left = found.ToList();
        var lost = wanted.Count(one => !one.MayBeMissing && !left.Remove(one.Text));
        foreach (var one in wanted.Where(one => one.MayBeMissing))
            left.Remove(one.Text);

        var isInOrder = wanted.Select(one => one.Text).Where(IsThere).SequenceEqual(found.Where(IsThere));
        return new(wanted.Count, lost, left.Count, lost + left.Count == 0 && !isInOrder ? 1 : 0, 0, 0);
    }

    private static bool IsThere(string text) => !text.EndsWith(Gone, StringComparison.Ordinal);

    private static string Shown(SiteComment comment) => $"**{comment.Author}**\n{(comment.Deleted ? Gone : comment.Text)}";

    private static string Text(JsonNode message)
    {
        var lines = message["content"]!.GetValue<string>().Replace(" · *edited*", "", StringComparison.Ordinal).Split('\n');
        return string.Join('\n', lines.Where(line => !line.StartsWith('↪')));
    }

    private static string Title(JsonNode post) => post["embeds"]![0]!["title"]!.GetValue<string>();

    // "…, says edition 3 of this table."
    private static string Edition(JsonNode post) => post["embeds"]![0]!["description"]!.GetValue<string>().Split("edition ")[^1].Split(' ')[0];

    private static string? Answers(JsonNode message) => message["type"]!.GetValue<int>() == 19 ? message["message_reference"]?["message_id"]?.GetValue<string>() : null;

    /// <param name="MayBeMissing">What was gone before it was shown, and nobody answers, needs no message.</param>
    private sealed record Wanted(string Text, bool MayBeMissing);
}
