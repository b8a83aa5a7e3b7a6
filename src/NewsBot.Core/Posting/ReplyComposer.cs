using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Posting;

/// <summary>How people answer where what they write cannot be read: a button under a message, and the form that it opens.</summary>
public static class ReplyComposer
{
    /// <summary>The noun of the button's and the form's id.</summary>
    public const string Noun = "reply";

    /// <summary>As long as a message that they would write themselves.</summary>
    public const int MaxLength = MessageText.MaxLength;

    private const int TitleLength = 45;

    public static Card AddButton(Card card, DeliveryKey answered) =>
        card with { Buttons = [.. card.Buttons ?? [], CardButton.Press("Reply", new ButtonId(Noun, [answered.Value]).ToString())] };

    /// <summary>The form for an answer to a comment, or to the article itself.</summary>
    public static Form Form(string customId, Comment? answered)
    {
        var title = answered is null ? Phrases.Of("Comment on the article") : $"{Phrases.Of("Reply to")} {answered.Author.Name}";
        return new(customId, VisibleText.OneLine(title, TitleLength), answered is null ? Phrases.Of("Your comment") : Phrases.Of("Your reply"), MaxLength);
    }
}
