using System.Text;
using NewsBot.Chat;
using NewsBot.Sources;

namespace NewsBot.Core.Tests.Commands.Sources;

/// <summary>Lists of feeds as other programs write them, and as we do.</summary>
public sealed class SourceTransferTests : CommandTest
{
    private static readonly GivenFile File = new("feeds.opml", "https://files.example/feeds.opml", 100);

    [Fact]
    public async Task All_feeds_of_a_list_are_followed_whatever_groups_they_stand_in()
    {
        Give("""
            <?xml version="1.0"?>
            <!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>
            <opml version="2.0"><head><title>Mine &x;</title></head><body>
              <outline text="Papers"><outline type="rss" text="Harbour Herald" xmlUrl="https://herald.example/feed?a=1&b=2"/></outline>
              <outline type="rss" title="Harbour Herald" xmlUrl="https://gazette.example/rss">
              <outline type="rss" text="" xmlUrl="https://echo.example/rss"/>
              <outline type="rss" text="Twice" xmlUrl="https://echo.example/rss"/>
              <outline type="rss" text="Bad" xmlUrl="javascript:alert(1)"/>
              <outline type="rss" text="Secret" xmlUrl="https://name:password@echo.example/rss"/>
              <outline text="No feed"/>
            </body></opml>
            """);

        Assert.Equal("Followed from now on: **3 sources**. Followed already: **0**. Could not be added: **0**.\nUse `/channel setup` where their articles are to be posted.", (await GiveAsync(Manager, "source import", File)).Card.Text.Value);
        Assert.StartsWith("Followed from now on: **0 sources**. Followed already: **3**.", (await GiveAsync(Manager, "source import", File)).Card.Text.Value, StringComparison.Ordinal);

        var sources = await Bot.Database.ReadAsync(session => session.Sources.KnownTo(Guild).Select(kept => SourceList.ParseOne(kept.Definition)).Select(source => (source.Name.Value, source.Address)).ToList(), default);
        Assert.Equal([("echo.example", "https://echo.example/rss"), ("Harbour Herald", "https://herald.example/feed?a=1&b=2"), ("Harbour Herald (2)", "https://gazette.example/rss")], sources);
        Assert.Empty(await Bot.Database.ReadAsync(session => session.Sources.KnownTo(new("501")), default));
        Assert.Contains("`/source import` · added: 3", await SayAsync(Manager, "newsbot audit"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Nothing was added. This is no OPML: its outermost element is not “opml”.")]
    [InlineData("just words", "Nothing was added. This is no OPML: its outermost element is not “opml”.")]
    [InlineData("<html><body>Not found</body></html>", "Nothing was added. This is no OPML: its outermost element is not “opml”.")]
    [InlineData("<opml><body/></opml>", "The file lists no feed.")]
    public async Task What_is_no_list_is_told_in_one_sentence(string file, string answer)
    {
        Give(file);

        Assert.Equal(answer, (await GiveAsync(Manager, "source import", File)).Card.Text.Value);
    }

    [Fact]
    public async Task A_file_that_is_too_large_too_deep_or_missing_adds_nothing()
    {
        Chat.Files[File.Url] = new byte[2 * 1024 * 1024];
        Assert.StartsWith("Nothing was added. The file is too large.", (await GiveAsync(Manager, "source import", File)).Card.Text.Value, StringComparison.Ordinal);
        Give("<opml>" + string.Concat(Enumerable.Repeat("<outline>", 1_000)));
        Assert.StartsWith("Nothing was added. Its elements are nested deeper than 512.", (await GiveAsync(Manager, "source import", File)).Card.Text.Value, StringComparison.Ordinal);
        Give("<opml>" + string.Concat(Enumerable.Range(0, 1_100).Select(number => $"<outline xmlUrl='https://a.example/{number}'/>")));
        Assert.StartsWith("Nothing was added. It lists more than 1000 feeds.", (await GiveAsync(Manager, "source import", File)).Card.Text.Value, StringComparison.Ordinal);
        Assert.StartsWith("Give a file, or the address of one", await SayAsync(Manager, "source import"), StringComparison.Ordinal);
        Assert.StartsWith("Only those who may manage", (await GiveAsync(Reader, "source import", File)).Card.Text.Value, StringComparison.Ordinal);
        Assert.StartsWith("No source is followed yet.", await SayAsync(Manager, "source export"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guild_has_no_more_sources_by_a_list_than_one_by_one()
    {
        Give("<opml>" + string.Concat(Enumerable.Range(0, 120).Select(number => $"<outline text='Feed {number}' xmlUrl='https://a.example/{number}'/>")));

        var answer = (await GiveAsync(Manager, "source import", File)).Card.Text.Value;

        Assert.StartsWith("Followed from now on: **100 sources**. Followed already: **0**. Could not be added: **20**.\n• Feed 100: this server has 100 sources already", answer, StringComparison.Ordinal);
        Assert.Contains("… and 10 more.", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_exported_can_be_imported_and_says_the_same()
    {
        Give("<opml><outline text='A &lt;b&gt; &amp; “c”' xmlUrl='https://herald.example/feed?a=1&amp;b=2'/></opml>");
        await GiveAsync(Manager, "source import", File);

        var exported = await AskAsync(Manager, "source export");

        Assert.Equal("1 source.", exported.Card.Text.Value);
        var feed = Assert.Single(Opml.Read(Assert.Single(exported.Files!).Content));
        Assert.Equal(("A <b> & “c”", "https://herald.example/feed?a=1&b=2"), (feed.Title, feed.Address.AbsoluteUri));
    }

    [Fact]
    public async Task A_source_is_changed_in_what_is_said_and_stays_as_it_is_in_the_rest()
    {
        Give("<opml><outline text='Herald' xmlUrl='https://herald.example/feed'/></opml>");
        await GiveAsync(Manager, "source import", File);

        await SayAsync(Manager, "source edit", ("source", "Herald"), ("summary", "2"), ("image", "no"), ("credit", "© Herald"), ("adult", "yes"), ("only", "ferry"));
        var shown = await SayAsync(Manager, "source show", ("source", "Herald"));
        foreach (var line in new[] { "Quotes at most 2 sentences of an article.", "Its pictures are not shown.", "Its posts end with: © Herald", "It is only for age-restricted channels.", "Only articles with any of these: words: ferry", "Asked as often as there is news", "Its comments are read the way its pages show them." })
            Assert.Contains(line, shown, StringComparison.Ordinal);

        await SayAsync(Manager, "source edit", ("source", "Herald"), ("adult", "no"), ("credit", "-"));
        shown = await SayAsync(Manager, "source show", ("source", "Herald"));
        Assert.Contains("Quotes at most 2 sentences", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("© Herald", shown, StringComparison.Ordinal);
        Assert.StartsWith("Nothing was changed. The source Herald has a credit line", await SayAsync(Manager, "source edit", ("source", "Herald"), ("credit", new string('x', 300))), StringComparison.Ordinal);
        Assert.StartsWith("Nothing was changed. Say what is to change: `every`,", await SayAsync(Manager, "source edit", ("source", "Herald")), StringComparison.Ordinal);
        Assert.StartsWith("There is no source named", await SayAsync(Manager, "source edit", ("source", "Gazette")), StringComparison.Ordinal);
    }

    private void Give(string text) => Chat.Files[File.Url] = Encoding.UTF8.GetBytes(text);
}
