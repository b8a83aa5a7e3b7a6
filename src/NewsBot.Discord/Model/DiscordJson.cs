using System.Text.Json.Serialization;
using NewsBot.Discord.Gateway;

namespace NewsBot.Discord.Model;

/// <summary>Everything that goes over the wire.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(Application))]
[JsonSerializable(typeof(ApplicationCommand))]
[JsonSerializable(typeof(IReadOnlyList<ApplicationCommand>))]
[JsonSerializable(typeof(Channel))]
[JsonSerializable(typeof(DirectChannel))]
[JsonSerializable(typeof(IReadOnlyList<Channel>))]
[JsonSerializable(typeof(ChannelEdit))]
[JsonSerializable(typeof(ForumPost))]
[JsonSerializable(typeof(Guild))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(Member))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(IReadOnlyList<Message>))]
[JsonSerializable(typeof(MessageCreate))]
[JsonSerializable(typeof(MessageEdit))]
[JsonSerializable(typeof(IReadOnlyList<OwnGuild>))]
[JsonSerializable(typeof(IReadOnlyList<Role>))]
[JsonSerializable(typeof(ThreadList))]
[JsonSerializable(typeof(ThreadCreate))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(Webhook))]
[JsonSerializable(typeof(IReadOnlyList<Webhook>))]
[JsonSerializable(typeof(WebhookCreate))]
[JsonSerializable(typeof(Rest.InteractionCallback<MessageCreate>), TypeInfoPropertyName = "MessageCallback")]
[JsonSerializable(typeof(Rest.InteractionCallback<MessageEdit>), TypeInfoPropertyName = "EditCallback")]
[JsonSerializable(typeof(Rest.InteractionCallback<Rest.AutocompleteChoices>), TypeInfoPropertyName = "ChoicesCallback")]
[JsonSerializable(typeof(Rest.InteractionCallback<Modal>), TypeInfoPropertyName = "ModalCallback")]
[JsonSerializable(typeof(GatewayBot))]
[JsonSerializable(typeof(Hello))]
[JsonSerializable(typeof(GatewayFrame<long?>), TypeInfoPropertyName = "HeartbeatFrame")]
[JsonSerializable(typeof(GatewayFrame<Identify>), TypeInfoPropertyName = "IdentifyFrame")]
[JsonSerializable(typeof(GatewayFrame<Resume>), TypeInfoPropertyName = "ResumeFrame")]
[JsonSerializable(typeof(GatewayFrame<Presence>), TypeInfoPropertyName = "PresenceFrame")]
[JsonSerializable(typeof(ReadyEvent))]
[JsonSerializable(typeof(GuildDeleteEvent))]
[JsonSerializable(typeof(RoleCreateEvent))]
[JsonSerializable(typeof(RoleUpdateEvent))]
[JsonSerializable(typeof(RoleDeleteEvent))]
[JsonSerializable(typeof(MemberUpdateEvent))]
[JsonSerializable(typeof(ThreadDeleteEvent))]
[JsonSerializable(typeof(ThreadListSyncEvent))]
[JsonSerializable(typeof(MessageDeleteEvent))]
[JsonSerializable(typeof(MessageDeleteBulkEvent))]
internal sealed partial class DiscordJson : JsonSerializerContext;
