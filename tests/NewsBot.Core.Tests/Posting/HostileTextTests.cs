using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Core.Tests.Chat;
using NewsBot.Discussions;
using NewsBot.Posting;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Posting;

/// <summary>Texts from outside in every place that shows them: what has force there is what we wrote.</summary>
public sealed class HostileTextTests
{
    private const string OurNote = " · *a reader*";
    private static readonly (string Name, string Link) Answered = ("Ann", "https://chat.example/channels/1/2/3");

    public static TheoryData<string> Kinds => [.. HostileText.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A12_A13_A14_A15_Nothing_in_a_text_from_outside_has_force_in_any_place(string text) => Check(text);

    [Fact]
    public void A12_A13_A14_A15_No_text_has_force_however_it_is_made() => HostileText.Hold(Check);

    [EvaluationFact]
    public void A12_A13_A14_A15_Nothing_in_the_big_list_of_naughty_strings_has_force() => Assert.All(HostileText.BigList, Check);

    [Fact]
    public void A13_A_link_that_leads_to_another_site_says_to_which()
    {
        var article = Some.Article() with { Related = [new("More", "https://herald.example/more"), new("More", "https://evil.example/more"), new("https://good.example", "https://evil.example/")] };

        var related = PostComposer.Compose(article, null, 0).Panel!.Fields!.Single(field => field.Name == "Related").Value.Value;

        Assert.Equal(
            ["• [More](<https://herald.example/more>)", "• [More](<https://evil.example/more>) · evil.example", "• https://good.example <https://evil.example/> · evil.example"],
            related.Split('\n'));
    }

    [Theory]
    [InlineData("https://discord.gg/abc")]
    [InlineData("https://discord.com/invite/abc")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://reader@evil.example/")]
    [InlineData("//evil.example")]
    public void A13_An_article_s_address_is_one_that_a_reader_may_be_sent_to(string url) => Assert.Null(PostComposer.WebUrl(url));

    [Theory]
    [InlineData("Admin")]
    [InlineData("Аdmіn")]
    [InlineData("ADM1N")]
    [InlineData("the M0derator ✔")]
    [InlineData("N e w s B o t")]
    [InlineData("NеwsВоt")]
    [InlineData("Νewsbοt\u200B")]
    [InlineData("ＮｅｗｓＢｏｔ")]
    [InlineData("Ⓢⓣⓐⓕⓕ")]
    [InlineData("🅼🅾🅳")]
    [InlineData("𝕊𝕦𝕡𝕡𝕠𝕣𝕥")]
    [InlineData("Ofﬁcial Discord")]
    public void A14_Who_poses_as_staff_or_as_the_bot_is_shown_as_a_reader(string name) => Assert.Contains("** · *a reader*", Head(name), StringComparison.Ordinal);

    [Theory]
    [InlineData("Ann")]
    [InlineData("Robot")]
    [InlineData("Модест")]
    [InlineData("Ownerton")]
    [InlineData("—")]
    public void Any_other_name_stands_for_itself(string name) => Assert.DoesNotContain("a reader", Head(name), StringComparison.Ordinal);

    private static string Head(string name) => MirrorComposer.Compose(Some.Comment("a", author: name), null)[0].Text.Value;

    private static void Check(string text)
    {
        foreach (var (card, benign) in Cards(text).Zip(Cards("x")))
        {
            CardLimits.Check(card);
            Assert.True(Live(card).Count() <= Live(benign).Count() && !Live(card).Except(Live(benign)).Any(), $"“{text}” has force: {string.Join(", ", Live(card))}");
        }

        // A long text is more messages, each of which is on its own.
        foreach (var part in MirrorComposer.Compose(Some.Comment("a", text: text), null).Skip(1))
        {
            CardLimits.Check(part);
            Assert.Empty(DiscordMarkdown.Live(part.Text.Value));
        }

        foreach (var plain in Plain(text))
            Assert.Empty(DiscordMarkdown.Unseen(plain).Concat(plain.Contains('\n', StringComparison.Ordinal) ? ["line"] : Array.Empty<string>()));
    }

    private static IEnumerable<Card> Cards(string text)
    {
        var article = Some.Article() with
        {
            Title = text,
            Byline = text,
            Site = text,
            Tags = [text, text],
            LeadImage = new(text, text, text),
            Related = [new(text, "https://herald.example/more"), new(text, text)],
        };
        var discussion = new Discussion(3, 0, 2, new(new("a"), 2, [text, text]), [new(new("a"), 2)], [text, text]);
        var told = DiscussionComposer.Compose(discussion, id => new(Some.Comment(id.Value, author: text, text: text), Answered.Link));
        yield return PostComposer.Compose(article, new([new(text, 0, 0, text.Length), new(text, 0, 0, text.Length)], "test"), 3, discussion: told);
        yield return AnswerComposer.Compose([new(text, new("a"), null, text), new(text, null, 0)], article, id => new(Some.Comment(id.Value, author: text), Answered.Link), text);
        yield return MirrorComposer.Compose(Some.Comment("a", author: text, text: text), (text, Answered.Link))[0];
        yield return MirrorComposer.Compose(Some.Comment("a", author: text, text: "") with { DeletedAt = Some.Time }, Answered)[0];
    }

    private static IEnumerable<string> Plain(string text)
    {
        var name = PostComposer.ThreadName(Some.Article() with { Title = text });
        CardLimits.CheckThreadName(name);
        yield return name;

        var form = ReplyComposer.Form("1:reply:a", Some.Comment("a", author: text));
        CardLimits.Check(form);
        yield return form.Title;

        var choices = Choice.Of([(text, "value")]);
        CardLimits.Check(choices);
        foreach (var choice in choices)
            yield return choice.Name;
        yield return PostComposer.Compose(Some.Article() with { Site = text }, null, 0).Panel!.Footer.Value;
    }

    private static IEnumerable<string> Live(Card card) =>
        new[] { card.Text, card.Panel?.Title ?? default, card.Panel?.Body ?? default }
            .Concat((card.Panel?.Fields ?? []).Select(field => field.Value))
            .SelectMany(shown => DiscordMarkdown.Live(shown.Value.Replace(OurNote, "", StringComparison.Ordinal)));
}
