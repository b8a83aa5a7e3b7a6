using NewsBot.Chat;

namespace NewsBot.Core.Tests.Chat.Contract;

/// <summary>A chat of one test's own, seen from the other side: its places, its people, and what they see there.</summary>
public interface IChatWorld : IAsyncDisposable
{
    /// <summary>The adapter under test, not yet running.</summary>
    IChatClient Client { get; }

    GuildId Guild { get; }

    ChannelId Text { get; }

    ChannelId Forum { get; }

    ChannelId Announcements { get; }

    /// <summary>A channel of messages that the manager and we can see and the reader cannot.</summary>
    ChannelId Hidden { get; }

    /// <summary>How people mention us in what they write.</summary>
    string Mention { get; }

    /// <summary>Takes our right to send in a channel and its threads, or gives it back.</summary>
    Task PermitAsync(ChannelId channel, bool sending);

    Task<MessageId> PostAsync(Person person, ChannelId channel, string text, MessageId? replyTo = null);

    /// <summary>Posts as a program that is not us.</summary>
    Task PostAsProgramAsync(ChannelId channel, string text);

    Task EditAsync(Person person, ChannelId channel, MessageId message, string text);

    Task DeleteAsync(Person person, ChannelId channel, MessageId message);

    /// <summary>Puts a thread to rest.</summary>
    Task ArchiveAsync(ChannelId thread);

    /// <summary>Everything in a channel or a thread, oldest first.</summary>
    Task<IReadOnlyList<SeenMessage>> ReadAsync(ChannelId channel);

    /// <summary>The names of the commands that a person is offered.</summary>
    Task<IReadOnlyList<string>> CommandsAsync(Person person);

    /// <summary>Uses a command ("article latest"); ends when its answer is there.</summary>
    Task<SeenMessage> InvokeAsync(Person person, ChannelId channel, string command, params (string Name, string Value)[] options);

    /// <summary>Chooses an entry of a message's or a person's menu; ends when its answer is there.</summary>
    Task<SeenMessage> ChooseAsync(Person person, ChannelId channel, string entry, string target);

    /// <summary>Types in a command's option; ends when values are offered.</summary>
    Task<IReadOnlyList<Choice>> CompleteAsync(Person person, ChannelId channel, string command, string optionName, string typed);

    /// <summary>Presses a button; ends when its answer is there, which is the same message where it was replaced.</summary>
    Task<SeenMessage> PressAsync(Person person, ChannelId channel, SeenMessage message, string label);

    /// <summary>Presses a button; ends when a form is opened.</summary>
    Task<SeenForm> OpenAsync(Person person, ChannelId channel, SeenMessage message, string label);

    /// <summary>Fills a form in; ends when its answer is there.</summary>
    Task<SeenMessage> SubmitAsync(Person person, SeenForm form, string text);
}

/// <summary>A form as people see it.</summary>
/// <param name="Opened">What the chat needs to have it back.</param>
public sealed record SeenForm(string Title, string Label, object Opened);

public enum Person
{
    /// <summary>May manage the guild.</summary>
    Manager,

    Reader,
}

/// <summary>A message as people see it.</summary>
/// <param name="Buttons">The buttons' labels, in order.</param>
/// <param name="IsPublished">Whether those who follow the channel from elsewhere see it.</param>
public sealed record SeenMessage(MessageId Id, string Text, string? PanelTitle, string? PanelBody, MessageId? ReplyTo, IReadOnlyList<string> Buttons, bool IsPublished = false);
