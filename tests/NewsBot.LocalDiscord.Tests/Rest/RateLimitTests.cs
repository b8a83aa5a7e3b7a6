using System.Globalization;
using System.Net;
using Microsoft.Extensions.Time.Testing;
using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Rest;

public sealed class RateLimitTests
{
    [Fact(DisplayName = "8.4 8.5 Five messages in five seconds fit into a channel and the sixth has to wait")]
    public async Task Five_messages_in_five_seconds_fit_into_a_channel_and_the_sixth_has_to_wait()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var discord = await Discord.StartAsync(new LocalDiscordOptions(), clock);
        var news = await discord.ChannelAsync("news");
        var general = await discord.ChannelAsync("general");

        for (var left = 4; left >= 0; left--)
        {
            var sent = await discord.Bot.PostAsync($"channels/{news}/messages", new { content = "x" });
            Assert.Equal(("5", left.ToString(CultureInfo.InvariantCulture), "5"), (sent.Header("X-RateLimit-Limit"), sent.Header("X-RateLimit-Remaining"), sent.Header("X-RateLimit-Reset-After")));
        }
        clock.Advance(TimeSpan.FromSeconds(1.5));
        var sixth = await discord.Bot.PostAsync($"channels/{news}/messages", new { content = "x" });
        var elsewhere = await discord.Bot.PostAsync($"channels/{general}/messages", new { content = "x" });
        clock.Advance(TimeSpan.FromSeconds(3.5));
        var later = await discord.Bot.PostAsync($"channels/{news}/messages", new { content = "x" });

        Assert.Equal(HttpStatusCode.TooManyRequests, sixth.Status);
        Assert.Equal(("4", "user", 3.5, false), (sixth.Header("Retry-After"), sixth.Header("X-RateLimit-Scope"), sixth.Body["retry_after"]!.GetValue<double>(), sixth.Body["global"]!.GetValue<bool>()));
        Assert.Equal(sixth.Header("X-RateLimit-Bucket"), elsewhere.Header("X-RateLimit-Bucket"));
        elsewhere.Ok();
        later.Ok();
    }

    [Fact(DisplayName = "8.6 6.11 The global limit counts every route but not interaction endpoints")]
    public async Task The_global_limit_counts_every_route_but_not_interaction_endpoints()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var discord = await Discord.StartAsync(new LocalDiscordOptions { Global = new(3, TimeSpan.FromSeconds(1)) }, clock);

        for (var i = 0; i < 3; i++)
            (await discord.Bot.GetAsync("users/@me")).Ok();
        var fourth = await discord.Bot.GetAsync("users/@me/guilds");
        var callback = await discord.Nobody.PostAsync("interactions/1/token/callback", new { type = 4 });
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.TooManyRequests, fourth.Status);
        Assert.Equal(("global", "true", "1"), (fourth.Header("X-RateLimit-Scope"), fourth.Header("X-RateLimit-Global"), fourth.Header("Retry-After")));
        Assert.True(fourth.Body["global"]!.GetValue<bool>());
        callback.Refused(404, 10062);
        (await discord.Bot.GetAsync("users/@me")).Ok();
    }
}
