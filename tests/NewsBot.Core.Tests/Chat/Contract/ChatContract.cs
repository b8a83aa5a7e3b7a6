using NewsBot.Chat;

namespace NewsBot.Core.Tests.Chat.Contract;

/// <summary>What is asked of every adapter of the chat port; a subclass supplies the chat, seen from the other side.</summary>
public abstract class ChatContract : IAsyncLifetime
{
    private protected static readonly Card Hello = Card.Of($"Hello, all.");
    private protected static readonly CommandDefinition Weather = new("weather", "The weather",
    [
        new("today", "The weather of today", [new("place", "Where", Required: true, Completed: true), new("days", "How many", Number: (1, 5))]),
    ]);

    private readonly HashSet<InteractionId> _answered = [];
    private ChatRun _run = null!;

    private protected IChatClient Client => World.Client;

    private protected IChatWorld World => _run.World;

    private protected EventLog Events => _run.Events;

    /// <summary>Makes a chat that nobody has used yet.</summary>
    protected abstract Task<IChatWorld> CreateAsync();

    public async Task InitializeAsync() => _run = await ChatRun.StartAsync(await CreateAsync());

    public async Task DisposeAsync() => await _run.DisposeAsync();

    private protected static async Task FailsAsync(ChatFailure failure, Func<Task> work) =>
        Assert.Equal(failure, (await Assert.ThrowsAsync<ChatException>(work)).Failure);

    private protected static async Task EventuallyAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
            await Task.Delay(10, patience.Token);
    }

    private protected Task<MessageId> SendAsync(ChannelId channel, Card card, MessageId? replyTo = null, string? key = null) =>
        Client.SendAsync(channel, card, replyTo, new(key ?? Guid.NewGuid().ToString("N")[..22]), Notify.Nobody, default);

    private protected async Task<Interaction> AnswerNextAsync(Answer answer)
    {
        var interaction = (await Events.FirstAsync<InteractionStarted>(started => started.Interaction is CommandInvoked or MenuChosen && !_answered.Contains(started.Interaction.Id))).Interaction;
        _answered.Add(interaction.Id);
        await Client.AnswerAsync(interaction.Id, answer, default);
        return interaction;
    }

    private protected async Task<Member> MemberAsync(Person person)
    {
        var answered = World.InvokeAsync(person, World.Text, "weather today", ("place", "here"));
        var interaction = await AnswerNextAsync(new(Hello));
        await answered;
        return interaction.Member;
    }
}
