using NewsBot.Chat;
using NewsBot.LocalDiscord.Faults;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Chat;

/// <summary>Who waits for an answer is promised one before Discord gives up.</summary>
public sealed class SlowAnswerTests
{
    private const int Ephemeral = 1 << 6;

    private static readonly CommandDefinition Weather = new("weather", "The weather", [new("today", "The weather of today", []), new("public", "The same, for everybody", [], IsPublic: true)]);

    [Fact]
    public async Task A_slow_answer_takes_the_place_of_its_promise()
    {
        await using var talk = await StartAsync();
        var asked = talk.World.Reader.UseAsync(talk.General.Value, "weather today");
        var started = await talk.Events.FirstAsync<InteractionStarted>(_ => true);
        await Patience.UntilAsync(() => talk.World.Reader.Promised.Count == 1, "an answer is promised");

        await talk.Chat.AnswerAsync(started.Interaction.Id, new(Card.Of($"Rain.")), default);

        var answer = await asked;
        Assert.Equal(("Rain.", talk.World.Reader.Promised.Keys.Single()), (answer.Content(), answer.Id()));
    }

    [Fact]
    public async Task A_slow_answer_to_a_button_still_replaces_its_message_or_is_one_of_its_own()
    {
        await using var talk = await StartAsync();
        var asked = talk.World.Reader.UseAsync(talk.General.Value, "weather today");
        var started = await talk.Events.FirstAsync<InteractionStarted>(_ => true);
        await talk.Chat.AnswerAsync(started.Interaction.Id, new(new(MessageText.Of($"Page 1"), Buttons: [CardButton.Press("More", "1:weather:2")])), default);
        var page = await asked;

        var replaced = talk.World.Reader.PressAsync(talk.General.Value, page, "More");
        await AnswerLateAsync(talk, 1, new(new(MessageText.Of($"Page 2"), Buttons: [CardButton.Press("More", "1:weather:3")]), ReplacesMessage: true));
        Assert.Equal((page.Id(), "Page 2"), ((await replaced).Id(), (await replaced).Content()));

        var added = talk.World.Reader.PressAsync(talk.General.Value, await replaced, "More");
        await AnswerLateAsync(talk, 2, new(Card.Of($"There is no more.")));
        Assert.NotEqual(page.Id(), (await added).Id());
        Assert.Equal("There is no more.", (await added).Content());
    }

    [Theory]
    [InlineData("weather today", true)]
    [InlineData("weather public", false)]
    public async Task A_slow_answer_is_promised_to_those_it_is_for(string command, bool ephemeral)
    {
        await using var talk = await StartAsync();
        var asked = talk.World.Reader.UseAsync(talk.General.Value, command);
        var started = await talk.Events.FirstAsync<InteractionStarted>(_ => true);
        await Patience.UntilAsync(() => talk.World.Reader.Promised.Count == 1, "an answer is promised");

        await talk.Chat.AnswerAsync(started.Interaction.Id, new(Card.Of($"Rain."), ephemeral), default);

        Assert.Equal(ephemeral, ((await asked).Number("flags") & Ephemeral) != 0);
    }

    [Fact]
    public async Task A_form_that_comes_too_late_is_asked_for_once_more_and_what_was_written_in_one_is_answered_late()
    {
        await using var talk = await StartAsync();
        var asked = talk.World.Reader.UseAsync(talk.General.Value, "weather today");
        var started = await talk.Events.FirstAsync<InteractionStarted>(_ => true);
        var form = new Answer(Card.Of($"Press again."), Form: new("1:weather:4", "Where", "The place", 100));
        await talk.Chat.AnswerAsync(started.Interaction.Id, new(new(MessageText.Of($"Page 1"), Buttons: [CardButton.Press("Where", "1:weather:2")])), default);
        var page = await asked;

        var late = talk.World.Reader.PressAsync(talk.General.Value, page, "Where");
        await AnswerLateAsync(talk, 1, form);
        Assert.Equal("Press again.", (await late).Content());

        var opened = talk.World.Reader.OpenAsync(talk.General.Value, page, "Where");
        await talk.Chat.AnswerAsync(await StartedAsync(talk, 2), form, default);
        var submitted = talk.World.Reader.SubmitAsync(await opened, "Here");
        var id = await StartedAsync(talk, 3);
        await Patience.UntilAsync(() => talk.World.Reader.Promised.Count == 1, "an answer is promised");
        await talk.Chat.AnswerAsync(id, new(Card.Of($"Rain.")), default);
        Assert.Equal(("Rain.", Ephemeral), ((await submitted).Content(), (await submitted).Number("flags") & Ephemeral));
    }

