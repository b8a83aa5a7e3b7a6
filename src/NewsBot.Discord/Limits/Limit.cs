using NewsBot.Discord.Rest;

namespace NewsBot.Discord.Limits;

/// <summary>Says no before Discord does, and names the field.</summary>
internal static class Limit
{
    /// <summary>Counts as Discord does for embeds, after trimming; UTF-16 units, which are never fewer than its characters.</summary>
    public static void Length(string? value, int most, string field, int least = 0)
    {
        if (value is null && least == 0)
            return;
        var length = value?.Trim().Length ?? 0;
        if (length < least || length > most)
            throw Broken(field, $"must be {least} to {most} characters long, not {length}");
    }

    public static void Count<T>(IReadOnlyList<T>? items, int most, string field, int least = 0)
    {
        var count = items?.Count ?? 0;
        if (count < least || count > most)
            throw Broken(field, $"must have {least} to {most} entries, not {count}");
    }

    public static void Range(int? value, int least, int most, string field)
    {
        if (value < least || value > most)
            throw Broken(field, $"must be {least} to {most}, not {value}");
    }

    /// <summary>Checks each of them under its place in the list.</summary>
    public static void Each<T>(IReadOnlyList<T>? items, string field, Action<T, string> check)
    {
        for (var index = 0; index < items?.Count; index++)
            check(items[index], $"{field}[{index}]");
    }

    public static DiscordException Broken(string field, string problem) => DiscordException.InvalidForm(field, problem);
}
