using System.Diagnostics;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace NewsBot.Sources.Html;

/// <summary>Parses HTML as browsers do (https://html.spec.whatwg.org/multipage/parsing.html), but never for longer than 2 s or into more than 200 MB.</summary>
internal static class BoundedHtml
{
    private const int LooksEvery = 256;
    private const long MostBytes = 160_000_000;

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    /// <summary>The document, or the one sentence that says why it is not parsed.</summary>
    public static (IHtmlDocument? Document, string? Problem) Parse(string text)
    {
        if (MarkupScan.ProblemOf(text) is { } problem)
            return (null, problem);

        var (started, allocated, elements) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread(), 0);
        var parser = new HtmlParser(new HtmlParserOptions
        {
            DisableElementPositionTracking = true,
            SkipComments = true,
            SkipProcessingInstructions = true,
            OnCreated = (_, _) =>
            {
                if (++elements % LooksEvery == 0)
                    Look(started, allocated);
            },
        });

        try
        {
            return (parser.ParseDocument(text.AsMemory()), null);
        }
        catch (BoundException exception)
        {
            return (null, exception.Message);
        }
    }

    private static void Look(long started, long allocated)
    {
        if (Stopwatch.GetElapsedTime(started) > MostTime)
            throw new BoundException($"Its HTML takes longer than {MostTime.TotalSeconds} s to parse.");
        if (GC.GetAllocatedBytesForCurrentThread() - allocated > MostBytes)
            throw new BoundException("Its HTML takes more memory than a page may.");
    }

    private sealed class BoundException(string message) : Exception(message);
}
