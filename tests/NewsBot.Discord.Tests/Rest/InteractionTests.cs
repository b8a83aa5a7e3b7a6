using System.Text.Json;
using NewsBot.Discord.Gateway;
using NewsBot.Discord.Model;
using NewsBot.Discord.Rest;
using NewsBot.Discord.Tests.Scripted;

namespace NewsBot.Discord.Tests.Rest;

public sealed class InteractionTests
{
    private static readonly Interaction Interaction = new(new(5), new(9), InteractionType.ApplicationCommand, "tok");

    [Fact(DisplayName = "6.1 6.3 6.12 An answer goes to the callback without the bot's token, notifying nobody")]
    public async Task An_answer_goes_to_the_callback()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        discord.Answer("POST /interactions/5/tok/callback", new ScriptedAnswer(204));
        Assert.True(await client.Rest.Interactions.RespondAsync(Interaction, new("hello", Flags: MessageFlags.Ephemeral)));
        var request = await discord.RequestAsync();

        Assert.Equal("""{"type":4,"data":{"content":"hello","allowed_mentions":{"parse":[]},"flags":64}}""", request.Body);
        Assert.False(request.Headers.ContainsKey("Authorization"));
    }

    [Fact(DisplayName = "6.3 6.4 6.5 6.9 Every kind of callback has its type and data")]
    public async Task Every_kind_of_callback_has_its_type()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        var (routes, expected) = (client.Rest.Interactions, new List<string>());
        async Task SendAsync(Func<Task<bool>> send, string body)
        {
            discord.Answer("POST /interactions/5/tok/callback", new ScriptedAnswer(204));
            Assert.True(await send());
            Assert.Equal(body, (await discord.RequestAsync()).Body);
        }
        await SendAsync(() => routes.DeferAsync(Interaction), """{"type":5}""");
        await SendAsync(() => routes.DeferAsync(Interaction, ephemeral: true), """{"type":5,"data":{"flags":64}}""");
        await SendAsync(() => routes.DeferUpdateAsync(Interaction), """{"type":6}""");
        await SendAsync(() => routes.UpdateAsync(Interaction, new("", Components: [])), """{"type":7,"data":{"content":"","components":[],"allowed_mentions":{"parse":[]}}}""");
        await SendAsync(() => routes.AutocompleteAsync(Interaction, [new("One", "1"), new("Two", 2)]), """{"type":8,"data":{"choices":[{"name":"One","value":"1"},{"name":"Two","value":2}]}}""");
        await SendAsync(
            () => routes.ModalAsync(Interaction, new("m", "Reply", new Label(new TextInput("text", TextInputStyle.Paragraph, MaxLength: 500), "Your reply"))),
            """{"type":9,"data":{"custom_id":"m","title":"Reply","components":[{"type":18,"component":{"type":4,"custom_id":"text","style":2,"max_length":500},"label":"Your reply"}]}}""");
    }

    [Theory(DisplayName = "6.2 An answer that comes too late is logged and passed over")]
    [InlineData(404, ErrorCode.UnknownInteraction)]
    [InlineData(400, ErrorCode.AlreadyAcknowledged)]
    [InlineData(401, ErrorCode.InvalidWebhookToken)]
    [InlineData(401, 0)]
    public async Task An_answer_that_comes_too_late_is_passed_over(int status, int code)
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        discord.Answer("POST /interactions/5/tok/callback", ScriptedAnswer.Error(status, code));
        discord.Answer("PATCH /webhooks/9/tok/messages/@original", ScriptedAnswer.Error(status, code));
        discord.Answer("POST /webhooks/9/tok", ScriptedAnswer.Error(status, code));
        Assert.False(await client.Rest.Interactions.RespondAsync(Interaction, new("x")));
        Assert.Null(await client.Rest.Interactions.EditOriginalAsync(Interaction, new("x")));
        Assert.Null(await client.Rest.Interactions.FollowUpAsync(Interaction, new("x")));

        Assert.Contains("Interaction 5 could not be answered any more", discord.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("tok", discord.Log.Text.Replace("token", "", StringComparison.Ordinal), StringComparison.Ordinal);
        discord.Answer("GET /channels/1", new ScriptedAnswer(200, """{"id":"1","type":0}"""));
        await client.Rest.Channels.GetAsync(new(1)); // a 401 there says nothing of the bot's token
    }

    [Fact(DisplayName = "6.2 An answer that is sent again, as the first try's answer was lost, counts as given when Discord says so")]
    public async Task An_answer_that_is_sent_again_counts_as_given()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options() with { Jitter = () => 0 });
        discord.Answer("POST /interactions/5/tok/callback", new ScriptedAnswer(502, "<html>", "text/html"));
        discord.Answer("POST /interactions/5/tok/callback", ScriptedAnswer.Error(400, ErrorCode.AlreadyAcknowledged));

        Assert.True(await client.Rest.Interactions.DeferAsync(Interaction));
    }

    [Fact(DisplayName = "6.11 Interactions wait neither for each other nor for the global limit")]
    public async Task Interactions_do_not_wait_for_each_other()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options() with { RequestsPerSecond = 1 });
        for (var id = 100; id < 160; id++)
            discord.Answer($"POST /interactions/{id}/tok/callback", id < 159 ? _ => null : _ => new ScriptedAnswer(204));
        for (var id = 100; id < 159; id++)
            _ = client.Rest.Interactions.DeferAsync(Interaction with { Id = new((ulong)id) });

        Assert.True(await client.Rest.Interactions.DeferAsync(Interaction with { Id = new(159) }).Soon());
    }

    [Fact(DisplayName = "6.6 6.7 A command tells its path, its options of every type, who called it and what the ids name")]
    public async Task A_command_tells_path_options_and_caller()
    {
        var interaction = await ReceiveAsync("""
            {"id":"5","application_id":"9","type":2,"token":"tok","version":1,"guild_id":"30","channel_id":"31","locale":"de","guild_locale":"en-US","app_permissions":"2048","context":0,
             "authorizing_integration_owners":{"0":"30"},"entitlements":[],"channel":{"id":"31","type":0,"name":"news"},
             "member":{"user":{"id":"7","username":"ann","global_name":"Ann"},"roles":["40","41"],"permissions":"32","nick":null},
             "data":{"id":"50","type":1,"name":"article","resolved":{"users":{"7":{"id":"7","username":"ann"}},"channels":{"31":{"id":"31","type":0,"name":"news"}}},
              "options":[{"name":"find","type":2,"options":[{"name":"latest","type":1,"options":[
               {"name":"text","type":3,"value":"a"},{"name":"count","type":4,"value":5},{"name":"all","type":5,"value":true},{"name":"by","type":6,"value":"7"},
               {"name":"in","type":7,"value":"31"},{"name":"role","type":8,"value":"40"},{"name":"whom","type":9,"value":"40"},{"name":"ratio","type":10,"value":1.5},{"name":"file","type":11,"value":"60"}]}]}]}}
            """);
        var data = interaction.Data!;

        Assert.Equal("article find latest", data.CommandPath);
        Assert.Equal("a", data.Option("text")?.Text);
        Assert.Equal(5, data.Option("count")?.Integer);
        Assert.True(data.Option("all")?.Boolean);
        Assert.Equal("ann", data.Resolved?.Users?[data.Option("by")!.Id!.Value].Username);
        Assert.Equal("news", data.Resolved?.Channels?[data.Option("in")!.Id!.Value].Name);
        Assert.Equal(new(40), data.Option("role")?.Id);
        Assert.Equal(new(40), data.Option("whom")?.Id);
        Assert.Equal(1.5, data.Option("ratio")?.Number);
        Assert.Equal(new(60), data.Option("file")?.Id);
        Assert.Null(data.Focused);
        Assert.Equal("Ann", interaction.User.DisplayName);
        Assert.Equal([new(40), new(41)], interaction.Member!.Roles);
        Assert.Equal(Permissions.ManageGuild, interaction.Member.Permissions);
        Assert.Equal(Permissions.SendMessages, interaction.AppPermissions);
        Assert.DoesNotContain("tok", interaction.ToString(), StringComparison.Ordinal);
    }

    [Fact(DisplayName = "6.5 A completion tells which option is being typed, whatever has been typed so far")]
    public async Task A_completion_tells_which_option_is_typed()
    {
        var interaction = await ReceiveAsync("""
            {"id":"5","application_id":"9","type":4,"token":"tok","user":{"id":"7","username":"ann"},
             "data":{"id":"50","type":1,"name":"history","options":[{"name":"commenter","type":1,"options":[{"name":"count","type":4,"value":"1x","focused":true},{"name":"name","type":3,"value":"An"}]}]}}
            """);

        Assert.Equal(InteractionType.ApplicationCommandAutocomplete, interaction.Type);
        Assert.Equal("history commenter", interaction.Data!.CommandPath);
        Assert.Equal(("count", "1x"), (interaction.Data.Focused?.Name, interaction.Data.Focused?.Text));
        Assert.Null(interaction.Data.Focused?.Integer);
        Assert.Equal(new(7), interaction.User.Id);
    }

    [Fact(DisplayName = "6.8 A context menu tells what it was opened on")]
    public async Task A_context_menu_tells_its_target()
    {
        var interaction = await ReceiveAsync("""
            {"id":"5","application_id":"9","type":2,"token":"tok","user":{"id":"7","username":"ann"},
             "data":{"id":"50","type":3,"name":"Save comment","target_id":"70","resolved":{"messages":{"70":{"id":"70","channel_id":"31","author":{"id":"7","username":"ann"},"content":"said","timestamp":"2026-01-01T00:00:00Z","type":0}}}}}
            """);

        Assert.Equal(CommandType.Message, interaction.Data!.CommandType);
        Assert.Equal("said", interaction.Data.Resolved?.Messages?[interaction.Data.TargetId!.Value].Content);
    }

    [Theory(DisplayName = "6.3 6.9 A button, a select and a modal tell what was used and what was given")]
    [InlineData("""{"component_type":2,"custom_id":"next:2"}""", "next:2", "")]
    [InlineData("""{"component_type":3,"custom_id":"pick","values":["a","b"]}""", "pick", "")]
    [InlineData("""{"custom_id":"reply","components":[{"type":18,"id":1,"component":{"type":4,"id":2,"custom_id":"text","value":"typed"}}]}""", "reply", "typed")]
    [InlineData("""{"custom_id":"reply","components":[{"type":1,"components":[{"type":4,"custom_id":"text","value":"typed"}]}]}""", "reply", "typed")]
    [InlineData("""{"custom_id":"reply","components":[{"type":99,"new":1},{"component":{"values":["x","y"],"custom_id":"text","type":3},"type":18}]}""", "reply", "x,y")]
    public async Task Components_and_modals_tell_what_was_given(string data, string customId, string submitted)
    {
        var interaction = await ReceiveAsync($$"""{"id":"5","application_id":"9","type":3,"token":"tok","user":{"id":"7","username":"ann"},"data":{{data}}}""");

        Assert.Equal(customId, interaction.Data!.CustomId);
        Assert.Equal(submitted, string.Join(',', interaction.Data.Submitted("text")));
    }

    private static async Task<Interaction> ReceiveAsync(string data)
    {
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options());
        var connection = await discord.ReadyAsync();
        await bot.NextAsync<ReadyEvent>();
        await connection.DispatchAsync("INTERACTION_CREATE", 2, JsonSerializer.Serialize(JsonDocument.Parse(data).RootElement));
        return (await bot.NextAsync<InteractionCreateEvent>()).Interaction;
    }
}
