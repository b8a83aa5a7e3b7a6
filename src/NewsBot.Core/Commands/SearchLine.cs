using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Commands;

/// <summary>One hit of a search as a line: who said it, where the words stand, and the way there.</summary>
internal static class SearchLine
{
    private const int TitleLength = 60;
    private const int NameLength = 40;
    private const int SnippetLength = 120;
    private const int LinkLength = 110;

    public static MessageText Of(SearchHit hit, SearchQuery query, Member viewer, IChatClient chat)
    {
        var link = hit is { Message: { } message, Place: { } place } && chat.CanSee(viewer, place) ? chat.LinkTo(viewer.Guild, hit.Channel ?? place, message) : PostComposer.WebUrl(hit.ArticleUrl);
        var title = MessageText.Name(hit.ArticleTitle, TitleLength);
        var linked = link is { Length: <= LinkLength } ? MessageText.Link(title, link) : MessageText.Of($"*{title}*");
        var who = hit.Comment is null ? MessageText.Of($"📰") : MessageText.Of($"💬 {MessageText.Name(hit.Author ?? "", NameLength)}:");

        // An article's own text begins with its title, which stands there already.
        var text = hit.Comment is null && hit.Text.Length > hit.ArticleTitle.Length ? hit.Text[(hit.ArticleTitle.Length + 1)..] : hit.Text;
        return MessageText.Of($"{who} {Snippet.Of(text, query.Words, SnippetLength)} — {linked} · {MessageText.Relative(hit.WrittenAt)}");
    }
}
