using System.Net;
using Microsoft.Extensions.Time.Testing;
using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Interactions;

public sealed class CommandUseTests
{
    [Fact(DisplayName = "6.6 6.7 8.2 14.4 The bot hears who used what where and with which permissions")]
    public async Task The_bot_hears_who_used_what_where_and_with_which_permissions()
    {
        await using var talk = await Conversation.StartAsync();
        var command = await talk.RegisterAsync(new
        {
            name = "history",
            description = "d",
            options = new[] { new { type = 1, name = "of", description = "d", options = new[] { new { type = 6, name = "who", description = "d", required = true } } } },
        });
        var guest = await Discord.UserAsync(talk.Discord.Guest);

        var heard = await talk.UseAsync(command, new { type = 1, name = "of", options = new[] { new { type = 6, name = "who", value = guest } } });

        Assert.Equal((2, 1, talk.Application, talk.Guild, talk.Channel), (heard.Number("type"), heard.Number("version"), heard.Text("application_id"), heard.Text("guild_id"), heard.Text("channel_id")));
        Assert.Equal(("en-US", "en-US", 0), (heard.Text("locale"), heard.Text("guild_locale"), heard.Number("context")));
        Assert.Equal("reader", heard["member"]!["user"].Text("username"));
        Assert.NotEqual(0UL, ulong.Parse(heard["member"].Text("permissions"), null) & 2048);
        Assert.NotEqual(0UL, ulong.Parse(heard.Text("app_permissions"), null) & 2048);
        Assert.Equal((talk.Channel, 0), (heard["channel"].Id(), heard["channel"].Number("type")));
        Assert.Equal(talk.Guild, heard["authorizing_integration_owners"].Text("0"));
        Assert.Empty(heard["entitlements"]!.AsArray());
        Assert.Null(heard["user"]);
        Assert.Equal((command.Id(), "history", 1), (heard["data"].Id(), heard["data"].Text("name"), heard["data"].Number("type")));
        Assert.Equal(guest, heard["data"]!["options"]![0]!["options"]![0].Text("value"));
        Assert.Equal("guest", heard["data"]!["resolved"]!["users"]![guest].Text("username"));
        Assert.NotNull(heard["data"]!["resolved"]!["members"]![guest].Text("permissions"));
    }

    [Fact]
    public async Task A_file_that_is_handed_in_with_a_command_is_kept_and_named()
    {
        await using var talk = await Conversation.StartAsync();
        var command = await talk.RegisterAsync(new { name = "read", description = "d", options = new[] { new { type = 11, name = "page", description = "d", required = true } } });

        (await talk.HandInAsync(2, $$"""{"id":"{{command.Id()}}","name":"read","type":1,"version":"{{command.Text("version")}}","options":[{"type":11,"name":"page","value":"0"}]}""")).Ok();

        var data = (await talk.InteractionAsync())["data"]!;
        var file = data["resolved"]!["attachments"]![data["options"]![0].Text("value")]!;
        using var http = new HttpClient();
        Assert.Equal(("handed-in.txt", "a page"), (file.Text("filename"), await http.GetStringAsync(new Uri(file.Text("url")))));
    }

    [Fact(DisplayName = "6.1 14.1 A message answers with who asked and the person hears of success")]
    public async Task A_message_answers_with_who_asked_and_the_person_hears_of_success()
    {
        await using var talk = await Conversation.StartAsync();
        var heard = await talk.UseAsync();

        var reply = await talk.AnswerAsync(heard, 4, new { content = "pong" });
        var message = await talk.Reader.EventAsync("MESSAGE_CREATE");

        Assert.Equal(HttpStatusCode.NoContent, reply.Status);
        Assert.Equal((heard.Id(), "42"), (await talk.Reader.EventAsync("INTERACTION_SUCCESS") is var told ? (told.Id(), told.Text("nonce")) : default));
        Assert.Equal((20, "pong", talk.Application, talk.Application), (message.Number("type"), message.Text("content"), message["author"].Id(), message.Text("application_id")));
        Assert.Equal((heard.Id(), 2, "reader"), (message["interaction_metadata"].Id(), message["interaction_metadata"].Number("type"), message["interaction_metadata"]!["user"].Text("username")));
        Assert.Equal("ping", message["interaction"].Text("name"));
        Assert.Equal(message.Id(), (await talk.Discord.Reader.GetAsync($"channels/{talk.Channel}/messages")).Ok()[0].Id());
    }

