using System.Text.RegularExpressions;

namespace NewsBot.Benchmarks.Summaries;

/// <summary>What no summary may say, looked for without the summarizer's own lists: openings that point elsewhere, and what pages say of themselves.</summary>
internal static partial class SummaryFaults
{
    public static bool Dangles(string summary) => Opening.IsMatch(summary);

    public static bool HasBoilerplate(string summary) => Boilerplate.IsMatch(summary);

    [GeneratedRegex(
        """^["'“‘«`\s]*(he|she|it|they|this|that|these|those|his|her|their|its|him|them|but|however|and|so|therefore|moreover|meanwhile|il|elle|ils|elles|ce|c['’]est|cet|cette|ces|cela|celui-ci|celle-ci|son|sa|ses|leur|leurs|mais|cependant|toutefois|pourtant|en revanche|par ailleurs|ce dernier|cette dernière)\b""",
        RegexOptions.IgnoreCase)]
    private static partial Regex Opening { get; }

    [GeneratedRegex(
        """cookie (policy|settings)|accept (all )?cookies|subscribe (now|to)|sign up (for|to) (our|the newsletter)|newsletter|all rights reserved|javascript|page not found|scroll down|click here|follow us|getty images|\(\s?pictured\s?\)|https?://|www\.|abonnez-vous|tous droits réservés|lire aussi|cliquez ici|crédit photo|photo d['’]illustration""",
        RegexOptions.IgnoreCase)]
    private static partial Regex Boilerplate { get; }
}
