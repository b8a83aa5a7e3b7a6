using System.Net;
using System.Text.Json;
using NewsBot.Discord.Model;
using NewsBot.Discord.Rest;
using NewsBot.Discord.Tests.Scripted;

namespace NewsBot.Discord.Tests.Rest;

public sealed class SendingTests
{
    private static readonly MessageCreate Hello = new("hello");

    [Fact(DisplayName = "8.1 Every request says who sends it, in what form, to which version")]
    public async Task Every_request_says_who_sends_it()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options() with { ProductUrl = "https://bot.example", ProductVersion = "1.2" });
        discord.Answer("POST /channels/1/messages", ScriptedAnswer.Message(10));
        await client.Rest.Messages.CreateAsync(new(1), Hello);
        var request = await discord.RequestAsync();

        Assert.Equal("/api/v10/channels/1/messages", request.RawPath);
        Assert.Equal("Bot secret-token", request.Headers["Authorization"]);
        Assert.Equal("DiscordBot (https://bot.example, 1.2)", request.Headers["User-Agent"]);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
    }

    [Fact(DisplayName = "8.3 A refusal names route, status, code and the first field, and never the token")]
    public async Task A_refusal_names_route_status_code_and_field()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        discord.Answer("POST /channels/1/messages", new ScriptedAnswer(400, """{"code":50035,"message":"Invalid Form Body","errors":{"embeds":{"0":{"fields":{"2":{"name":{"_errors":[{"code":"BASE_TYPE_REQUIRED","message":"This field is required"}]}}}}}}}"""));
        var exception = await Assert.ThrowsAsync<DiscordException>(() => client.Rest.Messages.CreateAsync(new(1), Hello));

        Assert.Equal(HttpStatusCode.BadRequest, exception.Status);
        Assert.Equal(ErrorCode.InvalidFormBody, exception.Code);
        Assert.Equal("embeds[0].fields[2].name", exception.Field);
        Assert.Equal("POST /channels/{id}/messages", exception.Route);
        Assert.Equal("POST /channels/{id}/messages was answered with 400 (code 50035): Invalid Form Body; embeds[0].fields[2].name: This field is required", exception.Message);
        Assert.DoesNotContain(ScriptedDiscord.Token, exception + discord.Log.Text, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "8.3 An error body in any shape is read as far as it goes")]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"code":"x","message":7,"errors":[1]}""")]
    [InlineData("""{"errors":{"a":{"_errors":["plain"]}}}""")]
    public async Task An_error_body_in_any_shape_is_read(string body)
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        discord.Answer("GET /channels/1", new ScriptedAnswer(403, body));

        Assert.Equal(HttpStatusCode.Forbidden, (await Assert.ThrowsAsync<DiscordException>(() => client.Rest.Channels.GetAsync(new(1)))).Status);
    }

    [Fact(DisplayName = "8.8 Emoji and @me are encoded as a path segment")]
    public async Task Emoji_are_encoded()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        discord.Answer("PUT /channels/1/messages/2/reactions/%F0%9F%91%8D/@me", new ScriptedAnswer(204));
        discord.Answer("DELETE /channels/1/messages/2/reactions/x%3A7/@me", new ScriptedAnswer(204));
        await client.Rest.Messages.ReactAsync(new(1), new(2), new(Name: "👍"));
        await client.Rest.Messages.UnreactAsync(new(1), new(2), new(new(7), "x"));
    }

    [Fact(DisplayName = "9.9 A message is pinned and unpinned")]
    public async Task A_message_is_pinned_and_unpinned()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        discord.Answer("PUT /channels/1/messages/pins/2", new ScriptedAnswer(204));
        discord.Answer("DELETE /channels/1/messages/pins/2", new ScriptedAnswer(204));
        await client.Rest.Messages.PinAsync(new(1), new(2));
        await client.Rest.Messages.UnpinAsync(new(1), new(2));
    }

    [Theory(DisplayName = "8.9 What can be repeated is tried again after a 5xx")]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task What_can_be_repeated_is_tried_again(int status)
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options() with { Jitter = () => 0 });
        discord.Answer("GET /channels/1", new ScriptedAnswer(status, "<html>", "text/html"));
        discord.Answer("GET /channels/1", new ScriptedAnswer(200, """{"id":"1","type":0}"""));

        Assert.Equal(new(1), (await client.Rest.Channels.GetAsync(new(1))).Id);
    }

    [Fact(DisplayName = "8.9 A message without a nonce is never sent twice")]
    public async Task A_message_without_a_nonce_is_never_sent_twice()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        discord.Answer("POST /channels/1/messages", new ScriptedAnswer(502, "<html>", "text/html"));
        var exception = await Assert.ThrowsAsync<OutcomeUnknownException>(() => client.Rest.Messages.CreateAsync(new(1), Hello));
        await discord.RequestAsync();

        Assert.Equal(HttpStatusCode.BadGateway, exception.Status);
        Assert.False(discord.TryRequest(out _));
    }

    [Fact(DisplayName = "9.3 13.11 A message with a nonce is tried again with the same nonce, enforced")]
    public async Task A_message_with_a_nonce_is_tried_again()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options() with { Jitter = () => 0 });
        discord.Answer("POST /channels/1/messages", new ScriptedAnswer(502, "<html>", "text/html"));
        discord.Answer("POST /channels/1/messages", ScriptedAnswer.Message(10));
        await client.Rest.Messages.CreateAsync(new(1), Hello with { Nonce = "n-1" });
        for (var tries = 0; tries < 2; tries++)
        {
            var body = (await discord.RequestAsync()).Json;
            Assert.Equal("n-1", body.GetProperty("nonce").GetString());
            Assert.True(body.GetProperty("enforce_nonce").GetBoolean());
        }
    }

    [Fact(DisplayName = "13.21 Nonces are the caller's: no text gets one of another text, or one of our making")]
    public async Task Nonces_are_the_callers()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        foreach (var nonce in new[] { "n-1", null, "n-2" })
        {
            discord.Answer("POST /channels/1/messages", ScriptedAnswer.Message(10));
            await client.Rest.Messages.CreateAsync(new(1), Hello with { Nonce = nonce });
            var body = (await discord.RequestAsync()).Json;
            Assert.Equal(nonce, body.TryGetProperty("nonce", out var sent) ? sent.GetString() : null);
            Assert.Equal(nonce is not null, body.TryGetProperty("enforce_nonce", out _));
        }
    }

    [Fact(DisplayName = "13.18 A pooled connection that the edge has closed meanwhile costs no request")]
    public async Task A_pooled_connection_that_was_closed_costs_no_request()
    {
        await using var edge = new ClosingEdge(ScriptedAnswer.Message(10).Body);
        using var client = new DiscordClient(new DiscordOptions("t") { ApiUrl = edge.ApiUrl });
        for (ulong times = 1; times <= 3; times++)
        {
            await client.Rest.Messages.CreateAsync(new(1), Hello).Soon();
            await edge.ClosedAsync();
        }

        Assert.Equal(3, edge.Connections);
    }

    [Fact(DisplayName = "8.9 Where no answer comes within the time-out the outcome is unknown")]
    public async Task Where_no_answer_comes_the_outcome_is_unknown()
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options(time));
        discord.Answer("POST /channels/1/messages", _ => null);
        var sent = client.Rest.Messages.CreateAsync(new(1), Hello);
        await discord.RequestAsync();
        time.Advance(TimeSpan.FromSeconds(15));

        Assert.Null((await Assert.ThrowsAsync<OutcomeUnknownException>(() => sent.Soon())).Status);
    }

    [Fact(DisplayName = "8.9 Where Discord could not be reached nothing was sent, and the error says so")]
    public async Task Where_discord_could_not_be_reached_nothing_was_sent()
    {
        using var client = new DiscordClient(new DiscordOptions("t") { ApiUrl = new($"http://127.0.0.1:{NewsBot.Testing.LoopbackPorts.Next()}/api/v10"), Jitter = () => -0.5 });
        var exception = await Assert.ThrowsAsync<DiscordException>(() => client.Rest.Messages.CreateAsync(new(1), Hello).Soon());

        Assert.Equal("POST /channels/{id}/messages was not sent: Discord could not be reached.", exception.Message);
    }

    [Fact(DisplayName = "8.9 A deletion whose answer was lost is done when the next try finds nothing")]
    public async Task A_deletion_whose_answer_was_lost_is_done()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options() with { Jitter = () => 0 });
        discord.Answer("DELETE /channels/1/messages/5", new ScriptedAnswer(502, "<html>"));
        discord.Answer("DELETE /channels/1/messages/5", ScriptedAnswer.Error(404, ErrorCode.UnknownMessage));
        await client.Rest.Messages.DeleteAsync(new(1), new(5));

        discord.Answer("DELETE /channels/1/messages/6", ScriptedAnswer.Error(404, ErrorCode.UnknownMessage));
        Assert.Equal(ErrorCode.UnknownMessage, (await Assert.ThrowsAsync<DiscordException>(() => client.Rest.Messages.DeleteAsync(new(1), new(6)))).Code);
    }

    [Fact(DisplayName = "8.3 An answer that cannot be read is no message that was not sent")]
    public async Task An_answer_that_cannot_be_read_leaves_the_outcome_unknown()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        discord.Answer("POST /channels/1/messages", new ScriptedAnswer(200, "<html>"));

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => client.Rest.Messages.CreateAsync(new(1), Hello));
    }

    [Fact(DisplayName = "9.8 Files go along as multipart, and every try sends them again")]
    public async Task Files_go_along_as_multipart()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        discord.Answer("POST /channels/1/messages", ScriptedAnswer.Limited(0.001));
        discord.Answer("POST /channels/1/messages", ScriptedAnswer.Message(10));
        await client.Rest.Messages.CreateAsync(new(1), new("see", Files: [new("a.txt", "plain"u8.ToArray(), "text/plain", "a text")]));
        for (var tries = 0; tries < 2; tries++)
        {
            var request = await discord.RequestAsync();
            Assert.StartsWith("multipart/form-data", request.Headers["Content-Type"], StringComparison.Ordinal);
            Assert.Contains("name=payload_json", request.Body, StringComparison.Ordinal);
            Assert.Contains("\"attachments\":[{\"id\":0,\"filename\":\"a.txt\",\"description\":\"a text\"}]", request.Body, StringComparison.Ordinal);
            Assert.Contains("name=\"files[0]\"", request.Body, StringComparison.Ordinal);
            Assert.Contains("plain", request.Body, StringComparison.Ordinal);
        }
    }

    [Fact(DisplayName = "9.4 9.5 9.6 Nobody is notified by a create or an edit unless named, and an answer survives what it answers")]
    public async Task Nobody_is_notified_unless_named()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        discord.Answer("POST /channels/1/messages", ScriptedAnswer.Message(10));
        discord.Answer("PATCH /channels/1/messages/10", ScriptedAnswer.Message(10));
        discord.Answer("POST /channels/1/messages", ScriptedAnswer.Message(11));
        await client.Rest.Messages.CreateAsync(new(1), new("@everyone", MessageReference: new(new(5)), Flags: MessageFlags.SuppressNotifications));
        await client.Rest.Messages.EditAsync(new(1), new(10), new("@everyone"));
        await client.Rest.Messages.CreateAsync(new(1), new("<@7>", AllowedMentions: AllowedMentions.OnlyUsers(new Snowflake(7))));

        var create = await discord.RequestAsync();
        Assert.Equal("""{"content":"@everyone","allowed_mentions":{"parse":[]},"message_reference":{"message_id":"5","fail_if_not_exists":false},"flags":4096}""", create.Body);
        Assert.Equal("""{"content":"@everyone","allowed_mentions":{"parse":[]}}""", (await discord.RequestAsync()).Body);
        Assert.Equal("""{"parse":[],"users":["7"]}""", (await discord.RequestAsync()).Json.GetProperty("allowed_mentions").GetRawText());
    }

    [Fact(DisplayName = "8.2 On an edit a field that is left out stays, one that is empty is taken away")]
    public void On_an_edit_left_out_and_empty_differ()
    {
        Assert.Equal("{}", JsonSerializer.Serialize(new MessageEdit(), DiscordJson.Default.MessageEdit));
        Assert.Equal("""{"content":"","embeds":[]}""", JsonSerializer.Serialize(new MessageEdit("", Embeds: []), DiscordJson.Default.MessageEdit));
        Assert.Equal("""{"applied_tags":[]}""", JsonSerializer.Serialize(new ChannelEdit(AppliedTags: []), DiscordJson.Default.ChannelEdit));
    }

    [Fact(DisplayName = "8.2 Ids and permissions travel as strings, and an id tells its time")]
    public void Ids_and_permissions_travel_as_strings()
    {
        var role = JsonSerializer.Deserialize("""[{"id":"18446744073709551615","name":"all","permissions":"2251799813685248"}]""", DiscordJson.Default.IReadOnlyListRole)![0];
        Assert.Equal(new(ulong.MaxValue), role.Id);
        Assert.Equal(Permissions.PinMessages, role.Permissions);
        Assert.Contains("\"2251799813685248\"", JsonSerializer.Serialize([role], DiscordJson.Default.IReadOnlyListRole), StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2016, 4, 30, 11, 18, 25, 796, TimeSpan.Zero), new Snowflake(175928847299117063).CreatedAt);
        Assert.Equal(new Snowflake(175928847299117063 >> 22 << 22), Snowflake.At(new Snowflake(175928847299117063).CreatedAt));
    }
}
