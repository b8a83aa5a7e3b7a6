using NewsBot.Chat;

namespace NewsBot.Commands;

/// <summary>Answers that more than one command gives.</summary>
internal static class Replies
{
    private const int QuoteLength = 1_500;

    public static Answer StaleButton => Say($"This button is no longer valid. Use the command again.");

    public static Answer UnknownCommand => Say($"This command is not known here any more. Reload Discord to see the commands there are.");

    public static Answer Failure => Say($"This did not work just now. Try again in a moment.");

    public static Answer ManagersOnly => Say($"Only those who may manage the server can do this.");

    public static Answer ForAdults => Say($"This is only for age-restricted channels. Use the command in one.");

    public static Answer TooOften(TimeSpan wait, Interaction asked)
    {
        var sentence = MessageText.Of($"That was a lot at once. Try again in {(int)Math.Ceiling(wait.TotalSeconds):second|seconds}.");
        return asked is FormSubmitted submitted ? NotTaken(sentence, submitted) : new(new(sentence));
    }

    /// <summary>What somebody wrote is given back to them, so that it is not lost.</summary>
    public static Answer NotTaken(MessageText problem, FormSubmitted submitted) => string.IsNullOrWhiteSpace(submitted.Text)
        ? new(new(problem))
        : Say($"{problem} You wrote:\n{MessageText.FromUntrusted(submitted.Text).Shorten(QuoteLength)}");

    public static Answer StaleForm(FormSubmitted submitted) => NotTaken(MessageText.Of($"This form is no longer valid."), submitted);

    public static Answer Say(MessageText.Template sentence) => new(Card.Of(sentence));
}
