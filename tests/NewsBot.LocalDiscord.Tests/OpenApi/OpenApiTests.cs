using System.Text.Json;
using NewsBot.Testing;

namespace NewsBot.LocalDiscord.Tests.OpenApi;

public sealed class OpenApiTests
{
    // Why Discord's description does not know them.
    private static readonly Dictionary<string, string> Undescribed = new(StringComparer.Ordinal)
    {
        ["POST /interactions"] = "what Discord's own client sends when a person uses a command",
        ["GET /guilds/{guild_id}/application-command-index"] = "what Discord's own client asks to offer commands",
        ["GET /channels/{channel_id}/application-command-index"] = "the same, in a direct conversation",
        ["GET /users/@me/settings"] = "where Discord's own client keeps a person's language",
        ["PATCH /users/@me/settings"] = "the same, to change it",
        ["GET /guilds/{guild_id}/members/@me"] = "some libraries ask for their own member so",
    };

    // What of the gateway the description has a word for.
    private static readonly Dictionary<string, (string Schema, string Key)[]> Events = new(StringComparer.Ordinal)
    {
        ["READY"] = [("UserResponse", "user")],
        ["MESSAGE_CREATE"] = [("MessageResponse", "")],
        ["MESSAGE_UPDATE"] = [("MessageResponse", "")],
        ["CHANNEL_CREATE"] = [("GuildChannelResponse", "guild"), ("PrivateChannelResponse", "private")],
        ["CHANNEL_UPDATE"] = [("GuildChannelResponse", "")],
        ["CHANNEL_DELETE"] = [("GuildChannelResponse", "")],
        ["THREAD_CREATE"] = [("ThreadResponse", "")],
        ["THREAD_UPDATE"] = [("ThreadResponse", "")],
        ["GUILD_MEMBER_ADD"] = [("GuildMemberResponse", "")],
        ["GUILD_MEMBER_UPDATE"] = [("GuildMemberResponse", "")],
        ["GUILD_ROLE_CREATE"] = [("GuildRoleResponse", "role")],
        ["GUILD_ROLE_UPDATE"] = [("GuildRoleResponse", "role")],
        ["GUILD_UPDATE"] = [("GuildResponse", "")],
        ["GUILD_CREATE"] = [("GuildResponse", ""), ("GuildChannelResponse", "channels"), ("ThreadResponse", "threads"), ("GuildMemberResponse", "members"), ("GuildRoleResponse", "roles")],
        ["INTERACTION_CREATE"] = [("GuildMemberResponse", "member"), ("MessageResponse", "message")],
    };

    [EvaluationFact(DisplayName = "14.7 All that passes is as Discord describes it")]
    public async Task All_that_passes_is_as_Discord_describes_it()
    {
        var description = OpenApiDescription.Load();
        var everything = await Everything.DoAsync();

        var described = everything.Exchanges.Where(exchange => !Undescribed.ContainsKey($"{exchange.Method} {exchange.Route}")).ToList();
        // What is refused may be wrong, and what people's clients add to a request is theirs.
        var requests = described.Where(exchange => exchange.Status < 300).SelectMany(exchange => description.CheckRequest(exchange.Method, exchange.Route, exchange.Query, exchange.IsMultipart, exchange.Body));
        var answers = described.SelectMany(exchange => description.CheckAnswer(exchange.Method, exchange.Route, exchange.Status, exchange.Answer));

        NothingIs(requests.Concat(answers));
    }

    [EvaluationFact(DisplayName = "14.7 What the gateway tells is as Discord describes it")]
    public async Task What_the_gateway_tells_is_as_Discord_describes_it()
    {
        var description = OpenApiDescription.Load();
        var frames = (await Everything.DoAsync()).Frames.Select(frame => JsonSerializer.SerializeToElement(frame)).Where(frame => frame.GetProperty("op").GetInt32() == 0).ToList();

        var wrong = frames.SelectMany(frame => Events.GetValueOrDefault(frame.GetProperty("t").GetString()!, [])
            .SelectMany(part => Parts(frame.GetProperty("d"), part.Key).SelectMany(value => description.CheckObject(part.Schema, value)).Select(what => $"{frame.GetProperty("t")} {what}")));

        NothingIs(wrong);
        Assert.Empty(Events.Keys.Except(frames.Select(frame => frame.GetProperty("t").GetString()!)));
    }

    [EvaluationFact]
    public async Task Every_route_is_one_of_Discord_s_or_has_a_reason()
    {
        var description = OpenApiDescription.Load();
        await using var discord = await Support.Discord.StartAsync();

        var strange = discord.Server.Routes.Where(route => !description.Describes(route.Split(' ')[0], route.Split(' ')[1])).Order();

        Assert.Equal(Undescribed.Keys.Order(), strange);
    }

    [Fact]
    public async Task Every_route_is_tried()
    {
        var everything = await Everything.DoAsync();

        Assert.Empty(everything.Routes.Except(everything.Exchanges.Where(exchange => exchange.Status < 300).Select(exchange => $"{exchange.Method} {exchange.Route}")));
    }

    [EvaluationFact]
    public void The_checker_knows_every_keyword_of_the_description() => Assert.Empty(OpenApiDescription.Load().UnknownKeywords());

    private static void NothingIs(IEnumerable<string> wrong)
    {
        if (wrong.Distinct().ToList() is { Count: > 0 } violations)
            Assert.Fail(string.Join('\n', violations));
    }

    private static List<JsonElement> Parts(JsonElement data, string key)
    {
        if (key.Length == 0)
            return [data];
        if (key is "guild" or "private")
            return data.TryGetProperty("guild_id", out _) == key is "guild" ? [data] : [];
        if (!data.TryGetProperty(key, out var part))
            return [];
        return part.ValueKind == JsonValueKind.Array ? [.. part.EnumerateArray()] : [part];
    }
}
