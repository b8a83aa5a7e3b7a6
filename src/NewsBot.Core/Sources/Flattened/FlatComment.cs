namespace NewsBot.Sources.Flattened;

/// <summary>A comment as it stands in a flattened page, which names people where other sources name comments.</summary>
internal sealed record FlatComment(string Author, string? Addressed, string Text)
{
    private const int LongestName = 80;

    /// <summary>Reads what follows the bullet: a name, or "AUTHORin reply toPARENT(Show commentHide comment)".</summary>
    /// <param name="text">The comment's text, by which the site repeats whom it answers: "PARENT, …".</param>
    public static FlatComment? Read(string line, string text, PageLabels labels)
    {
        if (!IsReply(line, labels, out var names))
            return line.Length is > 0 and <= LongestName ? new(line, null, text) : null;

        // Names run into the words between them and may contain them; the address tells, or else the last place is taken.
        var last = names.LastIndexOf(labels.InReplyTo, StringComparison.Ordinal);
        for (var at = last; at > 0 && names.Length - at <= LongestName + labels.InReplyTo.Length; at = names.LastIndexOf(labels.InReplyTo, at - 1, StringComparison.Ordinal))
        {
            if (Addressed(at) is { Length: > 0 } parent && text.StartsWith(parent + ",", StringComparison.Ordinal))
                return new(names[..at].Trim(), parent, text[(parent.Length + 1)..].TrimStart(' ', '\n'));
        }

        return new(names[..last].Trim(), Addressed(last) is { Length: > 0 } name ? name : null, text);

        string Addressed(int at) => names[(at + labels.InReplyTo.Length)..].Trim();
    }

    /// <summary>Whether the line ends as only a reply's first line does.</summary>
    public static bool IsReply(string line, PageLabels labels) => IsReply(line, labels, out _);

    private static bool IsReply(string line, PageLabels labels, out string names)
    {
        names = "";
        var marker = line.LastIndexOf('(' + labels.ShowComment, StringComparison.Ordinal);
        if (marker < 0 || line.AsSpan(marker + 1 + labels.ShowComment.Length).Trim() is not [.. var hide, ')'] || !hide.Trim().SequenceEqual(labels.HideComment))
            return false;

        names = line[..marker];
        return names.Contains(labels.InReplyTo, StringComparison.Ordinal);
    }
}
