using NewsBot.Discord.Model;

namespace NewsBot.Chat;

/// <summary>Command definitions as Discord's application commands, for guilds only.</summary>
internal static class CommandDrawing
{
    public static ApplicationCommand Draw(CommandDefinition command) => new(
        command.Name,
        command.Description,
        command.Menu is null ? [.. command.Subcommands.Select(Draw), .. (command.Options ?? []).Select(Draw)] : null,
        command.Menu switch
        {
            MenuOf.Message => CommandType.Message,
            MenuOf.Person => CommandType.User,
            _ => CommandType.ChatInput,
        },
        DefaultMemberPermissions: command.ForGuildManagers ? Permissions.ManageGuild : null,
        Contexts: [InteractionContext.Guild]);

    private static CommandOption Draw(SubcommandDefinition subcommand) =>
        new(CommandOptionType.SubCommand, subcommand.Name, subcommand.Description, Options: [.. subcommand.Options.Select(Draw)]);

    private static CommandOption Draw(OptionDefinition option) => new(
        option.IsPerson ? CommandOptionType.User : option.Number is null ? CommandOptionType.String : CommandOptionType.Integer,
        option.Name,
        option.Description,
        option.Required ? true : null,
        option.Choices is { Count: > 0 } choices ? [.. choices.Select(choice => new CommandChoice(choice.Name, choice.Value))] : null,
        Autocomplete: option.Completed ? true : null,
        MinValue: option.Number?.Least,
        MaxValue: option.Number?.Most);
}
