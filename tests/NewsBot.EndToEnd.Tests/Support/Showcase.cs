using System.Text.Json.Nodes;

namespace NewsBot.EndToEnd.Tests.Support;

/// <summary>A bot with something to show for each of its commands: sources that answer, a discussion that people take part in, a comment that waits for a moderator, a claim, and a channel that it may not write in.</summary>
internal sealed class Showcase : IAsyncDisposable
{
    /// <summary>What the people say in the lighthouse's thread: who, what, and to which of all comments.</summary>
    private static readonly (string Who, string Text, int ReplyTo)[] Talk =
    [
        ("reader", "Which of the 214 creaks?", 2),
        ("guest", "The ninth, and it is in tune.", 7),
        ("admin", "I held the goat's rope, so I can say: it sang.", 5),
        ("reader", "Then it gets a place in the choir.", 9),
        ("admin", "Rehearsals are on Sundays, when the tide is out.", 10),
    ];

    private static readonly string Seals = Pages.Flat("Harbour Seals Vote on a New Pier", [new("Otto", "The seals have my vote."), new("pier_deals", "Call +44 1632 960 123 77 for half a pier.")])
        .Replace("The lighthouse of Tern Point has had no keeper for forty years, and no music for longer than that.", "The seals of Tern Point rest on the old pier, and nobody else has dared to for years.", StringComparison.Ordinal)
        .Replace("Since Sunday it has a piano, said the harbour office, \"and a visitors' book that complains about it.\"", "Since Sunday there is a plan for a new one, said the harbour office, with a lighthouse at its end.", StringComparison.Ordinal)
        .Replace("lighthouse, piano, Tern Point", "seals, pier, Tern Point", StringComparison.Ordinal)
        .Replace("The piano on its last flight of stairs.", "The seals at noon.", StringComparison.Ordinal);

    private readonly NewsSite _site;

    private Showcase(NewsSite site, BotProcess bot) => (_site, Bot) = (site, bot);

    public BotProcess Bot { get; }

    /// <summary>What is filled in where a command must be told something, or tells more when it is; a command's own value goes before that of all.</summary>
    public IReadOnlyDictionary<string, string> Values { get; private set; } = new Dictionary<string, string>();

    public static async Task<Showcase> StartAsync()
    {
        var site = new NewsSite();
        var start = new StartFolder([.. BotProcess.Quick, ("Commands__AtOnce", "1000"), ("Sources__File", "sources.json"), ("Fetching__InsideHosts", site.Host), ("Elsewhere__Enabled", "false"), ("Delivery__Tries", "1")]);
        start.Write("sources.json", $$"""{ "sources": [{ "name": "Tern Point Courier", "kind": "feed", "url": "{{site.Feed("courier")}}" }] }""");
        var opml = start.Write("feeds.opml", $"""<opml version="2.0"><body><outline type="rss" text="Goats and Gates" xmlUrl="{site.Feed("gazette")}?goats"/></body></opml>""");
        var show = new Showcase(site, await BotProcess.StartAsync(start));
        try
        {
            await show.PrepareAsync();
        }
        catch
        {
            await show.DisposeAsync();
            throw;
        }
        show.Values = ValuesOf(site, opml);
        return show;
    }

    /// <summary>Waits until what may not be posted has been given up.</summary>
    public async Task GivenUpAsync()
    {
        while (Bot.Folder.Query("SELECT id FROM delivery WHERE state = 'Dead'").Count == 0)
            await Bot.Admin.GetAsync("users/@me"); // as often as the local Discord lets one ask
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        _site.Dispose();
    }

    private static Dictionary<string, string> ValuesOf(NewsSite site, string opml) => new()
    {
        ["article"] = Pages.LighthouseTitle,
        ["article refresh article"] = "Harbour Bells to Be Rung by Hand",
        ["name"] = "Ann",
        ["words"] = "lighthouse",
        ["question"] = "How many steps did they carry it up?",
        ["source"] = "Tern Point Courier",
        ["address"] = site.Feed("gazette"),
        ["source add name"] = "Hilltop Gazette",
        ["source edit source"] = "Hilltop Gazette",
        ["source edit every"] = "30",
        ["source pause source"] = "Hilltop Gazette",
        ["source resume source"] = "Hilltop Gazette",
        ["source remove source"] = "Hilltop Gazette",
        ["source import file"] = opml,
        ["channel unfollow source"] = "Tern Point Courier",
        ["member"] = "reader",
        ["history stats member"] = "reader",
        ["at"] = "8:00",
    };

    private async Task PrepareAsync()
    {
        var (news, general) = (await Bot.Admin.ChannelAsync("news"), await Bot.Admin.ChannelAsync("general"));
        await Bot.Admin.UseAsync(news, "channel follow", ("source", "*"), ("mirror", "Filtered"));
        var me = (await Bot.Admin.CommandsAsync(news))[0].Text("application_id");
        await Bot.Admin.PutAsync($"channels/{general}/permissions/{me}", new { type = 1, deny = "2048" });
        await Bot.Admin.UseAsync(general, "channel follow", ("source", "*"), ("mirror", "Off"));

        await ImportAsync(Pages.Lighthouse);
        await TalkAsync(news);
        await ImportAsync(Seals);
        await Bot.Admin.EventuallyAsync(Bot.Admin.NewsAsync, posts => posts.Count(post => post["thread"] is not null) >= 2);
        await Bot.Reader.UseAsync(news, "history link", ("name", "mia_k"));
        await GivenUpAsync();
        // As if the articles had been read a while ago.
        Bot.Folder.Query("UPDATE poll SET polled_at = polled_at - 600000 WHERE kind IN ('Article', 'Discussion') RETURNING subject");
    }

    private async Task ImportAsync(string page) => (await Bot.Folder.FeedAsync(page, "import", "-", "--source", "Tern Point Courier")).Ok();

    private async Task TalkAsync(string news)
    {
        var posts = await Bot.Admin.EventuallyAsync(() => Bot.Admin.MessagesAsync(news), all => all.Any(IsLighthouse));
        var thread = posts.First(IsLighthouse).Text("id");
        var said = await Bot.Admin.EventuallyAsync(() => MirroredThread.OfAsync(Bot.Admin, thread), Pages.LighthouseComments.Count);
        var ids = said.Select(message => message.Text("id")).ToList();
        var people = new Dictionary<string, Person> { ["admin"] = Bot.Admin, ["reader"] = Bot.Reader, ["guest"] = new(Bot.Url, "local-guest") };
        foreach (var (who, text, replyTo) in Talk)
            ids.Add(await people[who].SayAsync(thread, text, ids[replyTo]));
    }

    private static bool IsLighthouse(JsonNode post) => post["embeds"]!.AsArray().Any(embed => embed.TextOrNull("title") == Pages.LighthouseTitle);
}
