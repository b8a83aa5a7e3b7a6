using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Interactions;

public sealed class ComponentTests
{
    [Fact(DisplayName = "6.3 14.4 A pressed button comes with its message and can change it")]
    public async Task A_pressed_button_comes_with_its_message_and_can_change_it()
    {
        await using var talk = await Conversation.StartAsync();
        var message = await PostAsync(talk, """[{"type":2,"style":1,"label":"More","custom_id":"more:1"}]""");

        (await talk.InteractAsync(3, new { component_type = 2, custom_id = "more:1" }, message.Id())).Ok();
        var heard = await talk.InteractionAsync();
        (await talk.AnswerAsync(heard, 7, new { content = "page 2", components = Array.Empty<object>() })).Ok();
        var updated = await talk.Reader.EventAsync("MESSAGE_UPDATE");

        Assert.Equal((3, 2, "more:1"), (heard.Number("type"), heard["data"].Number("component_type"), heard["data"].Text("custom_id")));
        Assert.Equal((message.Id(), "page 1"), (heard["message"].Id(), heard["message"].Text("content")));
        Assert.Equal((message.Id(), "page 2"), (updated.Id(), updated.Text("content")));
        Assert.Empty(updated["components"]!.AsArray());
        await talk.Reader.EventAsync("INTERACTION_SUCCESS");
    }

    [Fact(DisplayName = "6.3 A pressed button can be answered with a reply or with nothing to see")]
    public async Task A_pressed_button_can_be_answered_with_a_reply_or_with_nothing_to_see()
    {
        await using var talk = await Conversation.StartAsync();
        var message = await PostAsync(talk, """[{"type":2,"style":1,"label":"a","custom_id":"a"}]""");

        var first = await PressAsync(talk, message);
        (await talk.AnswerAsync(first, 6)).Ok();
        await talk.Reader.EventAsync("INTERACTION_SUCCESS");
        (await talk.Discord.Nobody.PatchAsync($"{talk.Webhook(first)}/messages/@original", new { content = "changed later" })).Ok();
        Assert.Equal((message.Id(), "changed later"), (await talk.Reader.EventAsync("MESSAGE_UPDATE") is var updated ? (updated.Id(), updated.Text("content")) : default));
        (await talk.AnswerAsync(await PressAsync(talk, message), 4, new { content = "here" })).Ok();

        var reply = (await talk.Discord.Reader.GetAsync($"channels/{talk.Channel}/messages")).Ok()[0]!;
        Assert.Equal((19, "here", message.Id()), (reply.Number("type"), reply.Text("content"), reply["message_reference"].Text("message_id")));
    }

    [Fact]
    public async Task Buttons_of_an_ephemeral_answer_work_for_its_one_reader_only()
    {
        await using var talk = await Conversation.StartAsync();
        var heard = await talk.UseAsync();
        (await talk.AnswerAsync(heard, 4, JsonNode.Parse("""{"content":"page 1","flags":64,"components":[{"type":1,"components":[{"type":2,"style":2,"label":"Next","custom_id":"next"}]}]}"""))).Ok();
        var answer = await talk.Reader.EventAsync("MESSAGE_CREATE");

        (await talk.InteractAsync(3, new { component_type = 2, custom_id = "next" }, answer.Id(), talk.Discord.Guest)).Refused(404, 10008);
        (await talk.InteractAsync(3, new { component_type = 2, custom_id = "next" }, answer.Id())).Ok();
        (await talk.AnswerAsync(await talk.InteractionAsync(), 7, new { content = "page 2" })).Ok();

        Assert.Equal((answer.Id(), "page 2", 64), (await talk.Reader.EventAsync("MESSAGE_UPDATE") is var updated ? (updated.Id(), updated.Text("content"), updated.Number("flags")) : default));
        (await talk.Discord.Reader.GetAsync($"channels/{talk.Channel}/messages/{answer.Id()}")).Refused(404, 10008);
    }

