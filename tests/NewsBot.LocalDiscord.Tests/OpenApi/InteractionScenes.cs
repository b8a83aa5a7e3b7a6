using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.OpenApi;

/// <summary>Interactions of every kind, answered in every way.</summary>
internal static class InteractionScenes
{
    public static async Task PlayAsync(Conversation talk)
    {
        var ping = await talk.RegisterAsync(new { name = "ping", description = "Pings." });
        await AnswerAsync(talk, ping);
        await CompleteAsync(talk);
        await PressAsync(talk, ping);
        await FillInAsync(talk, ping);
        await MenusAsync(talk);
    }

    private static async Task AnswerAsync(Conversation talk, JsonNode ping)
    {
        var plain = await talk.UseAsync(ping);
        (await talk.AnswerAsync(plain, 4, new { content = "pong", flags = 64, embeds = new[] { new { title = "t" } }, allowed_mentions = new { parse = Array.Empty<string>() } })).Ok();
        (await talk.AnswerAsync(plain, 4, new { content = "again" })).Refused(400, 40060);
        await FollowUpAsync(talk, plain);
        (await talk.AnswerAsync(await talk.UseAsync(ping), 4, new { content = "pong", tts = false }, "?with_response=true")).Ok();
        (await talk.AnswerAsync(await talk.UseAsync(ping), 5, new { flags = 64 }, "?with_response=true")).Ok();

        var deferred = await talk.UseAsync(ping);
        (await talk.AnswerAsync(deferred, 5)).Ok();
        using var form = new MultipartFormDataContent { { new StringContent("""{"content":"done"}"""), "payload_json" }, { new ByteArrayContent([1]), "files[0]", "data.bin" } };
        (await talk.Discord.Nobody.SendAsync(HttpMethod.Patch, $"{talk.Webhook(deferred)}/messages/@original", form)).Ok();

        var withFile = await talk.UseAsync(ping);
        using var upload = new MultipartFormDataContent { { new StringContent("""{"type":4,"data":{"content":"look"}}"""), "payload_json" }, { new ByteArrayContent([1]), "files[0]", "data.bin" } };
        (await talk.Discord.Nobody.SendAsync(HttpMethod.Post, $"interactions/{withFile.Id()}/{withFile.Text("token")}/callback", upload)).Ok();
    }

    private static async Task FollowUpAsync(Conversation talk, JsonNode interaction)
    {
        var hook = talk.Webhook(interaction);
        var follow = (await talk.Discord.Nobody.PostAsync($"{hook}?wait=true", new { content = "more" })).Ok();
        (await talk.Discord.Nobody.GetAsync($"{hook}/messages/@original")).Ok();
        (await talk.Discord.Nobody.PatchAsync($"{hook}/messages/{follow.Id()}", new { content = "even more" })).Ok();
        (await talk.Discord.Nobody.GetAsync($"{hook}/messages/{follow.Id()}")).Ok();
        (await talk.Discord.Nobody.DeleteAsync($"{hook}/messages/{follow.Id()}")).Ok();
        (await talk.Discord.Nobody.DeleteAsync($"{hook}/messages/@original")).Ok();
    }

    private static async Task CompleteAsync(Conversation talk)
    {
        var command = await talk.RegisterAsync(new { name = "show", description = "d", options = new[] { new { type = 3, name = "article", description = "d", required = true, autocomplete = true } } });
        (await talk.InteractAsync(4, new { id = command.Id(), name = "show", type = 1, version = command.Text("version"), options = new[] { new { type = 3, name = "article", value = "ri", focused = true } } })).Ok();
        (await talk.AnswerAsync(await talk.InteractionAsync(), 8, new { choices = new[] { new { name = "River", value = "1" } } })).Ok();
        (await talk.AnswerAsync(await talk.UseAsync(command, new { type = 3, name = "article", value = "1" }), 4, new { content = "River" }, "?with_response=true")).Ok();
    }

    private static async Task PressAsync(Conversation talk, JsonNode ping)
    {
        const string Buttons = """{"content":"page","components":[{"type":1,"components":[{"type":2,"style":1,"label":"More","custom_id":"more"}]},{"type":1,"components":[{"type":3,"custom_id":"pick","options":[{"label":"A","value":"a"}]}]},{"type":1,"components":[{"type":5,"custom_id":"users"}]}]}""";
        (await talk.AnswerAsync(await talk.UseAsync(ping), 4, JsonNode.Parse(Buttons), "?with_response=true")).Ok();
        var message = (await talk.Discord.Bot.PostAsync($"channels/{talk.Channel}/messages", Buttons)).Ok().Id();
        (await talk.AnswerAsync(await HearAsync(new { component_type = 2, custom_id = "more" }), 7, new { content = "next" }, "?with_response=true")).Ok();
        (await talk.AnswerAsync(await HearAsync(JsonNode.Parse("""{"component_type":3,"custom_id":"pick","values":["a"]}""")!), 6)).Ok();
        (await talk.AnswerAsync(await HearAsync(new { component_type = 5, custom_id = "users", values = new[] { talk.Application } }), 4, new { content = "you", flags = 64 })).Ok();

        async Task<JsonNode> HearAsync(object data)
        {
            (await talk.InteractAsync(3, data, message)).Ok();
            return await talk.InteractionAsync();
        }
    }

    private static async Task FillInAsync(Conversation talk, JsonNode ping)
    {
        var asked = await talk.UseAsync(ping);
        (await talk.AnswerAsync(asked, 9, new { custom_id = "reply", title = "Reply", components = new[] { new { type = 18, label = "Text", component = new { type = 4, custom_id = "text", style = 2, required = true, max_length = 100, placeholder = "p" } } } })).Ok();
        var modal = await talk.Reader.EventAsync("INTERACTION_MODAL_CREATE");
        (await talk.InteractAsync(5, new { id = modal.Id(), custom_id = "reply", components = new[] { new { type = 18, component = new { type = 4, custom_id = "text", value = "hello" } } } })).Ok();
        (await talk.AnswerAsync(await talk.InteractionAsync(), 4, new { content = "thanks" })).Ok();
    }

    private static async Task MenusAsync(Conversation talk)
    {
        var message = await talk.Discord.Guest.SayAsync(talk.Channel, "about this");
        var command = await talk.RegisterAsync(new { name = "Show history", type = 3 });
        (await talk.InteractAsync(2, new { id = command.Id(), name = "Show history", type = 3, version = command.Text("version"), target_id = message.Id() })).Ok();
        (await talk.AnswerAsync(await talk.InteractionAsync(), 4, new { content = "history" })).Ok();
    }
}
