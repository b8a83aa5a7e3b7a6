using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Chat;
using NewsBot.Core.Tests.Chat;
using NewsBot.Discord.Gateway;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Chat;

/// <summary>Who waits for an answer is promised one before Discord gives up.</summary>
public sealed class SlowAnswerTests
{
    private static readonly CommandDefinition Weather = new("weather", "The weather", [new("today", "The weather of today", [])]);

    [Fact]
    public async Task A_slow_answer_takes_the_place_of_its_promise()
    {
        await using var talk = await Talk.StartAsync();
        var asked = talk.World.Reader.UseAsync(talk.Channel, "weather today");
        var started = await talk.Events.FirstAsync<InteractionStarted>(_ => true);
        await Patience.UntilAsync(() => talk.World.Reader.Promised.Count == 1, "an answer is promised");

        await talk.Chat.AnswerAsync(started.Interaction.Id, new(Card.Of($"Rain.")), default);

        var answer = await asked;
        Assert.Equal(("Rain.", talk.World.Reader.Promised.Keys.Single()), (answer.Content(), answer.Id()));
    }

    [Fact]
    public async Task A_slow_answer_to_a_button_still_replaces_its_message_or_is_one_of_its_own()
    {
        await using var talk = await Talk.StartAsync();
        var asked = talk.World.Reader.UseAsync(talk.Channel, "weather today");
        var started = await talk.Events.FirstAsync<InteractionStarted>(_ => true);
        await talk.Chat.AnswerAsync(started.Interaction.Id, new(new(MessageText.Of($"Page 1"), Buttons: [CardButton.Press("More", "1:weather:2")])), default);
        var page = await asked;

        var replaced = talk.World.Reader.PressAsync(talk.Channel, page, "More");
        await talk.AnswerLateAsync(1, new(new(MessageText.Of($"Page 2"), Buttons: [CardButton.Press("More", "1:weather:3")]), ReplacesMessage: true));
        Assert.Equal((page.Id(), "Page 2"), ((await replaced).Id(), (await replaced).Content()));

        var added = talk.World.Reader.PressAsync(talk.Channel, await replaced, "More");
        await talk.AnswerLateAsync(2, new(Card.Of($"There is no more.")));
        Assert.NotEqual(page.Id(), (await added).Id());
        Assert.Equal("There is no more.", (await added).Content());
    }

    /// <summary>A client at a Discord that waits long: only the promise counts, and not how fast this machine is.</summary>
    private sealed class Talk : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _running;

        private Talk(LocalWorld world, string channel)
        {
            (World, Channel) = (world, channel);
            Chat = new(new ChatSettings(LocalWorld.BotToken, new(world.ApiUrl), 1_000, Patience.Long), new MemorySessionStore(), TimeProvider.System, NullLoggerFactory.Instance);
            Events = new(Chat);
            _running = Chat.RunAsync(_stop.Token);
        }

        public LocalWorld World { get; }

        public string Channel { get; }

        public DiscordChat Chat { get; }

        public EventLog Events { get; }

        public static async Task<Talk> StartAsync()
        {
            var world = await LocalWorld.StartAsync(new() { InteractionTimeout = Patience.Long });
            var talk = new Talk(world, await world.ChannelAsync("general"));
            await talk.Events.FirstAsync<GuildAvailable>(_ => true);
            await talk.Chat.RegisterCommandsAsync([Weather], default);
            return talk;
        }

        /// <summary>Answers one of the interactions there were, not before Discord was told that an answer will come.</summary>
        public async Task AnswerLateAsync(int number, Answer answer)
        {
            await Patience.UntilAsync(() => Events.All.OfType<InteractionStarted>().Count() > number, "the button is pressed");
            var pressed = Events.All.OfType<InteractionStarted>().ElementAt(number).Interaction;
            await World.Reader.SucceededAsync(pressed.Id.Value);
            await Chat.AnswerAsync(pressed.Id, answer, default);
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _running;
            await Events.DisposeAsync();
            Chat.Dispose();
            await World.DisposeAsync();
            _stop.Dispose();
        }
    }
}
