using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Articles;
using NewsBot.Core.Tests.Sources.Fetching;
using NewsBot.Core.Tests.Storage;
using NewsBot.Pipeline;
using NewsBot.Pipeline.Following;
using NewsBot.Sources;
using NewsBot.Sources.Comments;
using NewsBot.Sources.Elsewhere;
using NewsBot.Sources.Fetching;
using NewsBot.Storage.Sources;

namespace NewsBot.Core.Tests.Pipeline.Following;

/// <summary>Sources on a site of this machine, and what follows them, moved on by hand.</summary>
public abstract class FollowTest : IDisposable
{
    private readonly Fetcher _fetcher;
    private readonly Follower _follower;
    private readonly LogLines _log = new();

    protected FollowTest()
    {
        var fetching = new FetchOptions();
        var following = Options.Create(Following);
        var elsewhere = Options.Create(new ElsewhereOptions { HackerNewsUrl = Url("/hn"), HackerNewsItemsUrl = Url("/hn/items0/"), RedditUrl = Url("/reddit"), RedditLoginUrl = Url("/reddit/login"), LemmyUrl = Url("/lemmy"), MastodonUrl = Url("/mastodon") });
        _fetcher = new(fetching, Time, new(fetching, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("8.8.8.8")]), ConnectAsync));

        var database = Kept.Database;
        var access = new CommentAccess(_fetcher.FetchAsync, Secrets.GetValueOrDefault);
        var ingest = new Ingest(database, Time);
        var search = new DiscussionSearch(elsewhere, Options.Create(fetching));
        var reader = new PageReader();
        var keeping = new ArticleKeeping(ingest, search, access, following, Time);
        _follower = new(
            new(database, new(following, Time), Time, _log),
            [
                new SourcePolling(database, _fetcher, reader, keeping, Time),
                new ArticlePolling(database, _fetcher, reader, keeping),
                new DiscussionPolling(database, _fetcher, new(redditLogin: Url("/reddit/login"), hackerNewsItems: Url("/hn/items0/")), access, ingest),
                new LookupPolling(database, search, access, Time),
            ],
            following,
            Time,
            _log);
    }

    internal virtual FollowOptions Following => new();

    internal SiteServer Site { get; } = new();

    internal TemporaryDatabase Kept { get; } = new();

    internal ManualTime Time => Kept.Time;

    internal Dictionary<string, string> Secrets { get; } = [];

    internal IReadOnlyList<string> Log => _log.Lines;

    public void Dispose()
    {
        _follower.Dispose();
        _fetcher.Dispose();
        Kept.Dispose();
        Site.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Follows a source from now on.</summary>
    internal SourceName Follow(string path, SourceKind kind = SourceKind.Feed, Func<Source, Source>? change = null)
    {
        var source = new Source(new("Herald"), kind, Url(path).AbsoluteUri);
        source = change is null ? source : change(source);
        Kept.Write(session =>
        {
            session.Sources.SetFile([new(source.Name, null, SourceList.Write(source))], Time.GetUtcNow());
            session.Polls.Begin(Poll.New(PollKey.Of(source.Name), source.Name, new(source.Address), Time.GetUtcNow()));
        });
        return source.Name;
    }

    /// <summary>Lets time pass, second by second or as far as the next thing is due, and asks what is due.</summary>
    internal async Task PassAsync(TimeSpan time)
    {
        for (var end = Time.GetUtcNow() + time; ;)
        {
            await _follower.LookAsync(default);
            await _follower.WhenIdleAsync();
            if (Time.GetUtcNow() >= end)
                return;

            var next = Kept.Read(session => session.First<DateTimeOffset?>("SELECT MIN(next_at) FROM poll WHERE state IN ('Live', 'Failing')")) ?? end;
            var step = next - Time.GetUtcNow() > TimeSpan.FromSeconds(1) ? next - Time.GetUtcNow() : TimeSpan.FromSeconds(1);
            Time.Advance(Time.GetUtcNow() + step > end ? end - Time.GetUtcNow() : step);
        }
    }

    /// <summary>Asks what is due, and stops as soon as something is under way.</summary>
    internal async Task StopWhileAsync(Task isUnderWay)
    {
        using var stop = new CancellationTokenSource();
        await _follower.LookAsync(stop.Token);
        await isUnderWay;
        await stop.CancelAsync();
        await _follower.WhenIdleAsync();
    }

    internal Task PassAsync(int minutes = 1) => PassAsync(TimeSpan.FromMinutes(minutes));

    internal Poll SourcePoll => Kept.Read(session => session.Polls.Find(PollKey.Of(new SourceName("Herald"))))!;

    internal IReadOnlyList<string> Titles => [.. Kept.Read(session => session.ArticleLists.Latest(SourceName.Every, 100)).Select(line => line.Title)];

    internal Article Article(string title) => Kept.Read(session => session.Articles.Find(IdOf(title)))!;

    internal ArticleId IdOf(string title) => Kept.Read(session => session.ArticleLists.Search(title, 1))[0].Id;

    internal IReadOnlyList<string> Comments(string title) => [.. Kept.Read(session => session.Comments.FromSite(IdOf(title))).Select(stored => stored.Comment.Text)];

    /// <summary>An address in the web: whatever its host, the site answers.</summary>
    internal static Uri Url(string path, string host = "site.example") => new($"http://{host}{path}");

    internal int Asked(string path) => Site.Requests.Count(request => request.Split(' ')[1] == path);

    internal string LastRequest(string path) => Site.Requests.Last(request => request.Split(' ')[1] == path);

    internal void Feed(string path, string headers, params string[] items) => Site.Answer(
        path,
        headers: $"Content-Type: application/rss+xml\r\n{headers}",
        body: $"<rss version=\"2.0\" xmlns:wfw=\"http://wellformedweb.org/CommentAPI/\"><channel><title>The Herald</title>{string.Concat(items)}</channel></rss>");

    internal static string Item(string title, string? link = null, string text = "The bridge was opened on Monday.", string published = "Mon, 31 Dec 2029 10:00:00 GMT", string more = "", string? id = null) =>
        $"<item><guid isPermaLink=\"false\">{id ?? title}</guid><title>{title}</title>{(link is null ? "" : $"<link>{link}</link>")}<pubDate>{published}</pubDate><description>{text}</description>{more}</item>";

    private async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, Site.Port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private sealed class LogLines : ILogger<Follower>, ILogger<PollBook>
    {
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines
        {
            get
            {
                lock (_lines)
                    return [.. _lines];
            }
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_lines)
                _lines.Add($"{logLevel}: {formatter(state, exception)} {exception}".Trim());
        }
    }
}
