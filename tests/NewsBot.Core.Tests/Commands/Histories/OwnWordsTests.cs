using System.Text;
using System.Text.Json.Nodes;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Core.Tests.Chat;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Commands.Histories;

public sealed class OwnWordsTests : CommandTest
{
    private static readonly Member There = new(new("501"), new("12"), "reader there", ManagesGuild: false, []);

    [Fact]
    public async Task A22_What_is_given_out_is_all_that_is_kept_from_every_guild_and_for_oneself_alone()
    {
        var elsewhere = Chat.Open(new("501"), "elsewhere");
        await Bot.FollowAsync(new("501"), elsewhere);
        await DiscussAsync();
        Write(News, Reader, "I *agree* <@1>");
        Write(elsewhere, There, "Over there");
        Write(News, Manager, "Somebody else's words");
        await Bot.SettleAsync();

        var answer = await AskAsync(Reader, "history export");

        Assert.True(answer.Ephemeral);
        Assert.Equal("Here is everything that I keep of you, from every server: 2 replies.", answer.Card.Text.Value);
        var file = JsonNode.Parse(answer.Files!.Single().Content.Span)!;
        Assert.Equal(("12", true), (file["discordUser"]!.GetValue<string>(), file["recording"]!.GetValue<bool>()));
        Assert.Equal([("I *agree* <@1>", "500"), ("Over there", "501")], file["replies"]!.AsArray().Select(reply => (reply!["text"]!.GetValue<string>(), reply["server"]!.GetValue<string>())));
        Assert.DoesNotContain("Somebody", Encoding.UTF8.GetString(answer.Files!.Single().Content.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A22_What_somebody_was_setting_up_is_forgotten_with_them_and_nobody_else_s()
    {
        await DiscussAsync();
        var other = Manager with { User = new("14") };
        foreach (var who in (Member[])[Manager, other])
            await AskAsync(who, "channel setup");

        await PressAsync(Manager, await AskAsync(Manager, "history forget"), "Erase");

        Assert.Equal((null, true), await Bot.Database.ReadAsync(session => (session.Setups.Find(Manager), session.Setups.Find(other) is not null), default));
    }

    [Fact]
    public async Task A22_Who_is_forgotten_is_in_no_tree_no_history_no_search_and_no_message_of_ours()
    {
        await DiscussAsync();
        var mine = Write(News, Reader, "Zanzibar is mine");
        await Bot.SettleAsync();
        Chat.Write(ThreadIn(News), Manager.User, "manager", "An answer", mine.Id);
        await SubmitAsync(Reader, Messages(News)[0], "Said in a form about Zanzibar");
        await Bot.SettleAsync();
        Assert.Contains(Comments(), message => message.IsOurs && message.Text.Contains("Said in a form", StringComparison.Ordinal));

        var told = await PressAsync(Reader, await AskAsync(Reader, "history forget"), "Erase");
        await Bot.SettleAsync();

        Assert.Equal("Erased: 2 replies under 1 article, with your name. 1 message that I posted for you will be gone in a moment. I keep nothing that you write from now on, until you use */history remember*.", told.Card.Text.Value);
        Assert.True(told.ReplacesMessage);
        Assert.DoesNotContain(Comments(), message => message.IsOurs && message.Text.Contains("Said in a form", StringComparison.Ordinal));
        Assert.StartsWith("You have not", await SayAsync(Reader, "history me"), StringComparison.Ordinal);
        Assert.StartsWith("Nobody", await SayAsync(Manager, "history commenter", ("name", "reader")), StringComparison.Ordinal);
        Assert.Empty(await TypeAsync(Manager, "history commenter", "name", "rea"));
        Assert.DoesNotContain("Zanzibar is", await SayAsync(Manager, "search", ("words", "zanzibar")), StringComparison.Ordinal);
        Assert.Empty(JsonNode.Parse((await AskAsync(Reader, "history export")).Files!.Single().Content.Span)!["replies"]!.AsArray());

        // What others have answered stays where it was.
        var tree = await Bot.Database.ReadAsync(session => session.Comments.Everything(Some.ArticleId), default);
        var answer = tree.Single(comment => comment.Text == "An answer");
        var place = tree.Single(comment => comment.Id == answer.InReplyTo);
        Assert.Equal((true, "", "", ""), (place.IsTombstone, place.Text, place.Author.Name, place.Author.Id.Value));
    }

    [Fact]
    public async Task A22_Who_is_forgotten_is_recorded_no_more_until_they_say_so()
    {
        await DiscussAsync();
        await PressAsync(Reader, await AskAsync(Reader, "history forget"), "Erase");
        Write(News, Reader, "While forgotten");
        Assert.Contains("I cannot post this", (await SubmitAsync(Reader, Messages(News)[0], "In a form")).Card.Text.Value, StringComparison.Ordinal);
        await Bot.SettleAsync();
        Assert.Equal("I keep nothing of you. Use */history remember* for me to keep what you write from then on.", await SayAsync(Reader, "history forget"));

        Time.Advance(TimeSpan.FromHours(1));
        Assert.StartsWith("From now on I keep", await SayAsync(Reader, "history remember"), StringComparison.Ordinal);
        Assert.StartsWith("I keep what you write already", await SayAsync(Reader, "history remember"), StringComparison.Ordinal);
        Chat.Now = Time.GetUtcNow() + TimeSpan.FromMinutes(1);
        Write(News, Reader, "Remembered");
        await Bot.SettleAsync();

        // What is read up of the thread later tells of the time between, and that stays unsaid.
        await Bot.ThreadCatchUp.RunAsync(new(ThreadIn(News), Messages(ThreadIn(News))[^1].Id), default);
        Assert.Equal(["Remembered"], await WordsAsync());
    }

    [Fact]
    public async Task A16_A19_Nobody_erases_or_is_given_what_is_somebody_else_s()
    {
        await DiscussAsync();
        Write(News, Reader, "Mine");
        await Bot.SettleAsync();
        var button = (await AskAsync(Reader, "history forget")).Card.Buttons!.Single().CustomId!;

        Assert.StartsWith("This button is no longer valid.", (await PressAsync(Manager, button)).Card.Text.Value, StringComparison.Ordinal);
        Assert.Empty(JsonNode.Parse((await AskAsync(Manager, "history export", ("name", "reader"))).Files!.Single().Content.Span)!["replies"]!.AsArray());
        Assert.Equal(["Mine"], await WordsAsync());
    }

    [Fact]
    public async Task A19_What_is_somebody_s_own_is_shown_to_nobody_else()
    {
        await DiscussAsync();
        Write(News, Reader, "Mine");
        await Bot.SettleAsync();

        Assert.DoesNotContain(Table.Definitions.Single(command => command.Name == "history").Subcommands, subcommand => subcommand.IsPublic);
        foreach (var subcommand in Table.Definitions.Single(command => command.Name == "history").Subcommands)
            Assert.True((await AskAsync(Reader, $"history {subcommand.Name}", ("name", "reader"))).Ephemeral);
    }

    private MemoryMessage Write(ChannelId channel, Member who, string text) => Chat.Write(ThreadIn(channel), who.User, who.Name, text);

    private async Task<Answer> SubmitAsync(Member who, MemoryMessage answered, string text)
    {
        var delivery = await Bot.Database.ReadAsync(session => session.Messages.OfMessage(answered.Id).First(delivery => delivery.Kind == DeliveryKind.Post), default);
        return await SubmitAsync(who, new ButtonId(ReplyComposer.Noun, [delivery.Key.Value]).ToString(), text, News);
    }

    private async Task<IEnumerable<string>> WordsAsync() =>
        (await Bot.Database.ReadAsync(session => session.People.Everything(NewsBot.Articles.AuthorId.OnDiscord("12")), default)).Select(comment => comment.Text);

    private async Task DiscussAsync()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();
    }
}
