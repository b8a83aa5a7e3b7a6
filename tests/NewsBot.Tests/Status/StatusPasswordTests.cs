using System.Net;
using System.Net.Http.Headers;
using System.Text;
using NewsBot.Settings;
using NewsBot.Testing;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Status;

public sealed class StatusPasswordTests : BotTest
{
    private const string Password = "a word for the operator";
    private readonly string _url = $"http://127.0.0.1:{LoopbackPorts.Next()}";

    internal override BotSettings Settings => Files.OnLocal(World, _url, Password);

    [Theory]
    [InlineData("/", null, HttpStatusCode.Unauthorized)]
    [InlineData("/metrics", "operator:wrong", HttpStatusCode.Unauthorized)]
    [InlineData("/articles/x", "not base64", HttpStatusCode.Unauthorized)]
    [InlineData("/", "anyone:" + Password, HttpStatusCode.OK)]
    [InlineData("/metrics", "anyone:" + Password, HttpStatusCode.OK)]
    [InlineData("/healthz", null, HttpStatusCode.OK)]
    [InlineData("/readyz", null, HttpStatusCode.OK)]
    public async Task Only_health_is_told_to_whoever_asks(string path, string? credentials, HttpStatusCode expected)
    {
        using var http = new HttpClient();
        if (credentials is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", credentials.Contains(':', StringComparison.Ordinal) ? Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)) : credentials);

        using var answer = await http.GetAsync(_url + path);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.Unauthorized, answer.Headers.WwwAuthenticate.Count == 1);
    }
}
