using System.Net;
using Microsoft.Extensions.Time.Testing;
using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Faults;

public sealed class FaultOrderTests
{
    [Theory]
    [InlineData("/rest", """{"route":"POST /nowhere","fault":"500"}""", "No route is called 'POST /nowhere'")]
    [InlineData("/rest", """{"route":"*","fault":"501"}""", "fault")]
    [InlineData("/rest", """{"fault":"500"}""", "route")]
    [InlineData("/rest", """{"route":"*","fault":"500","often":3}""", "often")]
    [InlineData("/rest", """{"route":"*","fault":"500","count":0}""", "count")]
    [InlineData("/rest", """{"route":"*","fault":"500","probability":1.5}""", "probability")]
    [InlineData("/rest", """{"route":"*","fault":"slow-body","delay":-1}""", "seconds")]
    [InlineData("/gateway", """{"fault":"close","code":42}""", "code")]
    [InlineData("/gateway", """{}""", "fault")]
    [InlineData("/settings", """{"clockSpeed":0}""", "speed")]
    [InlineData("/settings", """nonsense""", "invalid")]
    public async Task An_order_that_makes_no_sense_is_refused_with_the_reason(string path, string order, string reason)
    {
        await using var faulty = await FaultyDiscord.StartAsync();
        using var http = new HttpClient();
        using var json = new StringContent(order, System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(faulty.Discord.Server.FaultsUrl + path), json);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.Contains(reason, said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("NewsBot", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orders_are_taken_nowhere_unless_asked_for_and_never_where_Discord_is()
    {
        await using var sound = await Discord.StartAsync();
        await using var faulty = await FaultyDiscord.StartAsync();
        using var http = new HttpClient();
        using var plain = new StringContent("""{"fault":"drop"}""");
        using var text = await http.PostAsync(new Uri(faulty.Discord.Server.FaultsUrl + "/gateway"), plain);
        using var served = await http.GetAsync(new Uri(faulty.Discord.Server.FaultsUrl + "/api/v10/gateway"));

        Assert.Null(sound.Server.FaultsUrl);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(sound.Server.Url));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(faulty.Discord.Server.Url));
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, HttpStatusCode.NotFound), (text.StatusCode, served.StatusCode));

        async Task<HttpStatusCode> StatusAsync(string url)
        {
            using var order = new StringContent("""{"fault":"drop"}""", System.Text.Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(new Uri(url + "/gateway-faults"), order);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_nonce_is_remembered_for_as_long_as_asked_for()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var faulty = await FaultyDiscord.StartAsync(clock);

        await faulty.OrderAsync("/settings", new { nonceWindow = 4 });
        var first = await PostAsync();
        clock.Advance(TimeSpan.FromSeconds(3));
        var again = await PostAsync();
        clock.Advance(TimeSpan.FromSeconds(3));
        var late = await PostAsync();

        Assert.Equal(first, again);
        Assert.NotEqual(first, late);

        async Task<string> PostAsync() => (await faulty.Discord.Bot.PostAsync($"channels/{faulty.News}/messages", new { content = "x", nonce = "1", enforce_nonce = true })).Ok().Id();
    }

    [Fact]
    public async Task Time_can_be_made_to_pass_faster_and_never_runs_back()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var faulty = await FaultyDiscord.StartAsync(clock);
        var thread = (await faulty.Discord.Bot.PostAsync($"channels/{faulty.News}/threads", new { name = "t", type = 11, auto_archive_duration = 60 })).Ok().Id();

        await faulty.OrderAsync("/settings", new { clockSpeed = 3_600 });
        var before = DateTimeOffset.Parse((await faulty.Discord.Bot.SayAsync(faulty.News, "before")).Text("timestamp"), System.Globalization.CultureInfo.InvariantCulture);
        for (var i = 0; i < 200; i++)
            clock.Advance(TimeSpan.FromMilliseconds(10));
        var archived = (await faulty.Discord.Bot.GetAsync($"channels/{thread}")).Ok()["thread_metadata"]!["archived"]!.GetValue<bool>();
        await faulty.ClearAsync();
        clock.Advance(TimeSpan.FromSeconds(1));
        var after = DateTimeOffset.Parse((await faulty.Discord.Bot.SayAsync(faulty.News, "after")).Text("timestamp"), System.Globalization.CultureInfo.InvariantCulture);

        Assert.True(archived);
        Assert.Equal(TimeSpan.FromSeconds(7_201), after - before);
    }
}
