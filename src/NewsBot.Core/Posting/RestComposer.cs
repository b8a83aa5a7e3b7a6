using NewsBot.Chat;

namespace NewsBot.Posting;

/// <summary>What stands under the comments of an article that has more of them than are shown.</summary>
public static class RestComposer
{
    /// <summary>The noun of the button's id.</summary>
    public const string Noun = "more";

    /// <param name="left">How many are not shown.</param>
    public static Card Compose(int left, DeliveryKey rest) => new(
        MessageText.Of($"*{left:more comment is|more comments are} not shown here.*"),
        Buttons: [CardButton.Press("Show more", new ButtonId(Noun, [rest.Value]).ToString())]);
}
