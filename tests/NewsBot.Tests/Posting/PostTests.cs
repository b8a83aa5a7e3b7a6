using NewsBot.Tests.Support;

namespace NewsBot.Tests.Posting;

public sealed class PostTests : BotTest
{
    private const int LinkButton = 5;
    private const int SuppressNotifications = 1 << 12;

    private static readonly SamplePage Full = new("The Ferry Is on Time")
    {
        Url = "https://gazette.example/ferry?id=7",
        PublishedAt = "2026-09-03T07:30:00+02:00",
        LeadImage = new { url = "https://gazette.example/ferry.jpg", caption = "The ferry", credit = "Ann Lee / Gazette" },
        Tags = ["harbour", "ferries"],
        Related = [new { title = "The Ferry Is Late", url = "https://gazette.example/late" }, new { title = "No Ferry", url = (string?)null }],
        Comments = [new("1", "Bo", "At last!"), new("2", "Cy", "Indeed.", "1")],
    };

    [Fact]
    public async Task A_post_shows_what_the_page_says()
    {
        var (post, _) = await PublishAsync(Full);
        var embed = post.Embed()!;

        Assert.Equal("https://gazette.example/ferry?id=7", embed.Text("url"));
        Assert.Equal(Full.Body[0], embed.Text("description"));
        Assert.Equal("gazette.example · Replies in the thread are kept. /history export gives you yours, /history forget erases them.", embed["footer"]!.Text("text"));
        Assert.Equal(DateTimeOffset.Parse("2026-09-03T05:30:00Z", null), embed["timestamp"]!.GetValue<DateTimeOffset>());
        Assert.Equal("https://gazette.example/ferry.jpg", embed["image"]!.Text("url"));
        Assert.Equal("2", post.Field("Comments"));
        Assert.Equal("harbour, ferries", post.Field("Tags"));
        Assert.Equal("• [The Ferry Is Late](<https://gazette.example/late>)\n• No Ferry", post.Field("Related"));
        Assert.Equal("The ferry · Ann Lee / Gazette", post.Field("Picture"));
    }

    [Fact]
    public async Task A_post_has_buttons_to_its_source_its_text_a_question_and_to_be_looked_at_again()
    {
        var (post, _) = await PublishAsync(Full);

        var buttons = post.Buttons();
        Assert.Equal((LinkButton, "https://gazette.example/ferry?id=7"), (buttons[0].Number("style"), buttons[0].Text("url")));
        Assert.Equal(["Source", "Full text", "Ask", "Refresh"], buttons.Select(button => button.Text("label")));
    }

    [Fact]
    public async Task What_a_page_does_not_say_is_left_out()
    {
        var (post, thread) = await PublishAsync(new SamplePage("No Address") { Site = null, Body = [] });
        var embed = post.Embed()!;

        Assert.Null(embed["url"]);
        Assert.Null(embed["timestamp"]);
        Assert.Null(embed["image"]);
        Assert.StartsWith("Replies in the thread are kept.", embed["footer"]!.Text("text"), StringComparison.Ordinal);
        Assert.Null(embed["description"]);
        Assert.Empty(embed["fields"]?.AsArray() ?? []);
        Assert.Equal(["Ask", "Refresh"], post.Buttons().Select(button => button.Text("label")));
        Assert.Empty(thread);
    }

    [Fact]
    public async Task A_post_tells_its_channel_and_mentions_nobody()
    {
        var (post, _) = await PublishAsync(Full with { Title = "@everyone look", Url = null, Body = [$"<@{await World.Reader.UserIdAsync()}> and @here were there."] }, "\\@everyone look");

        Assert.Equal(0, post.Number("flags") & SuppressNotifications);
        Assert.False(post["mention_everyone"]!.GetValue<bool>());
        Assert.Empty(post["mentions"]!.AsArray());
    }

    [Fact]
    public async Task Markdown_in_what_a_page_says_is_shown_and_not_obeyed()
    {
        var (post, _) = await PublishAsync(
            new SamplePage("A *bold* [title](https://elsewhere.example)") { Tags = ["`a`", "# b"], Body = ["The bell is **very** ||secret||, they said."] },
            @"A \*bold\* \[title\](<https://elsewhere.example>)");

        Assert.Equal(@"The bell is \*\*very\*\* \|\|secret\|\|, they said.", post.Embed()!.Text("description"));
        Assert.Equal(@"\`a\`, \# b", post.Field("Tags"));
    }

    [Fact]
    public async Task A_summary_is_short_and_in_the_articles_own_words()
    {
        string[] sentences =
        [
            "The council voted on Monday to close the old bridge for repairs that will take two years.",
            "The mayor said the bridge had carried more lorries in one year than its builders expected in fifty.",
            "Shopkeepers on the east bank fear that the closed bridge will cost them half of their customers.",
            "A ferry will carry pedestrians across the river every ten minutes while the bridge is closed.",
            "The ferry is free of charge, and the council has bought a second one in case the first one sinks.",
        ];
        var (post, _) = await PublishAsync(new SamplePage("The Bridge Closes") { Body = [string.Join(' ', sentences[..3]), string.Join(' ', sentences[3..])] });

        var summary = post.Embed()!.Text("description");
        var used = sentences.Where(sentence => summary.Contains(sentence, StringComparison.Ordinal)).ToList();
        Assert.InRange(used.Count, 1, 3);
        Assert.Equal(string.Join(' ', used), summary);
        Assert.True(used.Count == 1 || summary.Length <= 400, summary);
    }

    [Fact]
    public async Task A_page_read_again_changes_its_post_and_adds_none()
    {
        var (post, _) = await PublishAsync(Full);

        await Bot.ImportAsync(Full with { Body = ["The ferry was late after all."], Comments = [.. Full.Comments, new("3", "Di", "Again?")] });
        await SettledAsync();

        var after = Assert.Single(await World.Reader.ReadAsync(News));
        Assert.Equal((post.Id(), "3"), (after.Id(), after.Field("Comments")));
        Assert.Matches(@"^The ferry was late after all\.\n\*Corrected at the source <t:\d+:R>\*$", after.Embed()!.Text("description"));
    }

    [Fact]
    public async Task A_page_imported_twice_changes_nothing()
    {
        var (post, thread) = await PublishAsync(Full);

        var answer = await Bot.ImportAsync(Full);
        await SettledAsync();

        Assert.Contains("0 new, 0 changed", answer, StringComparison.Ordinal);
        var after = Assert.Single(await World.Reader.ReadAsync(News));
        Assert.Equal(post.ToJsonString(), after.ToJsonString());
        Assert.Equal(thread.Select(message => message.ToJsonString()), (await World.Reader.ReadAsync(post.Id())).Select(message => message.ToJsonString()));
    }
}
