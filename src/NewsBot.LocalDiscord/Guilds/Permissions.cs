using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.LocalDiscord.Guilds;

/// <summary>What one may do (https://docs.discord.com/developers/topics/permissions).</summary>
[Flags]
[JsonConverter(typeof(PermissionsConverter))]
internal enum Permissions : ulong
{
    None = 0,
    KickMembers = 1UL << 1,
    BanMembers = 1UL << 2,
    Administrator = 1UL << 3,
    ManageChannels = 1UL << 4,
    ManageGuild = 1UL << 5,
    AddReactions = 1UL << 6,
    ViewAuditLog = 1UL << 7,
    ViewChannel = 1UL << 10,
    SendMessages = 1UL << 11,
    ManageMessages = 1UL << 13,
    EmbedLinks = 1UL << 14,
    AttachFiles = 1UL << 15,
    ReadMessageHistory = 1UL << 16,
    MentionEveryone = 1UL << 17,
    UseExternalEmojis = 1UL << 18,
    ChangeNickname = 1UL << 26,
    ManageNicknames = 1UL << 27,
    ManageRoles = 1UL << 28,
    ManageWebhooks = 1UL << 29,
    UseApplicationCommands = 1UL << 31,
    ManageThreads = 1UL << 34,
    CreatePublicThreads = 1UL << 35,
    CreatePrivateThreads = 1UL << 36,
    SendMessagesInThreads = 1UL << 38,
    ModerateMembers = 1UL << 40,
    PinMessages = 1UL << 51,
    BypassSlowmode = 1UL << 52,
    All = (1UL << 53) - 1,

    /// <summary>What everyone may do on a fresh guild.</summary>
    Everyone = AddReactions | ViewChannel | SendMessages | EmbedLinks | AttachFiles | ReadMessageHistory | MentionEveryone | UseExternalEmojis | ChangeNickname | UseApplicationCommands | CreatePublicThreads | CreatePrivateThreads | SendMessagesInThreads,

    /// <summary>What a bot that posts and keeps threads asks for.</summary>
    Bot = Everyone | ManageMessages | ManageThreads | ManageWebhooks | PinMessages,
}

internal sealed class PermissionsConverter : JsonConverter<Permissions>
{
    public override Permissions Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (Permissions)ulong.Parse(reader.GetString()!, NumberStyles.None, CultureInfo.InvariantCulture);

    public override void Write(Utf8JsonWriter writer, Permissions value, JsonSerializerOptions options) =>
        writer.WriteStringValue(((ulong)value).ToString(CultureInfo.InvariantCulture));
}
