using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Commands.Channels;

/// <summary>A channel is set up in steps, and nothing is changed before it is saved.</summary>
public sealed class ChannelSetupTests : CommandTest
{
    private static readonly DateTimeOffset Day = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Everything_is_chosen_in_four_steps_and_then_saved()
    {
        var general = Chat.Open(Guild, "general");
        await ArticlesAsync(2);

        var step = await AskAsync(Manager, "channel setup");
        step = await PickAsync(Manager, step, "channel", general.Value);
        step = await PickAsync(Manager, step, "sources", "Herald");
        step = await PickAsync(Manager, step, "old", "1");
        Assert.Contains($"**Channel:** <#{general}>\n**Sources:** Herald\n**Old articles:** 1\n", step.Card.Text.Value, StringComparison.Ordinal);
        step = await PressAsync(Manager, step, "Next");
        step = await PickAsync(Manager, step, "format", "bare");
        step = await PickAsync(Manager, step, "summary", "2b");
        step = await PickAsync(Manager, step, "rest", "168");
        step = await PickAsync(Manager, step, "role", "777");
        step = await PressAsync(Manager, step, "Next");
        step = await PickAsync(Manager, step, "mirror", nameof(MirrorMode.All));
        step = await PickAsync(Manager, step, "cap", "10");
        step = await PickAsync(Manager, step, "as", "personas");
        step = await PickAsync(Manager, step, "alerts", News.Value);
        step = await PressAsync(Manager, step, "Next");
        step = await PickAsync(Manager, step, "language", "de");
        Assert.True(step.ReplacesMessage);
        var opened = await PressAsync(Manager, step, "Texts and filters");
        step = await FillAsync(Manager, opened.Form!, ("filter", "bridge or ferry"), ("hold", "links>0"), ("template", "**{title}** of {source}"), ("tags", "Harbour = Port"), ("colour", "#102030"));
        Assert.Empty(await FollowedAsync(general));
        var saved = await PressAsync(Manager, step, "Save");

        Assert.Equal($"<#{general}> is set up. `/channel test` shows how its posts look.", saved.Card.Text.Value);
        Assert.Empty(saved.Card.Buttons ?? []);
        var (subscription, settings, alerts) = await Bot.Database.ReadAsync(session => (session.Subscriptions.Of(general).Single(), session.Channels.Of(general), session.Guilds.ToAlert(Guild).Channel), default);
        Assert.Equal(new Subscription(Some.Source, Guild, general, ChannelKind.Text, MirrorMode.All, false, new(2, true)), subscription);
        Assert.Equal(
            new ChannelSettings(PostFormat.Embed, true, "bridge or ferry", "links>0", 10, 168, new RoleId("777"), "**{title}** of {source}", 0x102030, false, "de") with { Tags = settings.Tags },
            settings);
        Assert.Equal([new("Harbour", "Port")], settings.Tags!);
        Assert.Equal(News, alerts);
        Assert.Contains($"`/channel setup` · channel: <#{general}> · source: **Herald** · old: 1 · format: a panel without the picture · mirror: all are shown · summary: 2 · bullets: yes · comments: under their authors' names · cap: 10 · rest: after 1 week · role: <@&777> · alerts: <#{News}> · language: Deutsch · filter: bridge or ferry · hold: ", (await AskAsync(Manager, "newsbot audit")).Card.Text.Value, StringComparison.Ordinal);

        await Bot.SettleAsync();
        var post = Assert.Single(Messages(general));
        Assert.Equal("<@&777>\n**A bridge, part 2** of Herald", post.Text);
        Assert.Equal((new RoleId("777"), 0x102030), (post.Card.Notifies, post.Card.Panel!.Colour));
        Assert.Equal(TimeSpan.FromDays(7), Chat.As(ThreadIn(general), place => place.RestAfter));
    }

    [Fact]
    public async Task What_is_cancelled_or_begun_anew_changes_nothing()
    {
        await ArticlesAsync(1);
        var step = await PickAsync(Manager, await AskAsync(Manager, "channel setup"), "sources", "*");

        Assert.Equal("Nothing was changed.", (await PressAsync(Manager, step, "Cancel")).Card.Text.Value);
        Assert.StartsWith("What you had chosen is no longer there.", (await PressAsync(Manager, step, "Next")).Card.Text.Value, StringComparison.Ordinal);
        Assert.Empty(await FollowedAsync(News));
    }

