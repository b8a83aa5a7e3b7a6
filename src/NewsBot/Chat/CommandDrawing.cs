using NewsBot.Discord.Model;

namespace NewsBot.Chat;

/// <summary>Command definitions as Discord's application commands, for guilds only.</summary>
internal static class CommandDrawing
{
    // The locales in which Discord has a language (https://docs.discord.com/developers/reference#locales).
    private static readonly Dictionary<string, string[]> Locales = new() { ["es"] = ["es-ES", "es-419"] };

    public static ApplicationCommand Draw(CommandDefinition command, PhraseBooks books) => new(
        command.Name,
        command.Description,
        command.Menu is null ? [.. command.Subcommands.Select(subcommand => Draw(subcommand, books)), .. (command.Options ?? []).Select(option => Draw(option, books))] : null,
        command.Menu switch
        {
            MenuOf.Message => CommandType.Message,
            MenuOf.Person => CommandType.User,
            _ => CommandType.ChatInput,
        },
        DefaultMemberPermissions: command.ForGuildManagers ? Permissions.ManageGuild : null,
        Contexts: [InteractionContext.Guild],
        NameLocalizations: In(books, book => command.Menu is null ? book.Names.GetValueOrDefault(command.Name) : book.Find(command.Name)),
        DescriptionLocalizations: command.Menu is null ? In(books, book => book.Find(command.Description)) : null);

    private static CommandOption Draw(SubcommandDefinition subcommand, PhraseBooks books) => new(
        CommandOptionType.SubCommand,
        subcommand.Name,
        subcommand.Description,
        Options: [.. subcommand.Options.Select(option => Draw(option, books))],
        NameLocalizations: In(books, book => book.Names.GetValueOrDefault(subcommand.Name)),
        DescriptionLocalizations: In(books, book => book.Find(subcommand.Description)));

    private static CommandOption Draw(OptionDefinition option, PhraseBooks books) => new(
        option.IsFile ? CommandOptionType.Attachment : option.IsPerson ? CommandOptionType.User : option.Number is null ? CommandOptionType.String : CommandOptionType.Integer,
        option.Name,
        option.Description,
        option.Required ? true : null,
        option.Choices is { Count: > 0 } choices ? [.. choices.Select(choice => new CommandChoice(choice.Name, choice.Value) { NameLocalizations = In(books, book => book.Find(choice.Name)) })] : null,
        Autocomplete: option.Completed ? true : null,
        MinValue: option.Number?.Least,
        MaxValue: option.Number?.Most,
        NameLocalizations: In(books, book => book.Names.GetValueOrDefault(option.Name)),
        DescriptionLocalizations: In(books, book => book.Find(option.Description)));

    private static Dictionary<string, string>? In(PhraseBooks books, Func<PhraseBook, string?> word)
    {
        var words = books.All
            .SelectMany(book => word(book) is { } said ? Locales.GetValueOrDefault(book.Language, [book.Language]).Select(locale => (locale, said)) : [])
            .ToDictionary(pair => pair.locale, pair => pair.said);
        return words.Count > 0 ? words : null;
    }
}
