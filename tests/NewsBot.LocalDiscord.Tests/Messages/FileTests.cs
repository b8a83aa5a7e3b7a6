using System.Net.Http.Headers;
using System.Text;
using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Messages;

public sealed class FileTests
{
    [Fact(DisplayName = "9.8 14.6 A file without a name is a file all the same")]
    public async Task A_file_without_a_name_is_a_file_all_the_same()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");
        using var form = Form("""{"attachments":[{"id":0,"filename":"data.bin"}]}""");
        var file = new ByteArrayContent([0xFF, 0, 1]);
        file.Headers.ContentDisposition = new("form-data") { Name = "\"files[0]\"" };
        form.Add(file);

        var attachment = (await discord.Bot.SendAsync(HttpMethod.Post, $"channels/{news}/messages", form)).Ok()["attachments"]![0]!;

        using var http = new HttpClient();
        Assert.Equal(("data.bin", 3), (attachment.Text("filename"), attachment.Number("size")));
        Assert.Equal([0xFF, 0, 1], await http.GetByteArrayAsync(new Uri(attachment.Text("url"))));
    }

    [Fact(DisplayName = "9.8 Fields of a form are the body where no payload is")]
    public async Task Fields_of_a_form_are_the_body_where_no_payload_is()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");
        using var multipart = new MultipartFormDataContent { { new StringContent("from a form"), "content" }, { new ByteArrayContent([1]), "file", "a.bin" } };
        using var encoded = new FormUrlEncodedContent([new("content", "encoded"), new("tts", "false")]);

        var message = (await discord.Bot.SendAsync(HttpMethod.Post, $"channels/{news}/messages", multipart)).Ok();

        Assert.Equal(("from a form", "a.bin"), (message.Text("content"), message["attachments"]![0].Text("filename")));
        Assert.Equal("encoded", (await discord.Bot.SendAsync(HttpMethod.Post, $"channels/{news}/messages", encoded)).Ok().Text("content"));
        using var broken = new StringContent("x", Encoding.UTF8) { Headers = { ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=y") } };
        (await discord.Bot.SendAsync(HttpMethod.Post, $"channels/{news}/messages", broken)).Refused(400, 50109);
    }

    [Fact]
    public async Task An_embed_shows_a_file_of_its_message_and_an_edit_describes_what_it_adds()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");
        using var form = Form("""{"embeds":[{"image":{"url":"attachment://a.png"}}]}""", "a.png", "SPOILER_b.txt");
        var posted = (await discord.Bot.SendAsync(HttpMethod.Post, $"channels/{news}/messages", form)).Ok();
        using var more = Form("""{"attachments":[{"id":0,"description":"what it shows"}]}""", "c.txt");

        var edited = (await discord.Bot.SendAsync(HttpMethod.Patch, $"channels/{news}/messages/{posted.Id()}", more)).Ok();

        Assert.StartsWith(discord.Server.Url + "/attachments/", posted["embeds"]![0]!["image"].Text("url"), StringComparison.Ordinal);
        Assert.Equal(("SPOILER_b.txt", 8), (Assert.Single(posted["attachments"]!.AsArray()) is var left ? (left.Text("filename"), left.Number("flags")) : default));
        Assert.Equal(("c.txt", "what it shows"), (Assert.Single(edited["attachments"]!.AsArray()) is var added ? (added.Text("filename"), added.Text("description")) : default));
    }

    private static MultipartFormDataContent Form(string payload, params string[] files)
    {
        var form = new MultipartFormDataContent { { new StringContent(payload), "payload_json" } };
        for (var i = 0; i < files.Length; i++)
            form.Add(new ByteArrayContent([1]), $"files[{i}]", files[i]);
        return form;
    }
}
