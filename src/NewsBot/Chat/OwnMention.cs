using System.Text.RegularExpressions;
using NewsBot.Discord.Model;

namespace NewsBot.Chat;

/// <summary>Takes the mentions of the bot out of a text: they say whom it was sent to, not what was said (https://docs.discord.com/developers/reference#message-formatting).</summary>
internal static partial class OwnMention
{
    /// <summary>Whether the text names the bot; that a reply notifies it does not count.</summary>
    public static bool IsIn(string text, Snowflake? me) => me is { } id && Mention.Matches(text).Any(match => match.Groups["id"].Value == id.ToString());

    /// <summary>The text without them and without the spaces that set them off; any other text as it is.</summary>
    public static string Strip(string text, Snowflake? me)
    {
        if (me is not { } id || !text.Contains($"{id}>", StringComparison.Ordinal))
            return text;

        var stripped = Mention.Replace(text, match => match.Groups["id"].Value == id.ToString() ? "" : match.Value);
        return stripped.Length == text.Length ? text : stripped.Trim();
    }

    // At the beginning of a line the spaces after it go along, elsewhere those before it.
    [GeneratedRegex(@"^<@!?(?<id>\d+)>[ \t]*|[ \t]*<@!?(?<id>\d+)>", RegexOptions.Multiline)]
    private static partial Regex Mention { get; }
}
