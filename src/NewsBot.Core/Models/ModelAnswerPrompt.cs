using System.Globalization;

namespace NewsBot.Models;

/// <summary>What a model is told to do with a question; <c>{claims}</c> stands for how many sentences its answer may have.</summary>
public sealed record ModelAnswerPrompt(string Text)
{
    private const string Claims = "{claims}";

    /// <summary>Reads it from its file; throws <see cref="FormatException"/> where it does not name the length.</summary>
    public static ModelAnswerPrompt Parse(string text) =>
        text.Contains(Claims, StringComparison.Ordinal) ? new(text.Trim()) : throw new FormatException("It must name {claims}, which stands for how many sentences an answer may have.");

    public string For(int claims) => Text.Replace(Claims, claims.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
