using System.Text.RegularExpressions;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Limits;

/// <summary>See https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming.</summary>
internal static partial class CommandLimits
{
    private const int MaxOfAll = 8_000;
    private const int MaxOptions = 25;

    public static void Check(IReadOnlyList<ApplicationCommand> commands)
    {
        foreach (var (type, most) in new[] { (CommandType.ChatInput, 100), (CommandType.User, 15), (CommandType.Message, 15) })
            Limit.Count([.. commands.Where(command => command.Type == type)], most, $"commands of type {type}");
        Limit.Each(commands, "", Check);
    }

    public static void Check(IReadOnlyList<CommandChoice> choices, string field)
    {
        Limit.Count(choices, MaxOptions, field);
        Limit.Each(choices, field, (choice, field) =>
        {
            Limit.Length(choice.Name, 100, field + ".name", least: 1);
            if (choice.Value.ValueKind == System.Text.Json.JsonValueKind.String)
                Limit.Length(choice.Value.GetString(), 100, field + ".value", least: 1);
        });
    }

    private static void Check(ApplicationCommand command, string field)
    {
        if (command.Type != CommandType.ChatInput)
        {
            Limit.Length(command.Name, 32, field + ".name", least: 1);
            Limit.Length(command.Description, 0, field + ".description");
            return;
        }
        CheckNamed(command.Name, command.Description, field);
        Check(command.Options ?? [], field + ".options", parent: null);
        if (Size(command) is var size and > MaxOfAll)
            throw Limit.Broken(field, $"must be at most {MaxOfAll} characters long in all, not {size}");
    }

    private static void Check(IReadOnlyList<CommandOption> options, string field, CommandOptionType? parent)
    {
        Limit.Count(options, MaxOptions, field);
        Limit.Each(options, field, (option, field) => Check(option, field, parent));
        if (options.SkipWhile(option => option.Required == true).Any(option => option.Required == true))
            throw Limit.Broken(field, "required options come first");
        if (options.Select(option => option.Name).Distinct().Count() < options.Count)
            throw Limit.Broken(field, "names must differ");
    }

    private static void Check(CommandOption option, string field, CommandOptionType? parent)
    {
        CheckNamed(option.Name, option.Description, field);
        if (!MayStandIn(parent, option.Type))
            throw Limit.Broken(field + ".type", $"{option.Type} cannot stand in {parent}");
        if (option.Choices is not null)
            Check(option.Choices, field + ".choices");
        if (option is { Autocomplete: true, Choices.Count: > 0 })
            throw Limit.Broken(field + ".autocomplete", "does not go with choices");
        Limit.Range(option.MinLength, 0, 6_000, field + ".min_length");
        Limit.Range(option.MaxLength, 1, 6_000, field + ".max_length");
        Check(option.Options ?? [], field + ".options", option.Type);
    }

    private static bool MayStandIn(CommandOptionType? parent, CommandOptionType type) => parent switch
    {
        null => true,
        CommandOptionType.SubCommandGroup => type == CommandOptionType.SubCommand,
        CommandOptionType.SubCommand => type is not (CommandOptionType.SubCommand or CommandOptionType.SubCommandGroup),
        _ => false,
    };

    private static void CheckNamed(string name, string description, string field)
    {
        if (!NamePattern.IsMatch(name) || name.Any(char.IsUpper))
            throw Limit.Broken(field + ".name", $"{name} is not a name in lower case of 1 to 32 letters, digits, - or _");
        Limit.Length(description, 100, field + ".description", least: 1);
    }

    private static int Size(ApplicationCommand command) => command.Name.Length + command.Description.Length + (command.Options ?? []).Sum(Size);

    private static int Size(CommandOption option) =>
        option.Name.Length + option.Description.Length
        + (option.Choices ?? []).Sum(choice => choice.Name.Length + choice.Value.ToString().Length)
        + (option.Options ?? []).Sum(Size);

    // Discord also allows the scripts Devanagari and Thai whole; .NET names them by their blocks.
    [GeneratedRegex(@"^[-_'\p{L}\p{N}\p{IsDevanagari}\p{IsThai}]{1,32}$")]
    private static partial Regex NamePattern { get; }
}
