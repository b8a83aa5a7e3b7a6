using NewsBot.Discord.Model;
using NewsBot.Discord.Rest;
using NewsBot.Discord.Tests.Scripted;

namespace NewsBot.Discord.Tests.Rest;

public sealed class RateLimitTests
{
    private static readonly MessageCreate Hello = new("hello");

    [Fact(DisplayName = "8.4 When nothing remains the next request waits for the reset, one in another channel does not")]
    public async Task When_nothing_remains_the_next_request_waits()
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options(time));
        discord.Answer("POST /channels/1/messages", ScriptedAnswer.Message(10, ("X-RateLimit-Bucket", "abc"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset-After", "4.5")));
        discord.Answer("POST /channels/1/messages", ScriptedAnswer.Message(11));
        discord.Answer("POST /channels/2/messages", ScriptedAnswer.Message(20));
        await client.Rest.Messages.CreateAsync(new(1), Hello);
        var waiting = client.Rest.Messages.CreateAsync(new(1), Hello);
        await time.UntilTimerAsync(TimeSpan.FromSeconds(4.5));
        await client.Rest.Messages.CreateAsync(new(2), Hello).Soon();
        Assert.False(waiting.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(4.5));
        Assert.Equal(new(11), (await waiting.Soon()).Id);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("soon")]
    [InlineData("NaN")]
    [InlineData("1e300")]
    [InlineData("")]
    public async Task F13_A_reset_that_makes_no_sense_holds_nothing_up(string resetAfter)
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options(time));
        discord.Answer("POST /channels/1/messages", ScriptedAnswer.Message(10, ("X-RateLimit-Bucket", "abc"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset-After", resetAfter)));
        discord.Answer("POST /channels/1/messages", ScriptedAnswer.Message(11));
        await client.Rest.Messages.CreateAsync(new(1), Hello).Soon();

        Assert.Equal(new(11), (await client.Rest.Messages.CreateAsync(new(1), Hello).Soon()).Id);
    }

    [Fact]
    public async Task F13_A_reset_in_a_hundred_days_is_asked_for_again_after_an_hour()
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options(time));
        discord.Answer("POST /channels/1/messages", ScriptedAnswer.Message(10, ("X-RateLimit-Bucket", "abc"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset-After", "8640000")));
        discord.Answer("POST /channels/1/messages", ScriptedAnswer.Message(11));
        await client.Rest.Messages.CreateAsync(new(1), Hello).Soon();

        var limited = await Assert.ThrowsAsync<RateLimitedException>(() => client.Rest.Messages.CreateAsync(new(1), Hello).Soon());
        Assert.Equal(TimeSpan.FromHours(1), limited.RetryAfter);
        time.Advance(limited.RetryAfter);
        Assert.Equal(new(11), (await client.Rest.Messages.CreateAsync(new(1), Hello).Soon()).Id);
    }

    [Fact]
    public async Task F13_Of_a_429_that_says_two_times_the_longer_is_waited_for()
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options(time));
        var limited = ScriptedAnswer.Limited(3, "user");
        discord.Answer("POST /channels/1/messages", limited with { Headers = [.. limited.Headers, ("X-RateLimit-Remaining", "4"), ("X-RateLimit-Reset-After", "0.001")] });
        discord.Answer("POST /channels/1/messages", ScriptedAnswer.Message(11));

        var sent = client.Rest.Messages.CreateAsync(new(1), Hello);
        await time.UntilTimerAsync(TimeSpan.FromSeconds(3));
        Assert.False(sent.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(new(11), (await sent.Soon()).Id);
    }

    [Fact(DisplayName = "8.4 Routes that turn out to share a bucket wait for each other")]
    public async Task Routes_that_share_a_bucket_wait_for_each_other()
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options(time));
        discord.Answer("PATCH /channels/1/messages/5", ScriptedAnswer.Message(5, ("X-RateLimit-Bucket", "abc"), ("X-RateLimit-Remaining", "4"), ("X-RateLimit-Reset-After", "5")));
        discord.Answer("POST /channels/1/messages", ScriptedAnswer.Message(10, ("X-RateLimit-Bucket", "abc"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset-After", "5")));
        await client.Rest.Messages.EditAsync(new(1), new(5), new("x"));
        await client.Rest.Messages.CreateAsync(new(1), Hello);
        discord.Answer("PATCH /channels/1/messages/5", ScriptedAnswer.Message(5));
        var waiting = client.Rest.Messages.EditAsync(new(1), new(5), new("y"));
        await time.UntilTimerAsync(TimeSpan.FromSeconds(5));
        Assert.False(waiting.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(5));
        await waiting.Soon();
    }

    [Fact(DisplayName = "8.4 13.17 A bucket whose name changes keeps its state and its order")]
    public async Task A_bucket_whose_name_changes_keeps_its_state()
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options(time));
        discord.Answer("POST /channels/1/messages", ScriptedAnswer.Message(10, ("X-RateLimit-Bucket", "one")));
        discord.Answer("POST /channels/1/messages", ScriptedAnswer.Message(11, ("X-RateLimit-Bucket", "two"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset-After", "3")));
        discord.Answer("POST /channels/1/messages", ScriptedAnswer.Message(12));
        discord.Answer("POST /channels/1/messages", ScriptedAnswer.Message(13));
        var sent = Enumerable.Range(10, 4).Select(_ => client.Rest.Messages.CreateAsync(new(1), Hello)).ToList();
        await Task.WhenAll(sent.Take(2)).Soon();
        await time.UntilTimerAsync(TimeSpan.FromSeconds(3));
        Assert.Equal([true, true, false, false], sent.Select(message => message.IsCompleted));

        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal([10, 11, 12, 13], (await Task.WhenAll(sent).Soon()).Select(message => message.Id.Value));
    }

    [Fact(DisplayName = "8.4 Requests to one bucket arrive in the order they were made")]
    public async Task Requests_to_one_bucket_arrive_in_order()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options() with { RequestsPerSecond = 1000 });
        for (ulong id = 1; id <= 40; id++)
            discord.Answer("POST /channels/1/messages", ScriptedAnswer.Message(id, ("X-RateLimit-Bucket", id < 20 ? "one" : "two"), ("X-RateLimit-Remaining", "9"), ("X-RateLimit-Reset-After", "1")));
        var sent = Enumerable.Range(1, 40).Select(number => client.Rest.Messages.CreateAsync(new(1), new($"{number}"))).ToList();
        await Task.WhenAll(sent).Soon();

        for (var number = 1; number <= 40; number++)
            Assert.Equal($"{number}", (await discord.RequestAsync()).Json.GetProperty("content").GetString());
    }

    [Theory(DisplayName = "8.5 A 429 of any scope is waited for to the last part of a second, then the request goes out again")]
    [InlineData(3, "user")]
    [InlineData(0.75, "user")]
    [InlineData(3, "global")]
    [InlineData(3, "shared")]
    public async Task A_429_is_waited_for(double seconds, string scope)
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options(time));
        discord.Answer("POST /channels/1/messages", ScriptedAnswer.Limited(seconds, scope));
        discord.Answer("POST /channels/1/messages", ScriptedAnswer.Message(10));
        var sent = client.Rest.Messages.CreateAsync(new(1), Hello);
        var wait = TimeSpan.FromSeconds(Math.Ceiling(seconds)); // what the header says, where it is more
        await time.UntilTimerAsync(wait);
        time.Advance(wait - TimeSpan.FromMilliseconds(2));
        await discord.RequestAsync();
        Assert.False(discord.TryRequest(out _));

        time.Advance(TimeSpan.FromMilliseconds(2));
        await sent.Soon();
    }

    [Fact(DisplayName = "8.5 13.10 A global 429 pauses every route for as long as it says, interaction endpoints apart")]
    public async Task A_global_429_pauses_every_route()
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options(time));
        discord.Answer("POST /channels/1/messages", ScriptedAnswer.Limited(3, "global", global: true));
        discord.Answer("POST /channels/1/messages", ScriptedAnswer.Message(10));
        discord.Answer("POST /channels/2/messages", ScriptedAnswer.Message(20));
        discord.Answer("POST /interactions/5/tok/callback", new ScriptedAnswer(204));
        var sent = client.Rest.Messages.CreateAsync(new(1), Hello);
        await time.UntilTimerAsync(TimeSpan.FromSeconds(3));
        var other = client.Rest.Messages.CreateAsync(new(2), Hello);
        Assert.True(await client.Rest.Interactions.DeferAsync(new(new(5), new(9), InteractionType.ApplicationCommand, "tok")).Soon());
        time.Advance(TimeSpan.FromSeconds(3) - TimeSpan.FromMilliseconds(2));
        Assert.False(sent.IsCompleted || other.IsCompleted);

        time.Advance(TimeSpan.FromMilliseconds(2));
        await Task.WhenAll(sent, other).Soon();
    }

    [Fact(DisplayName = "8.5 13.16 A 429 in HTML comes from the edge and pauses everything, interaction endpoints too")]
    public async Task A_429_in_html_pauses_everything()
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options(time));
        discord.Answer("POST /channels/1/messages", new ScriptedAnswer(429, "<html>You are being blocked</html>", "text/html", ("Retry-After", "7")));
        discord.Answer("POST /channels/1/messages", ScriptedAnswer.Message(10));
        discord.Answer("POST /interactions/5/tok/callback", new ScriptedAnswer(204));
        var sent = client.Rest.Messages.CreateAsync(new(1), Hello);
        await time.UntilTimerAsync(TimeSpan.FromSeconds(7));
        var answer = client.Rest.Interactions.DeferAsync(new(new(5), new(9), InteractionType.ApplicationCommand, "tok"));
        Assert.False(sent.IsCompleted || answer.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(7));
        await Task.WhenAll(sent, answer).Soon();
    }

    [Fact(DisplayName = "10.9 13.20 A wait of minutes is the caller's to plan, and holds up no other route")]
    public async Task A_wait_of_minutes_is_the_callers_to_plan()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        discord.Answer("POST /channels/1/messages/5/threads", ScriptedAnswer.Limited(219, "shared"));
        discord.Answer("POST /channels/1/messages", ScriptedAnswer.Message(10));
        var exception = await Assert.ThrowsAsync<RateLimitedException>(() => client.Rest.Threads.StartFromMessageAsync(new(1), new(5), new("thread")));
        await client.Rest.Messages.CreateAsync(new(1), Hello).Soon();

        Assert.Equal("shared", exception.Scope);
        Assert.InRange(exception.RetryAfter.TotalSeconds, 210, 219);
        Assert.Equal("POST /channels/{id}/messages/{id}/threads", exception.Route);
        await Assert.ThrowsAsync<RateLimitedException>(() => client.Rest.Threads.StartFromMessageAsync(new(1), new(6), new("thread"))); // without asking again
        Assert.NotNull(await discord.RequestAsync());
        Assert.NotNull(await discord.RequestAsync());
        Assert.False(discord.TryRequest(out _));
    }

    [Fact(DisplayName = "8.6 At most fifty requests a second go out over all routes")]
    public async Task At_most_fifty_requests_a_second_go_out()
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options(time));
        for (var channel = 1; channel <= 60; channel++)
            discord.Answer($"POST /channels/{channel}/messages", ScriptedAnswer.Message(10));
        var sent = Enumerable.Range(1, 60).Select(channel => client.Rest.Messages.CreateAsync(new((ulong)channel), Hello)).ToList();
        for (var received = 0; received < 50; received++)
            await discord.RequestAsync();
        await time.UntilTimerAsync(TimeSpan.FromSeconds(1));
        Assert.False(discord.TryRequest(out _));

        time.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(sent).Soon();
    }

    [Fact(DisplayName = "8.7 Invalid requests are counted, and sending stops well before Discord bans; shared 429s do not count")]
    public async Task Sending_stops_well_before_discord_bans()
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options(time) with { MaxInvalidRequests = 3 });
        discord.Answer("POST /channels/9/messages", ScriptedAnswer.Limited(100, "shared"));
        await Assert.ThrowsAsync<RateLimitedException>(() => client.Rest.Messages.CreateAsync(new(9), Hello));
        for (var refused = 0; refused < 3; refused++)
        {
            discord.Answer("POST /channels/1/messages", ScriptedAnswer.Error(403, ErrorCode.MissingPermissions));
            Assert.Equal(ErrorCode.MissingPermissions, (await Assert.ThrowsAsync<DiscordException>(() => client.Rest.Messages.CreateAsync(new(1), Hello))).Code);
        }

        Assert.Equal("invalid-requests", (await Assert.ThrowsAsync<RateLimitedException>(() => client.Rest.Messages.CreateAsync(new(2), Hello))).Scope);
        time.Advance(TimeSpan.FromMinutes(10));
        discord.Answer("POST /channels/2/messages", ScriptedAnswer.Message(1));
        await client.Rest.Messages.CreateAsync(new(2), Hello).Soon();
    }

    [Fact(DisplayName = "8.7 After a 401 the token is not tried again")]
    public async Task After_a_401_the_token_is_not_tried_again()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        discord.Answer("GET /users/@me", ScriptedAnswer.Error(401, 0));
        await Assert.ThrowsAsync<DiscordException>(() => client.Rest.Applications.GetMeAsync());
        await discord.RequestAsync();

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await Assert.ThrowsAsync<DiscordException>(() => client.Rest.Messages.CreateAsync(new(1), Hello))).Status);
        Assert.False(discord.TryRequest(out _));
    }
}
