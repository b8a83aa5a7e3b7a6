using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using NewsBot.Articles;
using NewsBot.Pipeline;
using NewsBot.Sources.Comments;
using NewsBot.Sources.Fetching;

namespace NewsBot.Benchmarks.Sites;

/// <summary>How long a large discussion takes to be read, and how much memory that takes.</summary>
internal static class CommentsCommand
{
    private static readonly Option<int> Count = new("--comments") { Description = "How many comments.", DefaultValueFactory = _ => 5_000 };
    private static readonly Uri Page = new("https://herald.example/bridge/");

    public static Command Create()
    {
        var command = new Command("comments", "A discussion of so many comments, each an answer to one before, from the bytes of its pages to the article's tree, read once by a program that has read nothing before: seconds for each system, and the most memory that all of it took beyond the empty process, in MB. Goals: 1 s each, 100 MB.") { Count };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(Count), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int count, CancellationToken cancellationToken)
    {
        var systems = new (string Name, CommentSection Section, Func<Uri, byte[]> Answer)[]
        {
            ("WordPress, by its interface", new(CommentSystem.WordPress, Page, new("https://herald.example/wp-json/"), "1"), address => WordPress(count, PageOf(address))),
            ("a page's rendered list", new(CommentSystem.Markup, Page, Page), _ => Rendered(count)),
            ("an Atom feed", new(CommentSystem.Feed, Page, new("https://herald.example/comments.atom")), _ => Atom(count)),
            ("Remark42", new(CommentSystem.Remark42, Page, new("https://herald.example/"), null, "herald"), _ => Remark42(count)),
        };

        // What answers is made before, so that only reading is measured.
        var answers = systems.Select(system => Enumerable.Range(1, (count / 100) + 1).ToDictionary(page => page, page => system.Section.System == CommentSystem.WordPress || page == 1 ? system.Answer(new($"https://x.example/?page={page}")) : [])).ToList();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var empty = process.WorkingSet64;

        var figures = new List<Figure>();
        foreach (var ((name, section, _), pages) in systems.Zip(answers))
        {
            var started = Stopwatch.GetTimestamp();
            var access = new CommentAccess((request, _) => Task.FromResult(new FetchedPage(request.Address, pages[section.System == CommentSystem.WordPress ? PageOf(request.Address) : 1], null, "utf-8", new(null, null))), _ => null);
            var thread = await new CommentReading().ReadAsync(section, access, cancellationToken);
            var branch = thread.ToBranch(new("a"), []);
            var places = new CommentTree(PageComments.Of(new("a"), branch.Branch, branch.Comments, "herald.example", DateTimeOffset.UnixEpoch)).DepthFirst().Count();
            figures.Add(new($"{count} comments of {name}", Stopwatch.GetElapsedTime(started).TotalSeconds, "s", AtMost: 1));
            figures.Add(new("comments in the tree", places, "", AtLeast: count));
        }

        process.Refresh();
        figures.Add(new("most memory beyond the empty process", (process.PeakWorkingSet64 - empty) / 1e6, "MB", AtMost: 100));
        return Report.Print(figures);
    }

    private static int PageOf(Uri address) =>
        int.Parse(address.Query.Split("page=")[^1].Split('&')[0], CultureInfo.InvariantCulture);

    private static int ParentOf(int id) => id % 3 == 1 ? 0 : id / 2;

    private static string TextOf(int id) => $"<p>Comment {id} says what people say under articles, &amp; then <em>something</em> more.</p><p>See <a href='https://other.example/{id}'>there</a>.</p>";

    private static byte[] WordPress(int count, int page)
    {
        var ids = Enumerable.Range(((page - 1) * 100) + 1, 100).Where(id => id <= count);
        return Encoding.UTF8.GetBytes($"[{string.Join(',', ids.Select(id => $$$$"""{"id":{{{{id}}}},"post":1,"parent":{{{{ParentOf(id)}}}},"author_name":"Reader {{{{id % 700}}}}","date_gmt":"2030-01-01T10:00:00","content":{"rendered":"{{{{TextOf(id)}}}}"},"type":"comment"}"""))}]");
    }

    private static byte[] Rendered(int count) => Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body><ol>" + string.Concat(Enumerable.Range(1, count).Select(id =>
        $"<li id='comment-{id}' class='comment depth-{(id % 5) + 1}'><article><b class='fn'>Reader {id % 700}</b><time datetime='2030-01-01T10:00:00Z'></time><div class='comment-content'>{TextOf(id)}</div></article></li>")));

    private static byte[] Atom(int count) => Encoding.UTF8.GetBytes("<feed xmlns='http://www.w3.org/2005/Atom' xmlns:thr='http://purl.org/syndication/thread/1.0'>" + string.Concat(Enumerable.Range(1, count).Select(id =>
        $"<entry><id>tag:{id}</id><author><name>Reader {id % 700}</name></author><published>2030-01-01T10:00:00Z</published>{(ParentOf(id) == 0 ? "" : $"<thr:in-reply-to ref='tag:{ParentOf(id)}'/>")}<content type='html'><![CDATA[{TextOf(id)}]]></content></entry>")) + "</feed>");

    private static byte[] Remark42(int count) => Encoding.UTF8.GetBytes($"{{\"comments\":[{string.Join(',', Enumerable.Range(1, count).Select(id =>
        $$$$"""{"id":"{{{{id}}}}","pid":"{{{{(ParentOf(id) == 0 ? "" : ParentOf(id))}}}}","text":"{{{{TextOf(id)}}}}","user":{"name":"Reader {{{{id % 700}}}}","id":"u{{{{id % 700}}}}"},"time":"2030-01-01T10:00:00Z"}"""))}]}}");
}
