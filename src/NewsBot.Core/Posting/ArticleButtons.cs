using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Posting;

/// <summary>What can be pressed under an article: its whole text, a question about it, and to have it looked at again.</summary>
public static class ArticleButtons
{
    /// <summary>The noun of the buttons' ids.</summary>
    public const string Noun = "article";

    public const string Text = "text";

    public const string Ask = "ask";

    public const string Refresh = "refresh";

    /// <param name="id">The id of the article's story.</param>
    public static Card AddTo(Card card, Article article, ArticleId id) => card with
    {
        Buttons = [.. card.Buttons ?? [], .. article.Body.Count > 0 ? [Press("Full text", Text, id, "0")] : Array.Empty<CardButton>(), Press("Ask", Ask, id), Press("Refresh", Refresh, id)],
    };

    /// <summary>A button of one of the article's parts.</summary>
    public static CardButton Press(string label, string part, ArticleId article, params IEnumerable<string> values) =>
        CardButton.Press(label, new ButtonId(Noun, [part, article.Value, .. values]).ToString());
}
