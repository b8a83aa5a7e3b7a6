using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NewsBot.EndToEnd.Tests.Support;

/// <summary>A post's thread, read back as the comments that its messages stand for.</summary>
internal static partial class MirroredThread
{
    private const int Message = 0;
    private const int Reply = 19;
    private const int Starter = 21;

    /// <summary>The messages that stand for comments, oldest first; none while there is no thread.</summary>
    public static async Task<IReadOnlyList<JsonNode>> OfAsync(Person viewer, string post)
    {
        var posted = await viewer.GetAsync($"channels/{await viewer.ChannelAsync("news")}/messages/{post}");
        return posted["thread"] is null ? [] : [.. (await viewer.MessagesAsync(post)).Where(message => message.Number("type") != Starter)];
    }

    public static IReadOnlyList<Said> Read(IReadOnlyList<JsonNode> messages)
    {
        var places = messages.Select((message, i) => (Id: message.Text("id"), i)).ToDictionary(pair => pair.Id, pair => pair.i);
        return [.. messages.Select(message =>
        {
            var parts = message.Text("content").Split('\n', 2);
            Assert.Equal(message["message_reference"] is null ? Message : Reply, message.Number("type"));
            return new Said(Plain(parts[0].Split(" · ")[0].Trim('*')), Plain(parts[1]), message["message_reference"] is { } answered ? places[answered.Text("message_id")] : null);
        })];
    }

    /// <summary>The text without the marks that keep Discord from reading it as markdown, and from unfolding its links.</summary>
    private static string Plain(string escaped) => FoldedLink().Replace(Mark().Replace(escaped, "$1").Replace("\u200b", "", StringComparison.Ordinal), "$1");

    [GeneratedRegex(@"\\([^\w\s]|_)")]
    private static partial Regex Mark();

    [GeneratedRegex(@"<(https?://[^\s<>]+)>")]
    private static partial Regex FoldedLink();
}
