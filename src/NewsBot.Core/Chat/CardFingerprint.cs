using NewsBot.Articles;

namespace NewsBot.Chat;

/// <summary>What a message says, for telling whether a message found in a channel is the one that was meant, and whether it says what it should.</summary>
public readonly record struct CardFingerprint(string Value)
{
    private const char Telling = '+';

    /// <summary>The chat may trim texts and fold their white space, so neither counts.</summary>
    public static CardFingerprint Of(string text, string? panelTitle, string? panelBody) =>
        new(ShortHash.Of(Fold(text), Fold(panelTitle), Fold(panelBody)));

    /// <summary>Whether both are of one message, whatever its telling fields said at either time.</summary>
    public bool IsSameMessage(CardFingerprint other) => Message == other.Message;

    /// <summary>The same message with a field whose value is worth an edit when it changes.</summary>
    public CardFingerprint With(PanelField telling) => new($"{Value}{Telling}{ShortHash.Of(Fold(telling.Value.Value))}");

    private string Message => Value.Split(Telling)[0];

    private static string Fold(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public override string ToString() => Value;
}
