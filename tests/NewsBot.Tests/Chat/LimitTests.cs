using NewsBot.Chat;
using NewsBot.LocalDiscord.Faults;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Chat;

/// <summary>What is told of Discord's rate limits: those that hold something back just now, and of channels only to their own guild.</summary>
public sealed class LimitTests : IAsyncLifetime
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(10);
    private static readonly Card Hello = Card.Of($"Hello.");

    private ConnectedChat _connected = null!;

    private DiscordChat Chat => _connected.Chat;

    private GuildId Guild => new(_connected.World.Guild);

    public async Task InitializeAsync() => _connected = await ConnectedChat.StartAsync(new());

    public async Task DisposeAsync() => await _connected.DisposeAsync();

    [Fact]
    public async Task While_nothing_is_used_up_nothing_is_told()
    {
        await _connected.SendAsync(_connected.News, Hello);

        Assert.Empty(Chat.LimitsInForce(Guild));
    }

    [Theory]
    [InlineData(RestFaultKind.LimitedUser, LimitScope.Ours, LimitedWork.Sending, true)]
    [InlineData(RestFaultKind.LimitedShared, LimitScope.Shared, LimitedWork.Sending, true)]
    [InlineData(RestFaultKind.LimitedGlobal, LimitScope.Everything, LimitedWork.Anything, false)]
    [InlineData(RestFaultKind.LimitedHtml, LimitScope.Address, LimitedWork.Anything, false)]
    public async Task A_limit_is_told_with_whose_it_is_what_for_and_what_waits_for_it(RestFaultKind fault, LimitScope scope, LimitedWork work, bool isOfTheChannel)
    {
        _connected.World.Faults.Plan(new("POST /channels/{id}/messages", fault) { RetryAfter = Wait });
        var (before, sending) = (DateTimeOffset.UtcNow, _connected.SendAsync(_connected.News, Hello));

        var limit = await Patience.ForAsync(() => Task.FromResult(Chat.LimitsInForce(Guild).SingleOrDefault()), "the limit is told");

        Assert.Equal((scope, work, isOfTheChannel ? _connected.News : null, true), (limit.Scope, limit.Work, limit.Channel, limit.HoldsBack));
        Assert.InRange(limit.Until - before, Wait - TimeSpan.FromSeconds(1), Wait + TimeSpan.FromSeconds(30));
        Assert.Equal(isOfTheChannel ? 0 : 1, Chat.LimitsInForce(new("1")).Count);
        Assert.False(sending.IsCompleted);
    }

    [Fact]
    public async Task A_limit_that_is_used_up_is_told_although_nothing_waits_for_it()
    {
        await using var connected = await ConnectedChat.StartAsync(new() { MessagesPerChannel = new(1, TimeSpan.FromMinutes(1)) });
        await connected.SendAsync(connected.News, Hello);

        var limit = Assert.Single(connected.Chat.LimitsInForce(new(connected.World.Guild)));

        Assert.Equal((LimitScope.Ours, LimitedWork.Sending, connected.News, false), (limit.Scope, limit.Work, limit.Channel!.Value, limit.HoldsBack));
    }
}
