using System.Text.Json.Nodes;

namespace NewsBot.LocalDiscord.Rest;

/// <summary>What is wrong with a request, each at its place (https://docs.discord.com/developers/reference#error-messages).</summary>
internal sealed class FormErrors
{
    private readonly JsonObject _tree = [];

    public void Add(IEnumerable<string> path, string code, string message)
    {
        var node = _tree;
        foreach (var step in path)
        {
            if (node[step] is not JsonObject next)
                node[step] = next = [];
            node = next;
        }
        if (node["_errors"] is not JsonArray errors)
            node["_errors"] = errors = [];
        if (!errors.Any(known => known!["code"]!.GetValue<string>() == code))
            errors.Add((JsonNode)new JsonObject { ["code"] = code, ["message"] = message });
    }

    public void ThrowIfAny()
    {
        if (_tree.Count > 0)
            throw ToError();
    }

    public ApiError ToError() => ApiError.InvalidForm(_tree);
}
