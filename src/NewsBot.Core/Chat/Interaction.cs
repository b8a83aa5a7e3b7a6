namespace NewsBot.Chat;

/// <summary>What an adapter needs to answer an interaction; opaque to us.</summary>
public readonly record struct InteractionId(string Value)
{
    public override string ToString() => Value.Split(':')[0];
}

/// <summary>Who acts, in the guild where they do.</summary>
/// <param name="MayReply">Whether they may write in the threads of the channel where they act.</param>
/// <param name="IsAppointed">Whether they manage the guild only by a role that was named for it here.</param>
/// <param name="ForAdults">Whether the channel where they act is age-restricted.</param>
/// <param name="Locale">The language that they use the chat in, as in "pt-BR"; null where that is not known.</param>
public sealed record Member(GuildId Guild, UserId User, string Name, bool ManagesGuild, IReadOnlyList<string> Roles, bool MayReply = true, string? Locale = null, bool IsAppointed = false, bool ForAdults = false);

/// <summary>A person wants something of us, in a channel, and waits for an answer.</summary>
public abstract record Interaction(InteractionId Id, Member Member, ChannelId Channel);

/// <summary>A command with its subcommand ("article latest") and the options given.</summary>
/// <param name="Files">The files given, by the option's name.</param>
public sealed record CommandInvoked(InteractionId Id, Member Member, ChannelId Channel, string Command, IReadOnlyDictionary<string, string> Options, IReadOnlyDictionary<string, GivenFile>? Files = null)
    : Interaction(Id, Member, Channel);

/// <summary>An entry was chosen in the menu of a message or of a person, who or which is named by their id.</summary>
public sealed record MenuChosen(InteractionId Id, Member Member, ChannelId Channel, string Name, string Target)
    : Interaction(Id, Member, Channel);

/// <summary>An option's value is being typed.</summary>
public sealed record CompletionAsked(InteractionId Id, Member Member, ChannelId Channel, string Command, string Option, string Typed)
    : Interaction(Id, Member, Channel);

/// <summary>A button under one of our messages was pressed, or something chosen there.</summary>
/// <param name="Chosen">What was chosen, in a select; what it is was checked by nobody.</param>
public sealed record ButtonPressed(InteractionId Id, Member Member, ChannelId Channel, string CustomId, IReadOnlyList<string>? Chosen = null)
    : Interaction(Id, Member, Channel);

/// <summary>A form that we opened was filled in.</summary>
/// <param name="Fields">What stands in its fields, by their ids.</param>
public sealed record FormSubmitted(InteractionId Id, Member Member, ChannelId Channel, string CustomId, IReadOnlyDictionary<string, string> Fields)
    : Interaction(Id, Member, Channel)
{
    public FormSubmitted(InteractionId id, Member member, ChannelId channel, string customId, string text)
        : this(id, member, channel, customId, new Dictionary<string, string> { [FormField.Text] = text })
    {
    }

    /// <summary>What stands in a form's only field.</summary>
    public string Text => Fields.GetValueOrDefault(FormField.Text, "");
}

/// <summary>An answer: a new message, or for a button optionally the old one replaced.</summary>
/// <param name="Form">Opened instead; only where it is too late for that, the card is shown.</param>
/// <param name="Files">Sent along with a new message, at most ten of 10 MiB.</param>
public sealed record Answer(Card Card, bool Ephemeral = true, bool ReplacesMessage = false, Form? Form = null, IReadOnlyList<AnswerFile>? Files = null);

/// <summary>A file for whoever asked for it.</summary>
public sealed record AnswerFile(string Name, string ContentType, ReadOnlyMemory<byte> Content);

/// <summary>A file that somebody gave with a command, and where it can be had.</summary>
/// <param name="Size">In bytes, as the chat says.</param>
public sealed record GivenFile(string Name, string Url, long Size);

/// <summary>A form with one to five texts to write; its custom id comes back with them, and its title is shown plainly (at most 45 characters).</summary>
public sealed record Form(string CustomId, string Title, params IReadOnlyList<FormField> Fields)
{
    public Form(string customId, string title, string label, int maxLength)
        : this(customId, title, new FormField(FormField.Text, label, maxLength))
    {
    }
}

/// <summary>A text to write in a form; its label is shown plainly (at most 45 characters).</summary>
/// <param name="Value">What stands there beforehand.</param>
/// <param name="Hint">What is shown while nothing stands there, at most 100 characters.</param>
public sealed record FormField(string Id, string Label, int MaxLength, bool Required = true, bool IsLong = true, string Value = "", string? Hint = null)
{
    /// <summary>The id of a form's only field.</summary>
    public const string Text = "text";
}

/// <summary>A value offered for an option; name and value are at most 100 characters.</summary>
public sealed record Choice(string Name, string Value)
{
    private const int Most = 25;
    private const int MaxLength = 100;

    /// <summary>Values with names from outside: what nobody could see or send back is left out, and so is what is more than the chat takes.</summary>
    public static IReadOnlyList<Choice> Of(IEnumerable<(string Name, string Value)> values) =>
    [
        .. values
            .Select(value => new Choice(VisibleText.OneLine(value.Name, MaxLength), value.Value))
            .Where(choice => choice.Name.Length > 0 && choice.Value.Length is > 0 and <= MaxLength)
            .Take(Most),
    ];
}