    [Fact(DisplayName = "6.10 A forged or disabled component never reaches the bot")]
    public async Task A_forged_or_disabled_component_never_reaches_the_bot()
    {
        await using var talk = await Conversation.StartAsync();
        var message = await PostAsync(talk, """[{"type":2,"style":1,"label":"a","custom_id":"a"},{"type":2,"style":1,"label":"b","custom_id":"b","disabled":true},{"type":2,"style":5,"label":"c","url":"https://x.example/"}]""");
        var others = await talk.Discord.Guest.SayAsync(talk.Channel, "no bot's message");

        foreach (var id in (string[])["z", "b"])
            (await talk.InteractAsync(3, new { component_type = 2, custom_id = id }, message.Id())).RefusedAt("data.custom_id", "COMPONENT_VALIDATION_FAILED");
        (await talk.InteractAsync(3, new { component_type = 2, custom_id = "a" }, others.Id())).RefusedAt("data.custom_id", "COMPONENT_VALIDATION_FAILED");
        (await talk.InteractAsync(3, new { component_type = 3, custom_id = "a" }, message.Id())).RefusedAt("data.component_type", "BASE_TYPE_CHOICES");
        (await talk.InteractAsync(3, new { component_type = 2, custom_id = "a" }, "1")).Refused(404, 10008);

        Assert.DoesNotContain(await talk.Bot.EventsSoFarAsync(), happened => happened.Text("t") == "INTERACTION_CREATE");
    }

    [Fact(DisplayName = "6.6 A menu's choices are checked and named")]
    public async Task A_menu_s_choices_are_checked_and_named()
    {
        await using var talk = await Conversation.StartAsync();
        var guest = await Discord.UserAsync(talk.Discord.Guest);
        var text = await PostAsync(talk, """[{"type":3,"custom_id":"s","max_values":2,"options":[{"label":"A","value":"a"},{"label":"B","value":"b"},{"label":"C","value":"c"}]}]""");
        var users = await PostAsync(talk, """[{"type":5,"custom_id":"u"}]""");

        (await talk.InteractAsync(3, new { component_type = 3, custom_id = "s", values = Values("x") }, text.Id())).RefusedAt("data.values.0", "SELECT_COMPONENT_INVALID_VALUE");
        (await talk.InteractAsync(3, new { component_type = 3, custom_id = "s", values = Values("a", "b", "c") }, text.Id())).RefusedAt("data.values", "BASE_TYPE_BAD_LENGTH");
        (await talk.InteractAsync(3, new { component_type = 3, custom_id = "s", values = Values("a", "c") }, text.Id())).Ok();
        Assert.Equal(["a", "c"], (await talk.InteractionAsync())["data"]!["values"]!.AsArray().Select(value => value!.GetValue<string>()));
        (await talk.InteractAsync(3, new { component_type = 5, custom_id = "u", values = Values(guest) }, users.Id())).Ok();

        Assert.Equal("guest", (await talk.InteractionAsync())["data"]!["resolved"]!["users"]![guest].Text("username"));
    }

    [Fact(DisplayName = "6.3 6.9 A modal opens for whoever asked and what is filled in comes back with the message")]
    public async Task A_modal_opens_for_whoever_asked_and_what_is_filled_in_comes_back_with_the_message()
    {
        await using var talk = await Conversation.StartAsync();
        var message = await PostAsync(talk, """[{"type":2,"style":1,"label":"Reply","custom_id":"a"}]""");
        var pressed = await PressAsync(talk, message);

        (await talk.AnswerAsync(pressed, 9, new { custom_id = "reply:1", title = "Reply", components = new[] { new { type = 18, label = "Text", component = new { type = 4, custom_id = "text", style = 2 } } } })).Ok();
        var modal = await talk.Reader.EventAsync("INTERACTION_MODAL_CREATE");
        (await talk.InteractAsync(5, new { id = modal.Id(), custom_id = "reply:1", components = new[] { new { type = 18, component = new { type = 4, custom_id = "text", value = "hello" } } } })).Ok();
        var submitted = await talk.InteractionAsync();

        Assert.Equal(("42", "reply:1", "Reply", talk.Application), (modal.Text("nonce"), modal.Text("custom_id"), modal.Text("title"), modal["application"].Id()));
        Assert.Equal((5, "reply:1", message.Id()), (submitted.Number("type"), submitted["data"].Text("custom_id"), submitted["message"].Id()));
        Assert.Equal("hello", submitted["data"]!["components"]![0]!["component"].Text("value"));
        (await talk.AnswerAsync(submitted, 9, new { custom_id = "x", title = "x", components = Array.Empty<object>() })).RefusedAt("type", "BASE_TYPE_CHOICES");
        (await talk.AnswerAsync(submitted, 4, new { content = "thanks", flags = 64 })).Ok();
        (await talk.InteractAsync(5, new { id = "1", custom_id = "reply:1", components = Array.Empty<object>() })).RefusedAt("data.id", "MODAL_UNKNOWN");
    }