    [Theory]
    [InlineData("filter", "(ferry", "The filter of articles cannot be read: A parenthesis is not closed. Nothing of the form was taken over; open it again to correct what you wrote.\n**Step 4 of 4**")]
    [InlineData("filter", "ferry and links>1", "The filter of articles cannot be read: “links>1” can be asked of comments only, not of articles. Nothing of the form was taken over")]
    [InlineData("hold", "/(/", "The filter of comments cannot be read: The pattern /(/ cannot be used: it is not whole, or looks ahead or back. Nothing of the form was taken over")]
    [InlineData("template", "{headline}", "The template has the field “{headline}”, which is not there; there are {title}, {summary}, {link}, {source}, {author}, {date}, {tags}, {comments}.")]
    [InlineData("template", "{title", "The template has a brace without its other half.")]
    [InlineData("tags", "Harbour", "“Harbour” is not two tags with an equals sign between them.")]
    [InlineData("colour", "red", "“red” is no colour; write it as in #3b6ea5.")]
    public async Task A_text_that_cannot_be_used_is_told_in_one_sentence_and_given_back(string field, string text, string problem)
    {
        var form = (await TextsAsync()).Form!;

        var step = await FillAsync(Manager, form, (field, text));
        Assert.StartsWith(problem, step.Card.Text.Value, StringComparison.Ordinal);
        Assert.True(step.ReplacesMessage);
        Assert.Equal(ChannelSettings.Usual, await Bot.Database.ReadAsync(session => session.Setups.Find(Manager)!.Settings, default));

        form = (await PressAsync(Manager, step, "Texts and filters")).Form!;
        Assert.Equal(text, form.Fields.Single(known => known.Id == field).Value);
        step = await FillAsync(Manager, form, (field, ""));
        Assert.StartsWith("**Step 4 of 4**", step.Card.Text.Value, StringComparison.Ordinal);
        Assert.All((await PressAsync(Manager, step, "Texts and filters")).Form!.Fields, known => Assert.NotEqual(text, known.Value));
    }

    [Fact]
    public async Task What_was_not_offered_is_not_taken()
    {
        await ArticlesAsync(1);
        var (elsewhere, hidden) = (Chat.Open(new("501"), "elsewhere"), Chat.Open(Guild, "news 2"));
        var first = await AskAsync(Manager, "channel setup");

        Assert.Contains("I cannot see this channel", (await PickAsync(Manager, first, "channel", elsewhere.Value)).Card.Text.Value, StringComparison.Ordinal);
        foreach (var (select, value) in new[] { ("channel", "' OR 1=1"), ("sources", "Nowhere"), ("old", "-1"), ("old", "99") })
            Assert.StartsWith("This button is no longer valid", (await PickAsync(Manager, first, select, value)).Card.Text.Value, StringComparison.Ordinal);
        foreach (var forged in new[] { "1:channel:setup", "1:channel:setup:step:9", "1:channel:setup:step:-1", "1:channel:setup:set:cap", "1:channel:setup:set:x", "1:channel:setup:x" })
            Assert.StartsWith("This button is no longer valid", (await PressAsync(Manager, forged)).Card.Text.Value, StringComparison.Ordinal);
        Assert.StartsWith("Only those who may manage", (await PressAsync(Reader, "1:channel:setup:save")).Card.Text.Value, StringComparison.Ordinal);
        Assert.Empty(await FollowedAsync(hidden));
    }

