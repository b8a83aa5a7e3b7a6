using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Faults;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Replies;

/// <summary>Who follows an article is written to in private.</summary>
public sealed class NoteTests : BotTest
{
    private static readonly SamplePage Page = new("The Ferry Is on Time")
    {
        Url = "https://gazette.example/ferry",
        Comments = [new("1", "Bo", "My umbrella was on board.")],
    };

    private string _thread = "";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _thread = (await PublishAsync(Page)).Post.Id();
    }

    [Fact]
    public async Task A_note_says_who_answered_and_what_and_leads_there_and_nobody_else_is_told()
    {
        await World.Reader.UseAsync(_thread, "article follow");

        var said = await World.Admin.SayAsync(_thread, "Mine, too *sigh*");

        var note = await NoteAsync(World.Reader);
        Assert.Equal(
            $"""
            **1 new answer** to [The Ferry Is on Time](<https://gazette.example/ferry>), which you follow:
            • [admin](<{World.Url}/channels/{World.Guild}/{_thread}/{said}>): Mine, too \*sigh\*
            Use `/article unfollow` there to be told no more.
            """.ReplaceLineEndings("\n"),
            note.Content());
        Assert.Empty(await World.Admin.DirectAsync(await World.BotIdAsync()));
        Assert.Empty(await World.Guest.DirectAsync(await World.BotIdAsync()));
    }

    [Fact]
    public async Task A_note_follows_a_restart_and_is_sent_once()
    {
        await World.Reader.UseAsync(_thread, "article follow");
        await StopBotAsync();
        await World.Admin.SayAsync(_thread, "While you were away");
        await StartBotAsync();
        await NoteAsync(World.Reader);

        await StopBotAsync();
        await StartBotAsync();
        await SettledAsync();

        Assert.Single(await World.Reader.DirectAsync(await World.BotIdAsync()));
    }

    [Fact]
    public async Task Who_takes_no_private_messages_is_told_of_nothing_and_holds_up_nobody()
    {
        await World.Reader.UseAsync(_thread, "article follow");
        var direct = (await World.Bot.PostAsync("users/@me/channels", new { recipient_id = await World.Reader.UserIdAsync() })).Id();
        World.Faults.Plan(new($"POST /channels/{direct}/messages", RestFaultKind.Private) { Count = 100 });
        await World.Guest.UseAsync(_thread, "article follow");

        await World.Admin.SayAsync(_thread, "For whoever listens");

        await NoteAsync(World.Guest);
        await Patience.UntilAsync(() => Bot.Count("SELECT COUNT(*) FROM following WHERE refusals = 1") == 1, "the refusal is counted");
        Assert.Empty(await World.Reader.DirectAsync(await World.BotIdAsync()));

        World.Faults.Clear();
        Assert.StartsWith("You follow *The Ferry Is on Time* already, but I could not write to you.", (await World.Reader.UseAsync(_thread, "article follow")).Content(), StringComparison.Ordinal);
        Assert.Contains("For whoever listens", (await NoteAsync(World.Reader)).Content(), StringComparison.Ordinal);
    }

    private Task<JsonNode> NoteAsync(LocalPerson person) => Patience.ForAsync(
        async () => await person.DirectAsync(await World.BotIdAsync()) is [var note, ..] ? note : null,
        "a note arrives");
}
