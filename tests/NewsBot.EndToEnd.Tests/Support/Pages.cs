using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace NewsBot.EndToEnd.Tests.Support;

/// <summary>A comment as a page has it; what it answers is another's place among them.</summary>
internal sealed record Said(string Author, string Text, int? InReplyTo = null);

/// <summary>Pages on invented topics, copied as plain text.</summary>
internal static class Pages
{
    /// <summary>How many articles the samples are: a file each.</summary>
    public static int Samples { get; } = Directory.GetFiles(SampleFolder(), "*", SearchOption.AllDirectories).Length;

    public const string LighthouseTitle = "Lighthouse of Tern Point Gets a Piano";

    /// <summary>Replies three deep, an author with two comments, paragraphs, other scripts, and text that would like to be more than text.</summary>
    public static IReadOnlyList<Said> LighthouseComments { get; } =
    [
        new("Ann", "I heard it from the ferry.\n\nIs it the one from the old school?"),
        new("Ben Inlet", "**Free** pianos! @everyone, see [here](https://prizes.example) <img src=x onerror=alert(1)>"),
        new("mia_k", "The very one. We carried it up on Sunday, all 214 steps.", 0),
        new("Ann", "Then my initials are under the lid.", 2),
        new("Зоя", "Как они его подняли?"),
        new("Ben Inlet", "With eleven people and a goat.", 4),
        new("Ann", "The goat deserves a concert of its own.", 5),
    ];

    public static string Lighthouse { get; } = Flat(LighthouseTitle, LighthouseComments);

    /// <summary>A page with so many comments that are all different, each third of which answers the one before.</summary>
    public static IReadOnlyList<Said> Many(int count) =>
        [.. Enumerable.Range(1, count).Select(n => new Said($"Reader{n.ToString(CultureInfo.InvariantCulture)}", $"This is comment number {n.ToString(CultureInfo.InvariantCulture)}.", n % 3 == 0 ? n - 2 : null))];

    public static string Flat(string title, IReadOnlyList<Said> comments)
    {
        var page = new StringBuilder($"""
            07:30 GMT +212 June 2025
            The piano on its last flight of stairs. (Photo: Ida Brook)

            {title}

            © Tern Point Courier/ Ida Brook
            Get short URL

            The lighthouse of Tern Point has had no keeper for forty years, and no music for longer than that.

            Since Sunday it has a piano, said the harbour office, "and a visitors' book that complains about it."

            How a Piano Was Lost at Sea
            Who Counts the Steps of a Lighthouse?
            lighthouse, piano, Tern Point
            Community standardsDiscussion
            Comment via FacebookComment via Courier
              • Сomment

            All comments


            """);

        foreach (var said in comments)
        {
            var parent = said.InReplyTo is { } i ? comments[i].Author : null;
            page.AppendLine($"  • {said.Author}{(parent is null ? "" : $"in reply to{parent}(Show commentHide comment)")}");
            page.AppendLine($"    {(parent is null ? "" : $"{parent}, ")}{said.Text.ReplaceLineEndings("\n    ")}");
        }
        return page.AppendLine("Show new comments (0)").ToString();
    }

    private static string SampleFolder([CallerFilePath] string thisFile = "") => Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../data/samples");
}
