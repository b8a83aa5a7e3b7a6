using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Chat;
using NewsBot.Core.Tests.Chat.Contract;
using NewsBot.Discord.Gateway;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Chat;

/// <summary>The people's side of our Discord adapter: a local Discord.</summary>
internal sealed class LocalDiscordWorld : IChatWorld
{
    private const int Crossposted = 1;
    private const ulong SendMessages = 1UL << 11;
    private const ulong SendMessagesInThreads = 1UL << 38;

    private readonly LocalWorld _world;
    private readonly DiscordChat _chat;

    // An answer that only one person sees cannot be fetched again.
    private readonly Dictionary<MessageId, JsonNode> _shown = [];

    private LocalDiscordWorld(LocalWorld world, string text, string forum, string announcements, string hidden, string me)
    {
        _world = world;
        _chat = new(new ChatSettings(LocalWorld.BotToken, new(world.ApiUrl), 1_000, TimeSpan.FromSeconds(15)), new MemorySessionStore(), TimeProvider.System, NullLoggerFactory.Instance);
        (Guild, Text, Forum, Announcements, Hidden, Mention) = (new(world.Guild), new(text), new(forum), new(announcements), new(hidden), $"<@{me}>");
    }

    public IChatClient Client => _chat;

    public GuildId Guild { get; }

    public ChannelId Text { get; }

    public ChannelId Forum { get; }

    public ChannelId Announcements { get; }

    public ChannelId Hidden { get; }

    public string Mention { get; }

    public static async Task<IChatWorld> StartAsync(bool privilegedIntents = true)
    {
        var world = await LocalWorld.StartAsync(new() { PrivilegedIntents = privilegedIntents });
        return new LocalDiscordWorld(
            world,
            await world.ChannelAsync("news"),
            await world.ChannelAsync("articles"),
            await world.CreateAnnouncementsAsync("breaking"),
            await world.CreateHiddenChannelAsync("staff"),
            await world.BotIdAsync());
    }

    public Task PermitAsync(ChannelId channel, bool sending) =>
        sending ? _world.AllowBotAsync(channel.Value) : _world.DenyBotAsync(channel.Value, SendMessages | SendMessagesInThreads);

    public async Task<MessageId> PostAsync(Person person, ChannelId channel, string text, MessageId? replyTo = null) =>
        new(await Of(person).SayAsync(channel.Value, text, replyTo?.Value));

    public Task PostAsProgramAsync(ChannelId channel, string text) => _world.PostAsProgramAsync(channel.Value, text);

    public Task EditAsync(Person person, ChannelId channel, MessageId message, string text) => Of(person).EditAsync(channel.Value, message.Value, text);

    public Task DeleteAsync(Person person, ChannelId channel, MessageId message) => Of(person).DeleteAsync(channel.Value, message.Value);

    public async Task ArchiveAsync(ChannelId thread) => await _world.Admin.Rest.PatchAsync($"channels/{thread}", new { archived = true });

    public async Task<IReadOnlyList<SeenMessage>> ReadAsync(ChannelId channel) => [.. (await _world.Admin.ReadAsync(channel.Value)).Select(Seen)];

    public async Task<IReadOnlyList<string>> CommandsAsync(Person person) => [.. (await Of(person).CommandsAsync()).Select(command => command.Text("name"))];

    public async Task<SeenMessage> InvokeAsync(Person person, ChannelId channel, string command, params (string Name, string Value)[] options) =>
        Seen(await Of(person).UseAsync(channel.Value, command, options));

    public async Task<SeenMessage> ChooseAsync(Person person, ChannelId channel, string entry, string target) =>
        Seen(await Of(person).ChooseAsync(channel.Value, entry, target));

    public async Task<IReadOnlyList<Choice>> CompleteAsync(Person person, ChannelId channel, string command, string optionName, string typed) =>
        [.. (await Of(person).CompleteAsync(channel.Value, command, optionName, typed)).Select(choice => new Choice(choice.Name, choice.Value))];

    public async Task<SeenMessage> PressAsync(Person person, ChannelId channel, SeenMessage message, string label) =>
        Seen(await Of(person).PressAsync(channel.Value, _shown[message.Id], label));

    public async Task<SeenForm> OpenAsync(Person person, ChannelId channel, SeenMessage message, string label)
    {
        var modal = await Of(person).OpenAsync(channel.Value, _shown[message.Id], label);
        return new(modal.Text("title"), modal["components"]![0]!.Text("label"), modal);
    }

    public async Task<SeenMessage> SubmitAsync(Person person, SeenForm form, string text) => Seen(await Of(person).SubmitAsync((JsonNode)form.Opened, text));

    public async ValueTask DisposeAsync()
    {
        _chat.Dispose();
        await _world.DisposeAsync();
    }

    private LocalPerson Of(Person person) => person == Person.Manager ? _world.Admin : _world.Reader;

    private SeenMessage Seen(JsonNode message)
    {
        var id = new MessageId(message.Id());
        _shown[id] = message;
        return new(
            id,
            message.Content(),
            message.Embed()?["title"]?.GetValue<string>(),
            message.Embed()?["description"]?.GetValue<string>(),
            message.ReplyTo() is { } answered ? new(answered) : null,
            [.. message.Buttons().Select(button => button.Text("label"))],
            (message.Number("flags") & Crossposted) != 0);
    }
}
