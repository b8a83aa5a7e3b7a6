using NewsBot.Chat;
using NewsBot.Core.Tests.Chat.Contract;

namespace NewsBot.Core.Tests.Chat;

/// <summary>The people's side of a <see cref="MemoryChat"/>.</summary>
internal sealed class MemoryChatWorld : IChatWorld
{
    private readonly MemoryChat _chat = new();

    public MemoryChatWorld(bool readsMessages = true)
    {
        _chat.ReadsMessages = readsMessages;
        Guild = new("500");
        Text = _chat.Open(Guild, "news");
        Forum = _chat.Open(Guild, "articles", ChannelKind.Forum);
        Announcements = _chat.Open(Guild, "breaking", ChannelKind.Announcement);
        Hidden = _chat.Open(Guild, "staff", managersOnly: true);
    }

    public IChatClient Client => _chat;

    public GuildId Guild { get; }

    public ChannelId Text { get; }

    public ChannelId Forum { get; }

    public ChannelId Announcements { get; }

    public ChannelId Hidden { get; }

    public string Mention => MemoryChat.Mention;

    public Task PermitAsync(ChannelId channel, bool sending)
    {
        _chat.Permit(channel, sending);
        return Task.CompletedTask;
    }

    public Task<MessageId> PostAsync(Person person, ChannelId channel, string text, MessageId? replyTo = null) =>
        Task.FromResult(_chat.Write(channel, Member(person).User, Member(person).Name, text, replyTo).Id);

    public Task PostAsProgramAsync(ChannelId channel, string text)
    {
        _chat.Write(channel, new("2000"), "Program", text, isPerson: false);
        return Task.CompletedTask;
    }

    public Task EditAsync(Person person, ChannelId channel, MessageId message, string text)
    {
        _chat.Rewrite(channel, message, text);
        return Task.CompletedTask;
    }

    public Task DeleteAsync(Person person, ChannelId channel, MessageId message)
    {
        _chat.Erase(channel, message);
        return Task.CompletedTask;
    }

    public Task ArchiveAsync(ChannelId thread)
    {
        _chat.Archive(thread, DateTimeOffset.UtcNow);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<SeenMessage>> ReadAsync(ChannelId channel) =>
        Task.FromResult<IReadOnlyList<SeenMessage>>(_chat.As(channel, place => place.Messages.Select(Seen).ToList()));

    public Task<IReadOnlyList<string>> CommandsAsync(Person person) =>
        Task.FromResult<IReadOnlyList<string>>([.. _chat.Commands.Select(command => command.Name)]);

    public async Task<SeenMessage> InvokeAsync(Person person, ChannelId channel, string command, params (string Name, string Value)[] options)
    {
        var asked = default(InteractionId);
        var answer = (Answer)await _chat.InteractAsync(id => new CommandInvoked(asked = id, Member(person), channel, command, options.ToDictionary(option => option.Name, option => option.Value)));
        return Seen(_chat.Answered(channel, answer, null, asked));
    }

    public async Task<SeenMessage> ChooseAsync(Person person, ChannelId channel, string entry, string target) =>
        Seen(_chat.Answered(channel, (Answer)await _chat.InteractAsync(id => new MenuChosen(id, Member(person), channel, entry, target)), null));

    public async Task<IReadOnlyList<Choice>> CompleteAsync(Person person, ChannelId channel, string command, string optionName, string typed) =>
        (IReadOnlyList<Choice>)await _chat.InteractAsync(id => new CompletionAsked(id, Member(person), channel, command, optionName, typed));

    public async Task<SeenMessage> PressAsync(Person person, ChannelId channel, SeenMessage message, string label)
    {
        var button = _chat.As(channel, place => place.Find(message.Id)!.Card.Buttons!.Single(button => button.Label == label));
        var answer = (Answer)await _chat.InteractAsync(id => new ButtonPressed(id, Member(person), channel, button.CustomId!));
        return Seen(_chat.Answered(channel, answer, answer.ReplacesMessage ? message.Id : null));
    }

    public async Task<SeenForm> OpenAsync(Person person, ChannelId channel, SeenMessage message, string label)
    {
        var button = _chat.As(channel, place => place.Find(message.Id)!.Card.Buttons!.Single(button => button.Label == label));
        var form = ((Answer)await _chat.InteractAsync(id => new ButtonPressed(id, Member(person), channel, button.CustomId!))).Form!;
        return new(form.Title, form.Fields[0].Label, (channel, form.CustomId));
    }

    public async Task<SeenMessage> SubmitAsync(Person person, SeenForm form, string text)
    {
        var (channel, customId) = ((ChannelId, string))form.Opened;
        var answer = (Answer)await _chat.InteractAsync(id => new FormSubmitted(id, Member(person), channel, customId, text));
        return Seen(_chat.Answered(channel, answer, null));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Member Member(Person person) => person == Person.Manager
        ? new(Guild, new("11"), "manager", ManagesGuild: true, [])
        : new(Guild, new("12"), "reader", ManagesGuild: false, []);

    private static SeenMessage Seen(MemoryMessage message) => new(
        message.Id, message.Text, message.Card.Panel?.Title.Value, message.Card.Panel?.Body.Value, message.ReplyTo, [.. (message.Card.Buttons ?? []).Select(button => button.Label)], message.IsPublished);
}
