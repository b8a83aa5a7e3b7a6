using FsCheck;
using FsCheck.Fluent;
using NewsBot.Sources;
using NewsBot.Sources.Fetching;

namespace NewsBot.Core.Tests.Sources.Html;

/// <summary>No input makes a reader throw: each page is read, or refused in one sentence.</summary>
public sealed class HtmlFuzzTests
{
    [Fact]
    public void A10_any_text_behind_a_tag_is_read_or_refused() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => IsWhole(new PageReader().Read("page.html", $"<h1>A</h1>{text}"))).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_page_cut_and_turned_anywhere_is_read_or_refused()
    {
        var places = Gen.Choose(0, HtmlPages.Lantern.Length);
        var mutated = from a in places from b in places from c in places select HtmlPages.Lantern[Math.Min(a, b)..Math.Max(a, b)] + HtmlPages.Lantern[c..] + HtmlPages.Lantern[..(c / 2)];

        Prop.ForAll(mutated.ToArbitrary(), html => IsWhole(new PageReader().Read("page.html", html))).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void A10_any_bytes_are_read_or_refused() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<string>(), (bytes, charset) =>
        {
            byte[] body = [.. "<html><h1>A</h1>"u8, .. bytes];
            return IsWhole([new PageReader().Read(new FetchedPage(new("https://haven-post.example/a"), body, "text/html", charset, new(null, null)))]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static bool IsWhole(IReadOnlyList<ReadResult> results) =>
        results.Count > 0 && results.All(result => result.Page is null ? result.Problem is { Length: > 0 } problem && !problem.Contains('\n') : result.Page.Article.Title.Length > 0);
}
