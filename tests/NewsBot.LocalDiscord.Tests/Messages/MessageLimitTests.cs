using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Messages;

public sealed class MessageLimitTests
{
    public static TheoryData<string, string, string> TooMuch => new()
    {
        { $$"""{"content":"{{X(2_001)}}"}""", "content", "BASE_TYPE_MAX_LENGTH" },
        { $$"""{"embeds":[{"title":"{{X(257)}}"}]}""", "embeds.0.title", "BASE_TYPE_MAX_LENGTH" },
        { $$"""{"embeds":[{"description":"{{X(4_097)}}"}]}""", "embeds.0.description", "BASE_TYPE_MAX_LENGTH" },
        { $$"""{"embeds":[{"footer":{"text":"{{X(2_049)}}" } }]}""", "embeds.0.footer.text", "BASE_TYPE_MAX_LENGTH" },
        { $$"""{"embeds":[{"author":{"name":"{{X(257)}}" } }]}""", "embeds.0.author.name", "BASE_TYPE_MAX_LENGTH" },
        { $$"""{"embeds":[{"fields":[{"name":"{{X(257)}}","value":"v"}]}]}""", "embeds.0.fields.0.name", "BASE_TYPE_MAX_LENGTH" },
        { $$"""{"embeds":[{"fields":[{"name":"n","value":"{{X(1_025)}}"}]}]}""", "embeds.0.fields.0.value", "BASE_TYPE_MAX_LENGTH" },
        { """{"embeds":[{"fields":[{"name":"n"}]}]}""", "embeds.0.fields.0.value", "BASE_TYPE_REQUIRED" },
        { $$"""{"embeds":[{"title":"t","fields":[{{Many(26, """{"name":"n","value":"v"}""")}}]}]}""", "embeds.0.fields", "BASE_TYPE_BAD_LENGTH" },
        { $$"""{"embeds":[{{Many(11, """{"title":"t"}""")}}]}""", "embeds", "BASE_TYPE_BAD_LENGTH" },
        { $$"""{"embeds":[{"description":"{{X(3_000)}}"},{"description":"{{X(3_001)}}"}]}""", "embeds", "MAX_EMBED_SIZE_EXCEEDED" },
        { """{"embeds":[{}]}""", "embeds.0.description", "BASE_TYPE_REQUIRED" },
        { """{"embeds":[{"title":"t","url":"ftp://x"}]}""", "embeds.0.url", "URL_TYPE_INVALID_SCHEME" },
        { """{"embeds":[{"title":"t","color":16777216}]}""", "embeds.0.color", "NUMBER_TYPE_MAX" },
        { """{"embeds":[{"title":"t","timestamp":"yesterday"}]}""", "embeds.0.timestamp", "DATE_TIME_TYPE_PARSE" },
        { """{"embeds":"none"}""", "embeds", "LIST_TYPE_CONVERT" },
        { $$"""{"content":"x","nonce":"{{X(26)}}"}""", "nonce", "NONCE_TYPE_TOO_LONG" },
        { """{"content":"x","allowed_mentions":{"parse":["users"],"users":["1"]}}""", "allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE" },
        { """{"content":"x","allowed_mentions":{"parse":["people"]}}""", "allowed_mentions.parse", "BASE_TYPE_CHOICES" },
        { """{"content":"x","message_reference":{"message_id":"1"}}""", "message_reference", "REPLIES_UNKNOWN_MESSAGE" },
        { """{"content":"x","components":[{"type":2,"style":1,"label":"l","custom_id":"c"}]}""", "components.0.type", "BASE_TYPE_CHOICES" },
        { $$"""{"components":[{{Many(6, Row(Button("c")))}}]}""", "components", "BASE_TYPE_BAD_LENGTH" },
        { Buttons(Many(6, Button("c"))), "components.0.components", "BASE_TYPE_BAD_LENGTH" },
        { Buttons(Button("c"), Button("c")), "components.0.components.1.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED" },
        { Buttons(Button(X(101))), "components.0.components.0.custom_id", "BASE_TYPE_BAD_LENGTH" },
        { Buttons($$"""{"type":2,"style":1,"label":"{{X(81)}}","custom_id":"c"}"""), "components.0.components.0.label", "BASE_TYPE_MAX_LENGTH" },
        { Buttons("""{"type":2,"style":1,"label":"l"}"""), "components.0.components.0.custom_id", "BASE_TYPE_REQUIRED" },
        { Buttons("""{"type":2,"style":1,"custom_id":"c"}"""), "components.0.components.0.label", "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED" },
        { Buttons("""{"type":2,"style":5,"label":"l"}"""), "components.0.components.0.url", "BASE_TYPE_REQUIRED" },
        { Buttons("""{"type":2,"style":5,"label":"l","url":"javascript:1"}"""), "components.0.components.0.url", "URL_TYPE_INVALID_SCHEME" },
        { Buttons($$"""{"type":2,"style":5,"label":"l","url":"https://x.example/{{X(512)}}"}"""), "components.0.components.0.url", "BASE_TYPE_MAX_LENGTH" },
        { Buttons("""{"type":3,"custom_id":"c"}"""), "components.0.components.0.options", "BASE_TYPE_REQUIRED" },
        { Buttons($$"""{"type":3,"custom_id":"c","options":[{{Many(26, """{"label":"l","value":"v"}""")}}]}"""), "components.0.components.0.options", "BASE_TYPE_BAD_LENGTH" },
        { Buttons("""{"type":3,"custom_id":"c","options":[{"label":"l","value":"v"},{"label":"l","value":"v"}]}"""), "components.0.components.0.options.1.value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED" },
        { """{"flags":32768,"content":"x","components":[{"type":10,"content":"y"}]}""", "content", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2" },
    };

    [Theory(DisplayName = "9.1 9.2 9.4 6.10 What breaks a limit is refused where it stands")]
    [MemberData(nameof(TooMuch))]
    public async Task What_breaks_a_limit_is_refused_where_it_stands(string body, string place, string error)
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");

        (await discord.Bot.PostAsync($"channels/{news}/messages", body)).RefusedAt(place, error);

        Assert.Empty((await discord.Bot.GetAsync($"channels/{news}/messages")).Ok().AsArray());
    }

