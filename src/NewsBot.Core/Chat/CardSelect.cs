namespace NewsBot.Chat;

/// <summary>What can be chosen in a select.</summary>
public enum SelectKind
{
    /// <summary>What its options say.</summary>
    Options,

    /// <summary>A channel that can be posted in.</summary>
    Channel,

    Role,
}

/// <summary>Something to choose; its custom id comes back with what was chosen (https://docs.discord.com/developers/components/reference#string-select).</summary>
/// <param name="Options">At most 25.</param>
/// <param name="Chosen">The ids of the channels or roles that are chosen already.</param>
/// <param name="Least">How many must be chosen, and with <paramref name="Most"/> how many may.</param>
public sealed record CardSelect(string CustomId, string Placeholder, IReadOnlyList<SelectChoice>? Options = null, SelectKind Kind = SelectKind.Options, int Least = 1, int Most = 1, params IReadOnlyList<string> Chosen);

/// <summary>Something that can be chosen; label, value and description are at most 100 characters.</summary>
public sealed record SelectChoice(string Label, string Value, bool IsChosen = false, string? Description = null);
