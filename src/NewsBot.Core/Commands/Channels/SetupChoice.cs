using System.Globalization;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Summaries;

namespace NewsBot.Commands.Channels;

/// <summary>Takes what was chosen in a step, which may be anything, into the draft.</summary>
internal static class SetupChoice
{
    private const int MostOld = 10;
    private const int MostCap = 1_000;

    /// <summary>The draft with what was chosen; null where that cannot be.</summary>
    public static SetupDraft? Apply(SetupDraft draft, string what, IReadOnlyList<string> chosen, Func<string, SourceName?> source)
    {
        var settings = draft.Settings;
        return (what, chosen) switch
        {
            ("sources", { Count: > 0 }) when chosen.Select(source).OfType<SourceName>().ToList() is var named && named.Count == chosen.Count => draft with { Sources = [.. named, .. NotOffered(draft)] },
            ("old", [var typed]) when Number(typed, MostOld) is { } old => draft with { Old = old },
            ("format", ["plain"]) => draft with { Settings = settings with { Format = PostFormat.Plain } },
            ("format", ["embed" or "bare"]) => draft with { Settings = settings with { Format = PostFormat.Embed, Image = chosen[0] == "embed" } },
            ("summary", [var typed]) when Number(typed.TrimEnd('b'), SummaryLength.MostSentences) is { } limit => draft with { Summary = new(limit == 0 ? null : limit, typed.EndsWith('b')) },
            ("rest", ["1" or "24" or "72" or "168"]) => draft with { Settings = settings with { RestAfterHours = int.Parse(chosen[0], CultureInfo.InvariantCulture) } },
            ("role", []) => draft with { Settings = settings with { Mention = null } },
            ("role", [var role]) when IsId(role) => draft with { Settings = settings with { Mention = new RoleId(role) } },
            ("mirror", [var mode]) when Enum.TryParse<MirrorMode>(mode, out var mirror) && Enum.IsDefined(mirror) => draft with { Mirror = mirror },
            ("cap", [var typed]) when Number(typed, MostCap) is { } cap => draft with { Settings = settings with { Cap = cap == 0 ? null : cap } },
            ("as", ["replies" or "personas"]) => draft with { Settings = settings with { Personas = chosen[0] == "personas" } },
            ("language", [var language]) when SetupSteps.IsLanguage(language) => draft with { Settings = settings with { Language = language == "en" ? null : language } },
            ("publish", ["yes" or "no"]) => draft with { Publishes = chosen[0] == "yes" },
            _ => null,
        };
    }

    // More than fit cannot be chosen from, and stay as they are.
    private static IEnumerable<SourceName> NotOffered(SetupDraft draft) => draft.Sources.Where(source => source != SourceName.Every).Skip(SetupSteps.MostSources);

    private static int? Number(string typed, int most) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;

    private static bool IsId(string value) => value.Length is > 0 and <= 20 && value.All(char.IsAsciiDigit);
}