    [Fact(DisplayName = "9.1 9.2 What just fits is posted")]
    public async Task What_just_fits_is_posted()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");

        var message = (await discord.Bot.PostAsync($"channels/{news}/messages", new
        {
            content = X(2_000),
            embeds = new[] { new { description = X(4_000) }, new { description = "  " + X(2_000) + "  " } },
        })).Ok();

        Assert.Equal(2_000, message.Text("content").Length);
        Assert.Equal(["rich", "rich"], message["embeds"]!.AsArray().Select(embed => embed.Text("type")));
    }

    [Theory(DisplayName = "9.1 A message without anything is refused")]
    [InlineData("""{}""")]
    [InlineData("""{"content":""}""")]
    [InlineData("""{"content":"   "}""")]
    [InlineData("""{"content":null,"embeds":[]}""")]
    public async Task A_message_without_anything_is_refused(string body)
    {
        await using var discord = await Discord.StartAsync();

        (await discord.Bot.PostAsync($"channels/{await discord.ChannelAsync("news")}/messages", body)).Refused(400, 50006);
    }

    [Fact(DisplayName = "9.1 An edit is held to the same limits")]
    public async Task An_edit_is_held_to_the_same_limits()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");
        var message = await discord.Bot.SayAsync(news, "short");

        (await discord.Bot.PatchAsync($"channels/{news}/messages/{message.Id()}", new { content = X(2_001) })).RefusedAt("content", "BASE_TYPE_MAX_LENGTH");
        (await discord.Bot.PatchAsync($"channels/{news}/messages/{message.Id()}", new { content = "" })).Refused(400, 50006);

        Assert.Equal("short", (await discord.Bot.GetAsync($"channels/{news}/messages/{message.Id()}")).Ok().Text("content"));
    }

    [Fact]
    public async Task Components_are_numbered_and_keep_what_they_were_given()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");

        var message = (await discord.Bot.PostAsync($"channels/{news}/messages", JsonNode.Parse(Buttons(Button("a"), """{"type":2,"style":5,"label":"Source","url":"https://news.example/1"}"""))!.ToJsonString())).Ok();

        var row = message["components"]![0]!;
        Assert.Equal((1, 2, 3), (row.Number("id"), row["components"]![0].Number("id"), row["components"]![1].Number("id")));
        Assert.Equal("https://news.example/1", row["components"]![1].Text("url"));
    }

    private static string X(int length) => new('x', length);

    private static string Many(int count, string item) => string.Join(',', Enumerable.Repeat(item, count));

    private static string Button(string id) => $$"""{"type":2,"style":1,"label":"l","custom_id":"{{id}}"}""";

    private static string Row(params string[] children) => $$"""{"type":1,"components":[{{string.Join(',', children)}}]}""";

    private static string Buttons(params string[] children) => $$"""{"components":[{{Row(children)}}]}""";
}
