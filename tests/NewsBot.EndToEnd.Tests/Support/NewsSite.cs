using System.Globalization;
using System.Net;
using System.Text;
using NewsBot.Testing;

namespace NewsBot.EndToEnd.Tests.Support;

/// <summary>Two small papers on this machine, each with a feed and a page an article; everything else is not found.</summary>
internal sealed class NewsSite : IDisposable
{
    private static readonly DateTimeOffset First = TimeProvider.System.GetUtcNow().AddHours(-9); // news, so that it is asked about again
    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, (string Type, string Text)> _pages = [];

    public NewsSite()
    {
        Host = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{LoopbackPorts.Next()}");
        Add("courier", "Tern Point Courier",
            ("Ferry to Tern Point Sails Twice a Day Again", "The ferry to Tern Point sails at eight and at five from Monday on. The council had asked for it since the storm of November.", "The new skipper, Ida Brook, counted eleven passengers and one wheelbarrow on the first trip."),
            ("Harbour Bells to Be Rung by Hand", "The two bells of the harbour will be rung by hand this summer, for the clockwork waits for a spring from abroad.", "Volunteers may put their names on the list at the harbour office until Friday."));
        Add("gazette", "Hilltop Gazette",
            ("Goats Keep the Hilltop Meadow Short", "Forty goats have taken over from the mowers on the hilltop meadow.", "Walkers are asked to close the gates behind them."));
        _listener.Prefixes.Add($"http://{Host}/");
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>What must be named as reachable although it is not public.</summary>
    public string Host { get; }

    public string Feed(string paper) => $"http://{Host}/{paper}.xml";

    public void Dispose() => ((IDisposable)_listener).Dispose();

    private void Add(string paper, string name, params (string Title, string Lead, string End)[] articles)
    {
        var items = new StringBuilder();
        foreach (var (number, (title, lead, end)) in articles.Index())
        {
            var path = $"/{paper}/{number}";
            var time = First.AddHours(number);
            _pages[path] = ("text/html", $"""
                <!DOCTYPE html><html lang="en"><head><title>{title}</title><meta property="og:title" content="{title}"><meta property="article:published_time" content="{time:o}"></head>
                <body><article><h1>{title}</h1><p>{lead}</p><p>{end}</p></article></body></html>
                """);
            _pages[$"{path}/comments.xml"] = ("application/rss+xml", Rss($"Comments on {title}", $"<item><title>By Otto</title><link>http://{Host}{path}#comment-{number}</link><guid>{path}#comment-{number}</guid><dc:creator>Otto</dc:creator><description>About time!</description><pubDate>{time.AddMinutes(20):r}</pubDate></item>"));
            items.Append(CultureInfo.InvariantCulture, $"<item><title>{title}</title><link>http://{Host}{path}</link><description>{lead}</description><pubDate>{time:r}</pubDate><category>Tern Point</category><wfw:commentRss>http://{Host}{path}/comments.xml</wfw:commentRss></item>");
        }
        _pages[$"/{paper}.xml"] = ("application/rss+xml", Rss(name, items.ToString()));
    }

    private string Rss(string name, string items) => $"""
        <?xml version="1.0"?><rss version="2.0" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel><title>{name}</title><link>http://{Host}/</link><description>{name}</description>{items}</channel></rss>
        """;

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var asked = await _listener.GetContextAsync();
                var isKnown = _pages.TryGetValue(asked.Request.Url!.AbsolutePath, out var page);
                asked.Response.StatusCode = isKnown ? 200 : 404;
                asked.Response.ContentType = page.Type;
                asked.Response.Close(Encoding.UTF8.GetBytes(page.Text ?? ""), willBlock: false);
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // It was stopped.
        }
    }
}
