using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.Interactions;
using NewsBot.LocalDiscord.Messages;
using NewsBot.LocalDiscord.Threads;
using NewsBot.LocalDiscord.Users;
using NewsBot.LocalDiscord.Webhooks;

namespace NewsBot.LocalDiscord.State;

/// <summary>What <see cref="Wire"/> can write and read, known when the program is built: a native program cannot find out later.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(object))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(JsonArray))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(IEnumerable<Channel>))]
[JsonSerializable(typeof(ChannelRoutes.ThreadDeleted))]
[JsonSerializable(typeof(ChannelRoutes.ThreadsSynced))]
[JsonSerializable(typeof(IEnumerable<Guild>))]
[JsonSerializable(typeof(IEnumerable<JsonObject>))]
[JsonSerializable(typeof(IEnumerable<Role>))]
[JsonSerializable(typeof(RoleRoutes.RoleTold))]
[JsonSerializable(typeof(RoleRoutes.RoleDeleted))]
[JsonSerializable(typeof(IEnumerable<Member>))]
[JsonSerializable(typeof(IEnumerable<MemberView>))]
[JsonSerializable(typeof(Membership.MemberRemoved))]
[JsonSerializable(typeof(IEnumerable<Command>))]
[JsonSerializable(typeof(IEnumerable<Interaction>))]
[JsonSerializable(typeof(IEnumerable<Message>))]
[JsonSerializable(typeof(MessageEvents.MessageDeleted))]
[JsonSerializable(typeof(MessageEvents.MessagesDeleted))]
[JsonSerializable(typeof(MessageEvents.TypingStarted))]
[JsonSerializable(typeof(PinRoutes.PinnedMessages))]
[JsonSerializable(typeof(PinRoutes.PinsUpdated))]
[JsonSerializable(typeof(ReactionRoutes.Reacted))]
[JsonSerializable(typeof(IEnumerable<ThreadMember>))]
[JsonSerializable(typeof(ThreadListRoutes.ThreadPage))]
[JsonSerializable(typeof(ThreadActivity.ThreadMembersUpdate))]
[JsonSerializable(typeof(IEnumerable<User>))]
[JsonSerializable(typeof(UserSettings))]
[JsonSerializable(typeof(IEnumerable<Webhook>))]
[JsonSerializable(typeof(WebhookRoutes.WebhooksUpdated))]
internal sealed partial class WireJson : JsonSerializerContext;
