using NewsBot.Articles;

namespace NewsBot.Models;

/// <summary>Text from outside as a model is given it: between marks that say what it is.</summary>
internal static class Untrusted
{
    // The mark follows from the text, so that a text cannot hold its own end.
    public static string Mark(string what, string text)
    {
        var mark = ShortHash.Of("untrusted", text);
        return $"<untrusted-{what} {mark}>\n{text}\n</untrusted-{what} {mark}>";
    }
}
