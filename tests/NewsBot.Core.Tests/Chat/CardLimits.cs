using NewsBot.Chat;

namespace NewsBot.Core.Tests.Chat;

/// <summary>What Discord takes at most (https://docs.discord.com/developers/resources/message#embed-object-embed-limits).</summary>
internal static class CardLimits
{
    private const int Choices = 25;
    private const int Name = 100;

    public static void Check(Card card)
    {
        var panel = card.Panel;
        var fields = panel?.Fields ?? [];
        Require(!card.Text.IsEmpty || panel is not null, "the message is empty");
        Require(card.Text.Value.Length <= MessageText.MaxLength, "the text is too long");
        Require(panel is null || !string.IsNullOrWhiteSpace(panel.Title.Value + panel.Body.Value), "the panel is empty");
        Require(panel is null || panel.Title.Value.Length <= 256, "the title is too long");
        Require(panel is null || panel.Body.Value.Length <= 4_096, "the body is too long");
        Require(panel is null || panel.Footer.Value.Length <= 2_048, "the footer is too long");
        Require(fields.Count <= 25 && fields.All(field => field.Value.Value.Trim().Length is > 0 and <= 1_024), "a field is empty or too long");
        Require(panel is null || panel.Title.Value.Length + panel.Body.Value.Length + panel.Footer.Value.Length + fields.Sum(field => field.Name.Length + field.Value.Value.Length) <= 6_000, "the panel is too long");
        Require((panel?.Url?.Length ?? 0) <= 2_048 && (panel?.ImageUrl?.Length ?? 0) <= 2_048, "an address of the panel is too long");
        Require((card.Buttons ?? []).All(button => button.Label.Length is > 0 and <= 80 && button.CustomId is not { Length: 0 or > Name } && button.Url is not { Length: > 512 }), "a button is wrong");
        Require((card.Selects ?? []).All(IsRight) && (card.Selects ?? []).Count + (((card.Buttons ?? []).Count + 4) / 5) <= 5, "a select is wrong, or the message has too many rows");
    }

    public static void Check(IReadOnlyList<Choice> choices) =>
        Require(choices.Count <= Choices && choices.All(choice => choice.Name.Trim().Length is > 0 and <= Name && choice.Value.Length is > 0 and <= Name), "a choice is wrong");

    public static void Check(Form form) =>
        Require(form.CustomId.Length is > 0 and <= Name && form.Title.Trim().Length is > 0 and <= 45 && form.Fields.Count is > 0 and <= 5 && form.Fields.All(IsRight), "the form is wrong");

    private static bool IsRight(FormField field) =>
        field.Id.Length is > 0 and <= Name && field.Label.Trim().Length is > 0 and <= 45 && field.MaxLength is > 0 and <= 4_000 && field.Value.Length <= field.MaxLength && field.Hint is null or { Length: <= 100 };

    private static bool IsRight(CardSelect select) =>
        select.CustomId.Length is > 0 and <= Name && select.Placeholder.Length <= 150 && select.Most >= select.Least
        && (select.Kind != SelectKind.Options || ((select.Options ?? []) is { Count: > 0 and <= Choices } options
            && options.All(option => option.Label.Trim().Length is > 0 and <= Name && option.Value.Length is > 0 and <= Name && option.Description is null or { Length: > 0 and <= Name })
            && options.DistinctBy(option => option.Value).Count() == options.Count && options.Count(option => option.IsChosen) <= select.Most && select.Most <= options.Count));

    public static void CheckThreadName(string name) => Require(name.Trim().Length is > 0 and <= Name, "the thread's name is empty or too long");

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new ChatException(ChatFailure.Invalid, $"Invalid: {otherwise}.");
    }
}
