using NewsBot.Articles;

namespace NewsBot.Chat;

/// <summary>What a message says, for telling whether a message found in a channel is the one that was meant.</summary>
public readonly record struct CardFingerprint(string Value)
{
    /// <summary>The chat may trim texts and fold their white space, so neither counts.</summary>
    public static CardFingerprint Of(string text, string? panelTitle, string? panelBody) =>
        new(ShortHash.Of(Fold(text), Fold(panelTitle), Fold(panelBody)));

    private static string Fold(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public override string ToString() => Value;
}