    [Fact]
    public async Task A_form_of_a_command_that_is_answered_for_everybody_is_so_however_slowly()
    {
        await using var talk = await StartAsync();
        var asked = talk.World.Reader.UseAsync(talk.General.Value, "weather today");
        await talk.Chat.AnswerAsync(await StartedAsync(talk, 0), new(new(MessageText.Of($"Page 1"), Buttons: [CardButton.Press("Where", "1:weather:public")])), default);
        var opened = talk.World.Reader.OpenAsync(talk.General.Value, await asked, "Where");
        await talk.Chat.AnswerAsync(await StartedAsync(talk, 1), new(Card.Of($"Press again."), Form: new("1:weather:public", "Where", "The place", 100)), default);
        var submitted = talk.World.Reader.SubmitAsync(await opened, "Here");
        var id = await StartedAsync(talk, 2);
        await Patience.UntilAsync(() => talk.World.Reader.Promised.Count == 1, "an answer is promised");

        await talk.Chat.AnswerAsync(id, new(Card.Of($"Rain."), Ephemeral: false), default);

        Assert.Equal(("Rain.", 0), ((await submitted).Content(), (await submitted).Number("flags") & Ephemeral));
        Assert.Contains(await talk.World.Guest.ReadAsync(talk.General.Value), message => message.Content() == "Rain.");
    }

    [Fact]
    public async Task What_was_promised_to_everybody_and_is_for_one_person_alone_is_seen_by_nobody_else()
    {
        await using var talk = await StartAsync();
        var asked = talk.World.Reader.UseAsync(talk.General.Value, "weather public");
        var id = await StartedAsync(talk, 0);
        await Patience.UntilAsync(() => talk.World.Reader.Promised.Count == 1, "an answer is promised");

        await talk.Chat.AnswerAsync(id, new(Card.Of($"Not yet.")), default);

        Assert.Equal(("Not yet.", Ephemeral), ((await asked).Content(), (await asked).Number("flags") & Ephemeral));
        Assert.Empty(await talk.World.Guest.ReadAsync(talk.General.Value));
    }

    [Fact]
    public async Task An_interaction_that_is_told_twice_is_answered_once_and_nobody_complains()
    {
        await using var talk = await StartAsync();
        talk.World.Faults.Strike(new(GatewayFaultKind.DuplicateEvents) { Count = 1, Times = 2 });
        var asked = talk.World.Reader.UseAsync(talk.General.Value, "weather today");
        var started = await talk.Events.FirstAsync<InteractionStarted>(_ => true);
        await talk.Chat.AnswerAsync(started.Interaction.Id, new(Card.Of($"Rain.")), default);
        await asked;

        await talk.World.Reader.SayAsync(talk.General.Value, "The next event");
        await talk.Events.FirstAsync<MessagePosted>(_ => true);

        Assert.Single(talk.Events.All.OfType<InteractionStarted>());
        Assert.DoesNotContain(talk.Log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal));
    }

    // At a Discord that waits long: only the promise counts, and not how fast this machine is.
    private static async Task<ConnectedChat> StartAsync()
    {
        var talk = await ConnectedChat.StartAsync(new() { InteractionTimeout = Patience.Long });
        await talk.Chat.RegisterCommandsAsync([Weather], default);
        return talk;
    }

    // One of the interactions there were, by its number.
    private static async Task<InteractionId> StartedAsync(ConnectedChat talk, int number)
    {
        await Patience.UntilAsync(() => talk.Events.All.OfType<InteractionStarted>().Count() > number, "it is told");
        return talk.Events.All.OfType<InteractionStarted>().ElementAt(number).Interaction.Id;
    }

    // Not before Discord was told that an answer will come.
    private static async Task AnswerLateAsync(ConnectedChat talk, int number, Answer answer)
    {
        var pressed = await StartedAsync(talk, number);
        await talk.World.Reader.SucceededAsync(pressed.Value);
        await talk.Chat.AnswerAsync(pressed, answer, default);
    }
}
