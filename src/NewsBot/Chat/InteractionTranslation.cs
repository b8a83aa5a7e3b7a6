using NewsBot.Discord.Model;

namespace NewsBot.Chat;

/// <summary>Discord's interactions as the port's; those outside a guild and those of unknown kinds are none of ours.</summary>
internal static class InteractionTranslation
{
    public static Interaction? Of(Discord.Model.Interaction interaction)
    {
        if (interaction is not { GuildId: { } guild, ChannelId: { } channelId, Member: { } by, Data: { } data })
            return null;

        var id = new InteractionId(interaction.Id.ToString());
        var channel = channelId.ChannelId();
        var permissions = by.Permissions ?? Permissions.None;
        var member = new Member(
            guild.GuildId(),
            interaction.User.Id.UserId(),
            by.Nick ?? interaction.User.DisplayName,
            permissions.HasFlag(Permissions.ManageGuild) || permissions.HasFlag(Permissions.Administrator),
            [.. by.Roles.Select(role => role.ToString())],
            MayReply: permissions.HasFlag(Permissions.SendMessagesInThreads) || permissions.HasFlag(Permissions.Administrator),
            interaction.Locale);

        return interaction.Type switch
        {
            InteractionType.ApplicationCommand when data is { CommandType: CommandType.Message or CommandType.User, Name: { } name, TargetId: { } target } => new MenuChosen(id, member, channel, name, target.ToString()),
            InteractionType.ApplicationCommand => new CommandInvoked(id, member, channel, data.CommandPath, data.Options.ToDictionary(option => option.Name, option => option.Text), FilesOf(data)),
            InteractionType.ApplicationCommandAutocomplete when data.Focused is { } focused => new CompletionAsked(id, member, channel, data.CommandPath, focused.Name, focused.Text),
            InteractionType.MessageComponent when data.CustomId is { } customId => new ButtonPressed(id, member, channel, customId, data.Values),
            InteractionType.ModalSubmit when data.CustomId is { } customId => new FormSubmitted(id, member, channel, customId, FormDrawing.FieldsOf(data)),
            _ => null,
        };
    }

    private static Dictionary<string, GivenFile>? FilesOf(InteractionData data)
    {
        var files = new Dictionary<string, GivenFile>();
        foreach (var option in data.Options.Where(option => option.Type == CommandOptionType.Attachment))
        {
            if (option.Id is { } id && data.Resolved?.Attachments?.GetValueOrDefault(id) is { Url: { } url } file)
                files[option.Name] = new(file.Filename ?? "", url, file.Size ?? 0);
        }

        return files.Count > 0 ? files : null;
    }
}
