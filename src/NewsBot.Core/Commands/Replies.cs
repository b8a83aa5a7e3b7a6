using NewsBot.Chat;

namespace NewsBot.Commands;

/// <summary>Answers that more than one command gives.</summary>
internal static class Replies
{
    public static Answer StaleButton => Say($"This button is no longer valid. Use the command again.");

    public static Answer UnknownCommand => Say($"This command is not known here any more. Reload Discord to see the commands there are.");

    public static Answer ManagersOnly => Say($"Only those who may manage the server can do this.");

    public static Answer Say(MessageText.Template sentence) => new(Card.Of(sentence));
}
