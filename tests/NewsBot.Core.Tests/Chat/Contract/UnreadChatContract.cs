using NewsBot.Chat;

namespace NewsBot.Core.Tests.Chat.Contract;

/// <summary>What every adapter does in a chat that keeps from us what people write.</summary>
public abstract class UnreadChatContract : ChatContract
{
    [Fact]
    public void It_is_told_before_the_session_begins()
    {
        Assert.Equal([typeof(ContentRefused), typeof(Connected)], Events.All.Take(2).Select(happened => happened.GetType()));
        Assert.False(Client.ReadsMessages);
    }

    [Fact]
    public async Task Only_what_mentions_us_is_told_without_the_mention()
    {
        await World.PostAsync(Person.Reader, World.Text, "For nobody");
        var mine = await World.PostAsync(Person.Reader, World.Text, $"{World.Mention} for you");

        var told = await Events.FirstAsync<MessagePosted>(_ => true);

        Assert.Equal((mine, "for you"), (told.Message.Id, told.Message.Text));
    }

    [Fact]
    public async Task What_is_changed_so_that_it_mentions_us_is_told_then()
    {
        var asked = await World.PostAsync(Person.Manager, World.Text, "What is new?");
        var answer = await World.PostAsync(Person.Reader, World.Text, "Nothing", asked);
        await World.EditAsync(Person.Reader, World.Text, answer, $"{World.Mention} everything");

        var told = await Events.FirstAsync<MessagePosted>(_ => true);

        Assert.Equal((answer, "everything", (MessageId?)asked), (told.Message.Id, told.Message.Text, told.Message.ReplyTo));
        Assert.NotNull(told.Message.EditedAt);
    }

    [Fact]
    public async Task What_was_said_cannot_be_read_afterwards()
    {
        await World.PostAsync(Person.Reader, World.Text, "For nobody");

        Assert.Equal(ChatFailure.Refused, (await Assert.ThrowsAsync<ChatException>(() => Client.MessagesAsync(World.Text, default))).Failure);
    }
}
