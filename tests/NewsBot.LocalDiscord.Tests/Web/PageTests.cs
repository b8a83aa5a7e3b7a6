using System.Text.RegularExpressions;
using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Web;

public sealed partial class PageTests
{
    [Fact]
    public async Task The_page_and_all_it_asks_for_are_served_and_nothing_else_may_run()
    {
        await using var discord = await Discord.StartAsync();
        using var http = new HttpClient { BaseAddress = new(discord.Server.Url) };

        using var page = await http.GetAsync(new Uri("/", UriKind.Relative));
        var html = await page.Content.ReadAsStringAsync();
        var pending = new Queue<string>(Files.Matches(html).Select(match => match.Groups[1].Value));
        var served = new HashSet<string>();
        while (pending.TryDequeue(out var file))
        {
            if (!served.Add(file))
                continue;
            foreach (Match import in Imports.Matches(await http.GetStringAsync(new Uri("/" + file, UriKind.Relative))))
                pending.Enqueue(import.Groups[1].Value);
        }

        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Contains("default-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Superset(new HashSet<string> { "layout.css", "app.js", "gateway.js", "markdown.js", "composer.js" }, served);
    }

    [Fact]
    public async Task An_address_of_a_message_leads_to_the_page()
    {
        await using var discord = await Discord.StartAsync();
        using var direct = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(direct);

        using var answer = await http.GetAsync(new Uri(new Uri(discord.Server.Url), "/channels/1/2/3"));

        Assert.Equal("/#/channels/1/2/3", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task The_page_offers_the_people_of_the_settings()
    {
        await using var discord = await Discord.StartAsync(Discord.Generous with { People = [new("</script>", "local-odd", ManagesGuild: true)] });
        using var http = new HttpClient();

        var html = await http.GetStringAsync(new Uri(discord.Server.Url));

        Assert.Contains("local-odd", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\"</script>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_uploaded_page_is_downloaded_and_never_shown()
    {
        await using var discord = await Discord.StartAsync();
        using var upload = new ByteArrayContent("<script>alert(1)</script>"u8.ToArray());
        upload.Headers.ContentType = new("text/html");
        using var form = new MultipartFormDataContent { { upload, "files[0]", "page.html" } };
        var message = (await discord.Reader.SendAsync(HttpMethod.Post, $"channels/{await discord.ChannelAsync("general")}/messages", form)).Ok();
        using var http = new HttpClient();

        using var file = await http.GetAsync(new Uri(message["attachments"]![0].Text("url")));

        Assert.Equal("application/octet-stream", file.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [GeneratedRegex("""(?:href|src)="([\w.-]+)(?=")""")]
    private static partial Regex Files { get; }

    [GeneratedRegex("""from "\./([\w.-]+)";""")]
    private static partial Regex Imports { get; }
}
