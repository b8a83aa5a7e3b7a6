using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Discord.Cache;
using NewsBot.Discord.Gateway;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Tests.Gateway;

/// <summary>Each field of an event in turn is left out or made something else.</summary>
public sealed class GarbledTests
{
    private static readonly string?[] Instead = [null, "null", "-1", "1.5", "1e99", "true", "\"x\"", "[]", "[null]", "{}"];

    [Theory(DisplayName = "1.7 Whatever is wrong with an event costs that event at most")]
    [InlineData("READY", """{"v":10,"user":{"id":"1","username":"bot","bot":true},"guilds":[{"id":"30","unavailable":true}],"session_id":"s","resume_gateway_url":"wss://gateway.example","application":{"id":"9","flags":0}}""")]
    [InlineData("GUILD_CREATE", """{"id":"30","name":"guild","owner_id":"2","unavailable":false,"roles":[{"id":"30","name":"all","permissions":"8"}],"members":[{"user":{"id":"1","username":"bot"},"roles":["40"],"communication_disabled_until":"2026-01-01T00:00:00Z"}],"channels":[{"id":"31","type":0,"name":"news","permission_overwrites":[{"id":"30","type":0,"allow":"0","deny":"8"}],"available_tags":[{"id":"8","name":"t"}]}],"threads":[{"id":"32","type":11,"parent_id":"31","thread_metadata":{"archived":false,"auto_archive_duration":60}}]}""")]
    [InlineData("GUILD_MEMBER_UPDATE", """{"guild_id":"30","user":{"id":"1","username":"bot"},"roles":["40"]}""")]
    [InlineData("CHANNEL_UPDATE", """{"id":"31","guild_id":"30","type":0,"name":"news","permission_overwrites":[{"id":"30","type":0,"allow":"0","deny":"8"}],"last_message_id":"5"}""")]
    [InlineData("CHANNEL_DELETE", """{"id":"31","guild_id":"30","type":0}""")]
    [InlineData("THREAD_UPDATE", """{"id":"32","guild_id":"30","type":11,"parent_id":"31","thread_metadata":{"archived":true}}""")]
    [InlineData("THREAD_LIST_SYNC", """{"guild_id":"30","channel_ids":["31"],"threads":[{"id":"37","type":11,"name":"other","parent_id":"31"}],"members":[]}""")]
    [InlineData("MESSAGE_CREATE", """{"id":"50","channel_id":"31","author":{"id":"7","username":"ann"},"member":{"roles":["40"]},"content":"hi","timestamp":"2026-01-01T00:00:00Z","type":0,"nonce":"n","embeds":[{"title":"t","fields":[{"name":"a","value":"b"}]}],"components":[{"type":1,"components":[{"type":2,"style":1,"custom_id":"x"}]}]}""")]
    [InlineData("INTERACTION_CREATE", """{"id":"5","application_id":"9","type":2,"token":"tok","member":{"user":{"id":"7","username":"ann"},"roles":[],"permissions":"8"},"data":{"name":"a","options":[{"name":"b","type":3,"value":"c","focused":true}],"components":[{"type":18,"component":{"type":4,"custom_id":"x","value":"y"}}],"resolved":{"users":{"7":{"id":"7","username":"ann"}}}}}""")]
    public void Whatever_is_wrong_costs_one_event_at_most(string name, string data)
    {
        foreach (var path in Paths(JsonNode.Parse(data)!, []))
        {
            foreach (var instead in Instead)
                Take(name, Changed(data, path, instead));
        }
    }

    private static void Take(string name, string data)
    {
        var options = new DiscordOptions("t");
        var cache = new GuildCache(options.Time);
        cache.Know(new(new(1), "bot"), new(9));
        cache.Put(GuildParts.Settle(new(new(30), "guild", new(2), Channels: [new(new(31), ChannelType.GuildText)], Threads: [new(new(32), ChannelType.PublicThread, ParentId: new(31))], Members: [new(new(new(1), "bot"), [])])));
        var intake = new EventIntake(0, new(new(0, 1), options, NullLogger.Instance), new(cache, options.Intents, options.Time), new(8), NullLogger.Instance);

        intake.Take(GatewayPayload.Read(Encoding.UTF8.GetBytes($$"""{"op":0,"s":1,"t":"{{name}}","d":{{data}}}""")));
        foreach (var channel in cache.Guilds.SelectMany(guild => guild.Channels.Select(channel => channel.Id)))
            cache.OwnPermissionsIn(channel);
    }

    private static IEnumerable<object[]> Paths(JsonNode node, object[] path) => node switch
    {
        JsonObject members => members.Where(member => member.Value is not null).SelectMany(member => Paths(member.Value!, [.. path, member.Key])).Prepend(path),
        JsonArray items => items.SelectMany((item, index) => Paths(item!, [.. path, index])).Prepend(path),
        _ => [path],
    };

    private static string Changed(string data, object[] path, string? instead)
    {
        if (path.Length == 0)
            return instead ?? "{}";
        var whole = JsonNode.Parse(data)!;
        var parent = path[..^1].Aggregate(whole, (node, step) => step is int index ? node[index]! : node[(string)step]!);
        if (parent is JsonObject members && instead is null)
            members.Remove((string)path[^1]);
        else if (parent is JsonObject changed)
            changed[(string)path[^1]] = JsonNode.Parse(instead!);
        else
            parent.AsArray()[(int)path[^1]] = JsonNode.Parse(instead ?? "null");
        return whole.ToJsonString();
    }
}