    [Fact(DisplayName = "6.9 A modal takes choices and files and says what was chosen")]
    public async Task A_modal_takes_choices_and_files_and_says_what_was_chosen()
    {
        const string Modal = """
            {"custom_id":"m","title":"t","components":[{"type":10,"content":"Read this."},
            {"type":18,"label":"Who","component":{"type":5,"custom_id":"who"}}, {"type":18,"label":"One","component":{"type":21,"custom_id":"one","options":[{"label":"A","value":"a"},{"label":"B","value":"b"}]}},
            {"type":18,"label":"Some","component":{"type":22,"custom_id":"some","options":[{"label":"A","value":"a"}]}}, {"type":18,"label":"File","component":{"type":19,"custom_id":"file"}}]}
            """;
        await using var talk = await Conversation.StartAsync();
        var guest = await Discord.UserAsync(talk.Discord.Guest);
        (await talk.AnswerAsync(await talk.UseAsync(), 9, JsonNode.Parse(Modal))).Ok();
        var opened = await talk.Reader.EventAsync("INTERACTION_MODAL_CREATE");

        (await talk.HandInAsync(5, $$"""
            {"id":"{{opened.Id()}}","custom_id":"m","components":[{"type":18,"component":{"type":5,"custom_id":"who","values":["{{guest}}"]} }, {"type":18,"component":{"type":19,"custom_id":"file","values":["0"]} }]}
            """)).Ok();

        var data = (await talk.InteractionAsync())["data"]!;
        var file = data["components"]![1]!["component"]!["values"]![0]!.GetValue<string>();
        Assert.Equal("guest", data["resolved"]!["users"]![guest].Text("username"));
        Assert.Equal("handed-in.txt", data["resolved"]!["attachments"]![file].Text("filename"));
    }

    [Theory(DisplayName = "6.9 A modal has limits")]
    [InlineData("""{"custom_id":"c","title":"t","components":[{"type":18,"label":"l","component":{"type":21,"custom_id":"i","options":[{"label":"A","value":"a"}]}}]}""", "data.components.0.component.options", "BASE_TYPE_BAD_LENGTH")]
    [InlineData("""{"custom_id":"c","title":"","components":[]}""", "data.title", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"custom_id":"c","title":"1234567890123456789012345678901234567890123456","components":[]}""", "data.title", "BASE_TYPE_BAD_LENGTH")]
    [InlineData("""{"custom_id":"c","title":"t","components":[]}""", "data.components", "BASE_TYPE_BAD_LENGTH")]
    [InlineData("""{"custom_id":"c","title":"t","components":[{"type":18,"label":"l"}]}""", "data.components.0.component", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"custom_id":"c","title":"t","components":[{"type":18,"label":"l","component":{"type":4,"custom_id":"i","style":3}}]}""", "data.components.0.component.style", "BASE_TYPE_CHOICES")]
    public async Task A_modal_has_limits(string modal, string place, string error)
    {
        await using var talk = await Conversation.StartAsync();

        (await talk.AnswerAsync(await talk.UseAsync(), 9, JsonNode.Parse(modal))).RefusedAt(place, error);
    }

    private static string[] Values(params string[] values) => values;

    private static async Task<JsonNode> PostAsync(Conversation talk, string components)
    {
        var message = (await talk.Discord.Bot.PostAsync($"channels/{talk.Channel}/messages", $$"""{"content":"page 1","components":[{"type":1,"components":{{components}}}]}""")).Ok();
        await talk.Reader.EventAsync("MESSAGE_CREATE");
        return message;
    }

    private static async Task<JsonNode> PressAsync(Conversation talk, JsonNode message)
    {
        (await talk.InteractAsync(3, new { component_type = 2, custom_id = "a" }, message.Id())).Ok();
        return await talk.InteractionAsync();
    }
}
