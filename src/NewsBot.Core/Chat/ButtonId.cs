namespace NewsBot.Chat;

/// <summary>What a button or a form says when it comes back: a version, the noun it belongs to, and a few short values; at most 100 characters.</summary>
public sealed record ButtonId(string Command, IReadOnlyList<string> Values)
{
    private const string Version = "1";
    public const int MaxLength = 100;

    public override string ToString() => string.Join(':', [Version, Command, .. Values]);

    /// <summary>Reads an id that came from outside; null where it is not one of this version.</summary>
    public static ButtonId? Parse(string customId)
    {
        var parts = customId.Split(':');
        return customId.Length <= MaxLength && parts.Length >= 2 && parts[0] == Version ? new(parts[1], parts[2..]) : null;
    }
}