    [Fact(DisplayName = "6.1 14.2 The response comes back when it is asked for")]
    public async Task The_response_comes_back_when_it_is_asked_for()
    {
        await using var talk = await Conversation.StartAsync();
        var heard = await talk.UseAsync();

        var reply = await talk.AnswerAsync(heard, 4, new { content = "pong", flags = 64 }, "?with_response=true");

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal((heard.Id(), 2), (reply.Body["interaction"].Id(), reply.Body["interaction"].Number("type")));
        Assert.Equal((4, "pong"), (reply.Body["resource"].Number("type"), reply.Body["resource"]!["message"].Text("content")));
        Assert.Equal(reply.Body["resource"]!["message"].Id(), reply.Body["interaction"].Text("response_message_id"));
        Assert.True(reply.Body["interaction"]!["response_message_ephemeral"]!.GetValue<bool>());
        (await talk.AnswerAsync(heard, 4, new { content = "again" })).Refused(400, 40060);
    }

    [Fact(DisplayName = "6.2 Without an answer in three seconds the person is told and the token is void")]
    public async Task Without_an_answer_in_three_seconds_the_person_is_told_and_the_token_is_void()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var talk = await Conversation.StartAsync(time: clock);
        var heard = await talk.UseAsync();

        clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.DoesNotContain(await talk.Reader.EventsSoFarAsync(), happened => happened.Text("t") == "INTERACTION_FAILURE");
        clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal((heard.Id(), "42"), (await talk.Reader.EventAsync("INTERACTION_FAILURE") is var told ? (told.Id(), told.Text("nonce")) : default));
        (await talk.AnswerAsync(heard, 4, new { content = "late" })).Refused(404, 10062);
    }

    [Fact(DisplayName = "6.4 14.1 A deferred answer is filled in later and stays as private as it began")]
    public async Task A_deferred_answer_is_filled_in_later_and_stays_as_private_as_it_began()
    {
        await using var talk = await Conversation.StartAsync();
        var heard = await talk.UseAsync();

        (await talk.AnswerAsync(heard, 5, new { flags = 64, content = "left out" })).Ok();
        var thinking = await talk.Reader.EventAsync("MESSAGE_CREATE");
        var filled = (await talk.Discord.Nobody.PatchAsync($"{talk.Webhook(heard)}/messages/%40original", new { content = "done", flags = 0 })).Ok();
        var updated = await talk.Reader.EventAsync("MESSAGE_UPDATE");

        Assert.Equal((64 | 128, ""), (thinking.Number("flags"), thinking.Text("content")));
        Assert.Equal((thinking.Id(), 64, "done"), (filled.Id(), filled.Number("flags"), filled.Text("content")));
        Assert.Equal((thinking.Id(), "done"), (updated.Id(), updated.Text("content")));
        Assert.DoesNotContain(await talk.Bot.EventsSoFarAsync(), happened => happened.Text("t").StartsWith("MESSAGE", StringComparison.Ordinal));
    }

    [Fact(DisplayName = "6.4 The first follow up takes a deferral's place and the next reply to it")]
    public async Task The_first_follow_up_takes_a_deferral_s_place_and_the_next_reply_to_it()
    {
        await using var talk = await Conversation.StartAsync();
        var heard = await talk.UseAsync();
        (await talk.AnswerAsync(heard, 5)).Ok();

        var first = (await talk.Discord.Nobody.PostAsync(talk.Webhook(heard), new { content = "one" })).Ok();
        var second = (await talk.Discord.Nobody.PostAsync(talk.Webhook(heard), new { content = "two" })).Ok();
        var hidden = (await talk.Discord.Nobody.PostAsync(talk.Webhook(heard), new { content = "three", flags = 64 })).Ok();
        var original = (await talk.Discord.Nobody.GetAsync($"{talk.Webhook(heard)}/messages/@original")).Ok();

        Assert.Equal((first.Id(), 0, "one"), (original.Id(), original.Number("flags"), original.Text("content")));
        Assert.Equal((19, first.Id()), (second.Number("type"), second["message_reference"].Text("message_id")));
        Assert.Equal(["two", "one"], (await talk.Discord.Reader.GetAsync($"channels/{talk.Channel}/messages")).Ok().AsArray().Select(message => message.Text("content")));
        (await talk.Discord.Nobody.PatchAsync($"{talk.Webhook(heard)}/messages/{hidden.Id()}", new { content = "three, edited" })).Ok();
        (await talk.Discord.Nobody.DeleteAsync($"{talk.Webhook(heard)}/messages/{second.Id()}")).Ok();
        (await talk.Discord.Nobody.DeleteAsync($"{talk.Webhook(heard)}/messages/@original")).Ok();
        Assert.Empty((await talk.Discord.Reader.GetAsync($"channels/{talk.Channel}/messages")).Ok().AsArray());
        (await talk.Discord.Nobody.GetAsync($"{talk.Webhook(heard)}/messages/@original")).Refused(404, 10008);
    }

    [Fact(DisplayName = "6.2 A token answers for fifteen minutes and nobody else's does")]
    public async Task A_token_answers_for_fifteen_minutes_and_nobody_else_s_does()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var talk = await Conversation.StartAsync(time: clock);
        var heard = await talk.UseAsync();
        var path = $"{talk.Webhook(heard)}/messages/@original";

        (await talk.Discord.Nobody.PatchAsync(path, new { content = "too early" })).Refused(404, 10015);
        (await talk.AnswerAsync(heard, 4, new { content = "pong" })).Ok();
        (await talk.Discord.Nobody.PatchAsync($"webhooks/{talk.Application}/{heard.Text("token")[..^1]}/messages/@original", new { content = "x" })).Refused(404, 10015);
        clock.Advance(TimeSpan.FromMinutes(14.5));
        (await talk.Discord.Nobody.PatchAsync(path, new { content = "in time" })).Ok();
        clock.Advance(TimeSpan.FromMinutes(1));

        (await talk.Discord.Nobody.PatchAsync(path, new { content = "late" })).Refused(401, 50027);
    }

    [Fact(DisplayName = "6.7 What a person fills in is held against the command")]
    public async Task What_a_person_fills_in_is_held_against_the_command()
    {
        await using var talk = await Conversation.StartAsync();
        var command = await talk.RegisterAsync(new
        {
            name = "latest",
            description = "d",
            options = new object[]
            {
                new { type = 4, name = "count", description = "d", required = true, min_value = 1, max_value = 10 },
                new { type = 3, name = "order", description = "d", choices = new[] { new { name = "Newest", value = "new" } } },
            },
        });

        await RefusedAsync("data.options", "APPLICATION_COMMAND_OPTION_REQUIRED");
        await RefusedAsync("data.options.0.value", "NUMBER_TYPE_MAX", new { type = 4, name = "count", value = 11 });
        await RefusedAsync("data.options.0.type", "BASE_TYPE_CHOICES", new { type = 3, name = "count", value = 1 });
        await RefusedAsync("data.options.1.value", "APPLICATION_COMMAND_OPTION_CHOICE_INVALID", new { type = 4, name = "count", value = 1 }, new { type = 3, name = "order", value = "old" });
        await RefusedAsync("data.options.1.name", "APPLICATION_COMMAND_INVALID_OPTION", new { type = 4, name = "count", value = 1 }, new { type = 3, name = "other", value = "x" });
        await talk.UseAsync(command, new { type = 4, name = "count", value = 10 }, new { type = 3, name = "order", value = "new" });
        (await talk.InteractAsync(2, new { id = command.Id(), name = "latest", type = 1, version = "1" })).RefusedAt("data.version", "INTERACTION_APPLICATION_COMMAND_INVALID_VERSION");
        (await talk.InteractAsync(2, new { id = "1", name = "latest", type = 1 })).Refused(404, 10063);

        async Task RefusedAsync(string place, string error, params object[] options) =>
            (await talk.InteractAsync(2, new { id = command.Id(), name = "latest", type = 1, version = command.Text("version"), options })).RefusedAt(place, error);
    }

    [Fact(DisplayName = "7.4 A command for moderators is refused to others")]
    public async Task A_command_for_moderators_is_refused_to_others()
    {
        await using var talk = await Conversation.StartAsync();
        var command = await talk.RegisterAsync(new { name = "follow", description = "d", default_member_permissions = "32" });
        var data = new { id = command.Id(), name = "follow", type = 1, version = command.Text("version") };

        (await talk.InteractAsync(2, data)).Refused(404, 10063);
        (await talk.InteractAsync(2, data, who: talk.Discord.Admin)).Ok();

        Assert.Equal("admin", (await talk.InteractionAsync())["member"]!["user"].Text("username"));
    }

    [Fact(DisplayName = "6.8 A menu command names its target")]
    public async Task A_menu_command_names_its_target()
    {
        await using var talk = await Conversation.StartAsync();
        var message = await talk.Discord.Guest.SayAsync(talk.Channel, "about this");
        var command = await talk.RegisterAsync(new { name = "Show history", type = 3 });

        (await talk.InteractAsync(2, new { id = command.Id(), name = "Show history", type = 3, version = command.Text("version"), target_id = message.Id() })).Ok();
        var data = (await talk.InteractionAsync())["data"]!;

        Assert.Equal((3, message.Id()), (data.Number("type"), data.Text("target_id")));
        Assert.Equal("about this", data["resolved"]!["messages"]![message.Id()].Text("content"));
    }

    [Fact(DisplayName = "6.5 14.4 Completions go to whoever types and to nobody else")]
    public async Task Completions_go_to_whoever_types_and_to_nobody_else()
    {
        await using var talk = await Conversation.StartAsync();
        var command = await talk.RegisterAsync(new { name = "show", description = "d", options = new[] { new { type = 3, name = "article", description = "d", required = true, autocomplete = true } } });

        (await talk.InteractAsync(4, new { id = command.Id(), name = "show", type = 1, version = command.Text("version"), options = new[] { new { type = 3, name = "article", value = "ri", focused = true } } })).Ok();
        var heard = await talk.InteractionAsync();
        (await talk.AnswerAsync(heard, 4, new { content = "no" })).RefusedAt("type", "BASE_TYPE_CHOICES");
        (await talk.AnswerAsync(heard, 8, new { choices = Enumerable.Range(0, 26).Select(i => new { name = $"{i}", value = $"{i}" }) })).RefusedAt("data.choices", "BASE_TYPE_BAD_LENGTH");
        (await talk.AnswerAsync(heard, 8, new { choices = new[] { new { name = "River", value = "r" } } })).Ok();

        Assert.True(heard["data"]!["options"]![0]!["focused"]!.GetValue<bool>());
        var choices = await talk.Reader.EventAsync("APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE");
        Assert.Equal(("42", "River", "r"), (choices.Text("nonce"), choices["choices"]![0].Text("name"), choices["choices"]![0].Text("value")));
        Assert.Empty((await talk.Discord.Reader.GetAsync($"channels/{talk.Channel}/messages")).Ok().AsArray());
    }
}
