using System.Net;
using System.Net.Http.Json;
using NewsBot.Testing;

namespace NewsBot.LocalDiscord.Tests.Support;

/// <summary>A local Discord that takes orders for faults, given over HTTP as a benchmark would.</summary>
internal sealed class FaultyDiscord : IAsyncDisposable
{
    private readonly HttpClient _http = new();

    private FaultyDiscord(Discord discord, string news) => (Discord, News) = (discord, news);

    public Discord Discord { get; }

    public string News { get; }

    public static async Task<FaultyDiscord> StartAsync(TimeProvider? time = null)
    {
        var discord = await Discord.StartAsync(Discord.Generous with { FaultsUrl = $"http://127.0.0.1:{LoopbackPorts.Next()}" }, time);
        return new(discord, await discord.ChannelAsync("news"));
    }

    public async Task OrderAsync(string path, object order) => Assert.Equal((HttpStatusCode.NoContent, ""), await TryOrderAsync(path, order));

    public async Task<(HttpStatusCode Status, string Answer)> TryOrderAsync(string path, object order)
    {
        using var response = await _http.PostAsJsonAsync(new Uri(Discord.Server.FaultsUrl + path), order);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task ClearAsync()
    {
        using var response = await _http.DeleteAsync(new Uri(Discord.Server.FaultsUrl + "/"));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    /// <summary>The next post of the bot meets the fault; the response as it came.</summary>
    public async Task<HttpResponseMessage> PostFaultyAsync(object fault, HttpCompletionOption until = HttpCompletionOption.ResponseContentRead)
    {
        await OrderAsync("/rest", fault);
        return await PostAsync(until);
    }

    public async Task<HttpResponseMessage> PostAsync(HttpCompletionOption until = HttpCompletionOption.ResponseContentRead, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Discord.Server.ApiUrl}/channels/{News}/messages") { Content = JsonContent.Create(new { content = "x" }) };
        request.Headers.TryAddWithoutValidation("Authorization", "Bot local-bot");
        return await _http.SendAsync(request, until, cancellationToken);
    }

    public async Task<int> StoredAsync() => (await Discord.Bot.GetAsync($"channels/{News}/messages")).Ok().AsArray().Count;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Discord.DisposeAsync();
    }
}
