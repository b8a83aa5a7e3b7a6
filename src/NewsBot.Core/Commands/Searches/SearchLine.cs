using NewsBot.Chat;
using NewsBot.Storage.Searches;

namespace NewsBot.Commands.Searches;

/// <summary>One hit of a search as a line: who said it, where the words stand, and the way there.</summary>
internal static class SearchLine
{
    private const int TitleLength = 60;
    private const int NameLength = 40;
    private const int SnippetLength = 120;

    public static MessageText Of(SearchHit hit, SearchQuery query, Member viewer, IChatClient chat)
    {
        var linked = LineLink.Title(MessageText.Name(hit.ArticleTitle, TitleLength), LineLink.Of(chat, viewer, hit.Place, hit.Channel, hit.Message, hit.ArticleUrl));
        var who = hit.Comment is null ? MessageText.Of($"📰") : MessageText.Of($"💬 {MessageText.Name(hit.Author ?? "", NameLength)}:");

        // An article's own text begins with its title, which stands there already.
        var text = hit.Comment is null && hit.Text.Length > hit.ArticleTitle.Length ? hit.Text[(hit.ArticleTitle.Length + 1)..] : hit.Text;
        return MessageText.Of($"{who} {Snippet.Of(text, query.Words, SnippetLength)} — {linked} · {MessageText.Relative(hit.WrittenAt)}");
    }
}