    [Fact]
    public async Task A_channel_is_changed_in_what_is_chosen_anew_and_stays_as_it_is_in_the_rest()
    {
        await ArticlesAsync(1);
        Assert.StartsWith("This channel follows nothing.", await SayAsync(Manager, "channel edit"), StringComparison.Ordinal);
        await AskAsync(Manager, "channel follow", ("source", "Herald"), ("mirror", nameof(MirrorMode.Hold)));

        var step = await AskAsync(Manager, "channel edit");
        Assert.StartsWith($"**Step 1 of 4**\n**Channel:** <#{News}>\n**Sources:** Herald\n", step.Card.Text.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(step.Card.Selects!, select => select.Kind == SelectKind.Channel);
        step = await PickAsync(Manager, await PressAsync(Manager, step, "Next"), "format", "plain");
        await PressAsync(Manager, step, "Save");

        var (subscription, settings) = await Bot.Database.ReadAsync(session => (session.Subscriptions.Of(News).Single(), session.Channels.Of(News)), default);
        Assert.Equal((Some.Source, MirrorMode.Hold, PostFormat.Plain), (subscription.Source, subscription.Mirror, settings.Format));
    }

    [Fact]
    public async Task What_is_chosen_says_what_it_was_chosen_for_and_can_be_taken_back()
    {
        await ArticlesAsync(1);
        var step = await PickAsync(Manager, await AskAsync(Manager, "channel setup"), "sources", "*");
        Assert.Equal([News.Value], step.Card.Selects![0].Chosen);
        Assert.Equal("Old articles: no old articles", step.Card.Selects[2].Options!.Single(option => option.IsChosen).Label);

        step = await PickAsync(Manager, await PressAsync(Manager, step, "Next"), "role", "777");
        Assert.Equal(["777"], step.Card.Selects!.Single(select => select.Kind == SelectKind.Role).Chosen);
        Assert.Contains("**Notified:** <@&777>", step.Card.Text.Value, StringComparison.Ordinal);
        step = await PickAsync(Manager, step, "role");
        Assert.Empty(step.Card.Selects!.Single(select => select.Kind == SelectKind.Role).Chosen);
        Assert.DoesNotContain("**Notified:**", step.Card.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_nobody_may_mention_is_said_to_be_notified_of_nothing()
    {
        const string unnotified = "<@&777> is notified of nothing until its settings allow anyone to mention it.";
        await ArticlesAsync(1);
        Chat.NotifiesRoles = false;
        var step = await PickAsync(Manager, await AskAsync(Manager, "channel setup"), "sources", "*");
        step = await PickAsync(Manager, await PressAsync(Manager, step, "Next"), "role", "777");
        step = await PressAsync(Manager, await PressAsync(Manager, step, "Next"), "Next");

        Assert.Contains(unnotified, (await PressAsync(Manager, step, "Save")).Card.Text.Value, StringComparison.Ordinal);
        Assert.Contains(unnotified, await SayAsync(Manager, "channel show"), StringComparison.Ordinal);
        Chat.NotifiesRoles = true;
        Assert.DoesNotContain(unnotified, await SayAsync(Manager, "channel show"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_more_sources_than_can_be_offered_those_that_a_channel_follows_stay()
    {
        await JoinAsync();
        var names = Enumerable.Range(10, 30).Select(number => new SourceName($"Source {number}")).ToList();
        await Bot.Database.WriteAsync(session =>
        {
            foreach (var name in names)
            {
                session.Sources.Add(new(name, Guild, $$"""{"name":"{{name}}","kind":"feed","url":"https://feeds.example/{{name.Value[^2..]}}"}"""), Day);
                session.Subscriptions.Follow(new(name, Guild, News, ChannelKind.Text, MirrorMode.All, false, default));
            }
        }, default);

        var step = await AskAsync(Manager, "channel edit");
        Assert.EndsWith("*Not all sources fit in the list; `/channel follow` takes any of them.*", step.Card.Text.Value, StringComparison.Ordinal);
        Assert.Equal(25, step.Card.Selects![0].Options!.Count);
        await PressAsync(Manager, await PickAsync(Manager, step, "sources", "Source 10", "Source 11"), "Save");

        Assert.Equal([.. names.Take(2), .. names.Skip(24)], (await FollowedAsync(News)).OrderBy(name => name.Value, StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_age_restricted_source_is_only_for_channels_that_are()
    {
        var (open, grown) = (Chat.Open(Guild, "open"), Chat.Open(Guild, "grown", ageRestricted: true));
        await Bot.Database.WriteAsync(session => session.Sources.Add(new(new("Adult"), Guild, """{"name":"Adult","kind":"feed","url":"https://adult.example/","ageRestricted":true}"""), Day), default);

        foreach (var (channel, answer) in new[] { (open, "**Adult** is age-restricted"), (grown, $"<#{grown}> is set up") })
        {
            var step = await PickAsync(Manager, await AskAsync(Manager, "channel setup"), "channel", channel.Value);
            step = await PickAsync(Manager, step, "sources", "Adult");
            for (var next = 0; next < 3; next++)
                step = await PressAsync(Manager, step, "Next");
            Assert.StartsWith(answer, (await PressAsync(Manager, step, "Save")).Card.Text.Value, StringComparison.Ordinal);
        }

        Assert.Empty(await FollowedAsync(open));
        Assert.Single(await FollowedAsync(grown));
        Assert.StartsWith("**Adult** is age-restricted", await SayAsync(Manager, "channel follow", ("source", "Adult")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_set_is_shown_tested_and_removed()
    {
        await ArticlesAsync(1);
        foreach (var command in new[] { "show", "test", "remove", "pause" })
            Assert.Matches("follows nothing|No article", await SayAsync(Manager, $"channel {command}"));
        await AskAsync(Manager, "channel follow", ("source", "*"), ("mirror", nameof(MirrorMode.All)));
        await Bot.Database.WriteAsync(session => session.Channels.Save(Guild, News, new(PostFormat.Plain, Filter: "title:ferry")), default);

        var shown = await SayAsync(Manager, "channel show");
        Assert.Contains("**Sources:** every source\n", shown, StringComparison.Ordinal);
        Assert.Contains("**Posts:** plain text, a summary of the usual length\n**Comments:** all are shown\n", shown, StringComparison.Ordinal);
        Assert.EndsWith("**Only articles with:** title:ferry", shown, StringComparison.Ordinal);
        var tested = await AskAsync(Manager, "channel test");
        Assert.True(tested.Ephemeral);
        Assert.StartsWith("*The filter keeps this article out: “title:ferry” does not hold.*\n**[A bridge, part 1](<https://herald.example/1>)**", tested.Card.Text.Value, StringComparison.Ordinal);

        await PressAsync(Manager, await AskAsync(Manager, "channel remove"), "Remove");
        Assert.Empty(await FollowedAsync(News));
        Assert.Equal(ChannelSettings.Usual, await Bot.Database.ReadAsync(session => session.Channels.Of(News), default));
    }

    [Fact]
    public async Task While_a_channel_is_paused_what_is_new_waits_and_what_is_there_is_still_changed()
    {
        await JoinAsync();
        await AskAsync(Manager, "channel follow", ("source", "*"), ("mirror", nameof(MirrorMode.All)));
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();

        await AskAsync(Manager, "channel pause");
        Assert.Equal("This channel is paused already.", await SayAsync(Manager, "channel pause"));
        await Bot.ReadAsync(Some.Article() with { Title = "A ferry is launched", Url = "https://herald.example/ferry" });
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: "Changed"), Some.PageComment("b"));
        await Bot.SettleAsync();
        Assert.Single(Messages(News));
        Assert.Equal(["**Ann**\nChanged"], Comments().Select(message => message.Text.Replace(" · *edited*", "", StringComparison.Ordinal)));

        await AskAsync(Manager, "channel resume");
        await Bot.SettleAsync();
        Assert.Equal(2, Messages(News).Count);
        Assert.Equal(2, Comments().Count);
        Assert.Equal("This channel is not paused.", await SayAsync(Manager, "channel resume"));
    }

    private async Task<Answer> TextsAsync()
    {
        await ArticlesAsync(1);
        var step = await PickAsync(Manager, await AskAsync(Manager, "channel setup"), "sources", "*");
        for (var next = 0; next < 3; next++)
            step = await PressAsync(Manager, step, "Next");
        return await PressAsync(Manager, step, "Texts and filters");
    }

    private async Task ArticlesAsync(int count)
    {
        await JoinAsync();
        for (var number = 1; number <= count; number++)
            await Bot.ReadAsync(Some.Article($"A bridge, part {number}", $"https://herald.example/{number}", $"Paragraph {number}.") with { PublishedAt = Day.AddDays(number) });
        await Bot.SettleAsync();
    }

    private Task JoinAsync() => Bot.Database.WriteAsync(session => session.Guilds.Join(Guild, "Guild"), default);

    private Task<IReadOnlyList<SourceName>> FollowedAsync(ChannelId channel) => Bot.Database.ReadAsync(session => session.Subscriptions.FollowedBy(channel), default);
}
