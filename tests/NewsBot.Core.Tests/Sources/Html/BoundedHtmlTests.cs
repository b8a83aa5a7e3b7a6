using AngleSharp.Dom;
using FsCheck;
using FsCheck.Fluent;
using NewsBot.Sources.Html;

namespace NewsBot.Core.Tests.Sources.Html;

/// <summary>Attack A8: HTML that asks for more than it is large.</summary>
public sealed class BoundedHtmlTests
{
    public static TheoryData<string, string> Bombs => new()
    {
        { "nested", Repeat("<div>", 100_000) },
        { "nested", Repeat("<b><i>", 100_000) },
        { "nested", Numbered("<b id={0}>", 100_000) },
        { "nested", Numbered("<font a{0}=1>", 20_000) },
        { "nested", Repeat("<ul><li>", 20_000) },
        { "nested", Repeat("<div><table><tr><td></div>", 20_000) },
        { "nested", Repeat("<span><div></span>", 20_000) },
        { "nested", Repeat("<svg>", 100_000) },
        { "nested", "<svg><style>" + Repeat("<a>", 100_000) },
        { "nested", Numbered("<p><b id={0}></p>", 1_000) },
        { "nested", Repeat("<svg><desc><div>", 10_000) },
        { "grow", Numbered("<b id={0}>", 200) + Repeat("<p>x</p>", 2_000) },
        { "grow", Numbered("<font id={0}>", 250) + "</div>" + Repeat("<li>x", 10_000) },
        { "tags", Repeat("<p>", 2_700_000) },
        { "tags", Repeat("<i>", 500) + Repeat("</x>", 300_000) },
        { "attributes", $"<div {Numbered("a{0} ", 700_000)}>" },
        { "8 MiB", new string('<', 9_000_000) },
    };

    public static TheoryData<string> Unusual => new()
    {
        "",
        "<",
        "</",
        "<!--",
        "<!-->",
        "<p a='",
        "<script><!--<script></script>-->" + Repeat("<div>", 2),
        Repeat("<div>", 400),
        Repeat("<p>", 20_000),
        Repeat("<b>x", 200),
        Repeat("<li>x", 10_000) + Repeat("<dd>y", 10_000) + Repeat("<option>z", 10_000),
        Repeat("<svg><path d=x><path d=y></svg><div>x</div>", 5_000),
        "<svg>" + Repeat("<p>x", 5_000),
        "<table>" + Repeat("<tr><td><font size=2>x", 5_000),
        Repeat("<p><a href=y>z<b>x</b></p><br><img src=x>", 10_000),
        Repeat("</p>", 20_000),
        Repeat("<a href=x>y", 20_000),
        new('<', 1_000_000),
        Repeat("&notit;", 1_000_000),
        new('x', 8_000_000),
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A8_what_would_grow_without_end_is_refused_in_one_sentence(string because, string html)
    {
        var (document, problem) = Parse(html);

        Assert.Null(document);
        Assert.Contains(because, problem);
        Assert.EndsWith(".", problem);
        Assert.DoesNotContain('\n', problem!);
    }

    [Theory]
    [MemberData(nameof(Unusual))]
    public void A8_what_is_only_unusual_is_parsed(string html)
    {
        var (document, problem) = Parse(html);

        Assert.Null(problem);
        Assert.NotNull(document);
    }

    [Fact]
    public void A8_no_mixture_of_tags_is_parsed_into_more_than_it_may_be()
    {
        var pieces = Gen.Elements("<div>", "</div>", "<p>", "</p>", "<b>", "<b id=1>", "</b>", "<i class=x>", "</i>", "<a>", "<a b>", "</a>", "<span>", "</span>", "<table>", "</table>",
            "<tr>", "</tr>", "<td>", "</td>", "<li>", "<ul>", "</ul>", "</li>", "<dd>", "<h2>", "</h3>", "<button>", "</button>", "<x-y>", "</x-y>", "<section>", "</section>", "<hr>", "<br/>", "x", " ",
            "<svg>", "<path>", "<path/>", "<desc>", "</svg>", "<option>", "<nobr>", "<object>", "</object>", "<caption>", "<tbody>", "<!-- -->", "<font size=1>", "</font>", "<style>", "</style>", "&#0;", "<", "<!", "a=\"");
        var soup = pieces.ListOf().Resize(12).Select(parts => Repeat(string.Concat(parts), 150));

        Prop.ForAll(soup.ToArbitrary(), html => BoundedHtml.Parse(html) is var (document, problem) && (document is null ? problem is not null : DepthOf(document.Body!) <= MarkupScan.MostDepth && document.All.Length < 400_000))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithStartSize(12).WithEndSize(12));
    }

    [Fact]
    public void What_is_parsed_is_what_a_browser_sees()
    {
        var (document, _) = Parse("<!DOCTYPE html><title>A &amp; b</title><p>One<p>Two <b>three<!-- no --></b><script>var x = '<p>';</script>");

        Assert.Equal("A & b", document!.Title);
        Assert.Equal(["One", "Two threevar x = '<p>';"], document.QuerySelectorAll("p").Select(p => p.TextContent));
    }

    private static int DepthOf(IElement body)
    {
        var (deepest, below) = (0, new Stack<(INode Node, int Depth)>([(body, 0)]));

        while (below.TryPop(out var next))
        {
            deepest = Math.Max(deepest, next.Depth);
            foreach (var child in next.Node.ChildNodes.OfType<IElement>())
                below.Push((child, next.Depth + 1));
        }

        return deepest;
    }

    private static (AngleSharp.Html.Dom.IHtmlDocument? Document, string? Problem) Parse(string html)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var parsed = BoundedHtml.Parse(html);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 200_000_000);
        return parsed;
    }

    private static string Repeat(string part, int times) => string.Concat(Enumerable.Repeat(part, times));

    private static string Numbered(string part, int times) => string.Concat(Enumerable.Range(0, times).Select(number => part.Replace("{0}", $"{number}")));
}
