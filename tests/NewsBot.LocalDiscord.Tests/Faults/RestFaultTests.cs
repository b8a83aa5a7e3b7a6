using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Faults;

public sealed class RestFaultTests
{
    private const string Route = "POST /channels/{id}/messages";

    [Theory(DisplayName = "8.5 10.9 14.5 A limit is refused in its scope and the next request passes")]
    [InlineData("429-user", "user", false)]
    [InlineData("429-global", "global", true)]
    [InlineData("429-shared", "shared", false)]
    public async Task A_limit_is_refused_in_its_scope_and_the_next_request_passes(string fault, string scope, bool isGlobal)
    {
        await using var faulty = await FaultyDiscord.StartAsync();

        using var limited = await faulty.PostFaultyAsync(new { route = Route, fault, retryAfter = 2.5 });
        var body = JsonNode.Parse(await limited.Content.ReadAsStringAsync());
        using var next = await faulty.PostAsync();

        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.OK), (limited.StatusCode, next.StatusCode));
        Assert.Equal((scope, "3"), (Header(limited, "X-RateLimit-Scope"), Header(limited, "Retry-After")));
        Assert.Equal((isGlobal, !isGlobal), (limited.Headers.Contains("X-RateLimit-Global"), limited.Headers.Contains("X-RateLimit-Bucket")));
        Assert.Equal((2.5, isGlobal), (body!["retry_after"]!.GetValue<double>(), body["global"]!.GetValue<bool>()));
        Assert.Equal(1, await faulty.StoredAsync());
    }

    [Theory(DisplayName = "8.5 The edge answers with a page and says nothing of limits")]
    [InlineData("429-html", 429, "4", 0)]
    [InlineData("502", 502, "", 0)]
    [InlineData("502-after-storing", 502, "", 1)]
    public async Task The_edge_answers_with_a_page_and_says_nothing_of_limits(string fault, int status, string retryAfter, int stored)
    {
        await using var faulty = await FaultyDiscord.StartAsync();

        using var answer = await faulty.PostFaultyAsync(new { route = Route, fault, retryAfter = 4 });

        Assert.Equal((status, "text/html", retryAfter), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, Header(answer, "Retry-After")));
        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("X-RateLimit", StringComparison.OrdinalIgnoreCase));
        Assert.StartsWith("<!DOCTYPE", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(stored, await faulty.StoredAsync());
    }

    [Fact]
    public async Task A_500_is_json_and_stores_nothing()
    {
        await using var faulty = await FaultyDiscord.StartAsync();

        using var failed = await faulty.PostFaultyAsync(new { route = Route, fault = "500" });

        Assert.Equal(500, (int)failed.StatusCode);
        Assert.Equal(0, JsonNode.Parse(await failed.Content.ReadAsStringAsync()).Number("code"));
        Assert.Equal(0, await faulty.StoredAsync());
    }

    [Fact]
    public async Task A_reset_cuts_the_connection_before_anything_is_done()
    {
        await using var faulty = await FaultyDiscord.StartAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => faulty.PostFaultyAsync(new { route = Route, fault = "reset" }));

        Assert.Equal(0, await faulty.StoredAsync());
    }

    [Fact]
    public async Task No_answer_comes_though_the_message_is_there()
    {
        await using var faulty = await FaultyDiscord.StartAsync();
        await using var reader = await GatewayClient.LogInAsync(faulty.Discord, "local-reader");
        await faulty.OrderAsync("/rest", new { route = Route, fault = "no-answer" });
        using var patience = new CancellationTokenSource();

        var waiting = faulty.PostAsync(cancellationToken: patience.Token);
        await reader.EventAsync("MESSAGE_CREATE");
        Assert.Equal(1, await faulty.StoredAsync());
        Assert.False(waiting.IsCompleted);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task A_slow_body_comes_in_two_halves()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var faulty = await FaultyDiscord.StartAsync(clock);

        using var slow = await faulty.PostFaultyAsync(new { route = Route, fault = "slow-body", delay = 60 }, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await slow.Content.ReadAsStreamAsync();
        var first = new byte[10];
        await body.ReadExactlyAsync(first);
        Assert.Equal(1, await faulty.StoredAsync());
        var rest = new StreamReader(body).ReadToEndAsync();
        Assert.False(rest.IsCompleted);

        while (!rest.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(60));
            await Task.Yield();
        }

        Assert.Equal("x", JsonNode.Parse(System.Text.Encoding.UTF8.GetString(first) + await rest).Text("content"));
    }

    [Fact]
    public async Task Garbage_is_called_json_and_is_none()
    {
        await using var faulty = await FaultyDiscord.StartAsync();

        using var garbage = await faulty.PostFaultyAsync(new { route = Route, fault = "garbage" });
        var body = await garbage.Content.ReadAsStringAsync();

        Assert.Equal((HttpStatusCode.OK, "application/json"), (garbage.StatusCode, garbage.Content.Headers.ContentType?.MediaType));
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(body));
        Assert.Equal(1, await faulty.StoredAsync());
    }

    [Fact]
    public async Task An_answer_may_say_nothing_of_its_limits()
    {
        await using var faulty = await FaultyDiscord.StartAsync();

        using var bare = await faulty.PostFaultyAsync(new { route = Route, fault = "no-limit-headers" });

        Assert.Equal("x", JsonNode.Parse(await bare.Content.ReadAsStringAsync()).Text("content"));
        Assert.DoesNotContain(bare.Headers, header => header.Key.StartsWith("X-RateLimit", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_fault_strikes_as_often_as_it_is_told_and_only_where_it_is_told()
    {
        await using var faulty = await FaultyDiscord.StartAsync();
        var general = await faulty.Discord.ChannelAsync("general");
        await faulty.OrderAsync("/rest", new { route = $"POST /channels/{general}/messages", fault = "500", count = 2 });
        await faulty.OrderAsync("/rest", new { route = "GET /users/@me", fault = "500" });

        int[] said = [await SayAsync(faulty.News), await SayAsync(general), await SayAsync(general), await SayAsync(general)];
        int[] read = [await MeAsync(), await MeAsync()];

        Assert.Equal([200, 500, 500, 200], said);
        Assert.Equal([500, 200], read);

        async Task<int> MeAsync() => (int)(await faulty.Discord.Bot.GetAsync("users/@me")).Status;

        async Task<int> SayAsync(string channel) => (int)(await faulty.Discord.Bot.PostAsync($"channels/{channel}/messages", new { content = "x" })).Status;
    }

    [Fact]
    public async Task By_chance_it_strikes_some_the_same_with_the_same_seed_until_it_is_cleared()
    {
        await using var faulty = await FaultyDiscord.StartAsync();

        var first = await RunAsync();
        var second = await RunAsync();
        var third = new List<int>();
        for (var i = 0; i < 10; i++)
            third.Add((int)(await faulty.Discord.Bot.GetAsync("gateway/bot")).Status);

        Assert.Equal(first, second);
        Assert.InRange(first.Count(status => status == 500), 5, 20);
        Assert.All(third, status => Assert.Equal(200, status));

        async Task<List<int>> RunAsync()
        {
            await faulty.OrderAsync("/rest", new { route = "*", fault = "500", probability = 0.3, seed = 7 });
            var statuses = new List<int>();
            for (var i = 0; i < 40; i++)
                statuses.Add((int)(await faulty.Discord.Bot.GetAsync("gateway/bot")).Status);
            await faulty.ClearAsync();
            return statuses;
        }
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : "";
}
