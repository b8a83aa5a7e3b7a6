using System.Globalization;
using NewsBot.Summaries;

namespace NewsBot.Models;

/// <summary>What a model is told to do with an article; <c>{sentences}</c> and <c>{characters}</c> stand for the length.</summary>
public sealed record ModelSummaryPrompt(string Text)
{
    /// <summary>Reads it from its file; throws <see cref="FormatException"/> where it does not name the length.</summary>
    public static ModelSummaryPrompt Parse(string text) =>
        text.Contains("{sentences}", StringComparison.Ordinal) && text.Contains("{characters}", StringComparison.Ordinal)
            ? new(text.Trim())
            : throw new FormatException("It must name {sentences} and {characters}, which stand for the length.");

    public string For(SummaryLength length) => Text
        .Replace("{sentences}", length.Sentences.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{characters}", length.Characters.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
