using NewsBot.Chat;

namespace NewsBot.Core.Tests.Chat.Contract;

/// <summary>What every adapter tells of what people say; a subclass supplies the chat.</summary>
public abstract class PeopleContract : ChatContract
{
    [Fact]
    public async Task What_a_person_writes_is_told_with_who_wrote_it_and_what_it_answers()
    {
        var ours = await SendAsync(World.Text, Hello);

        var id = await World.PostAsync(Person.Reader, World.Text, "Good morning", ours);

        var message = (await Events.FirstAsync<MessagePosted>(posted => posted.Message.Id == id)).Message;
        Assert.Equal((World.Guild, World.Text, "Good morning", (MessageId?)ours), (message.Guild, message.Channel, message.Text, message.ReplyTo));
        Assert.Null(message.EditedAt);
        Assert.NotEmpty(message.AuthorName);

        var another = await World.PostAsync(Person.Manager, World.Text, "Welcome");
        var other = (await Events.FirstAsync<MessagePosted>(posted => posted.Message.Id == another)).Message;
        Assert.NotEqual(message.Author, other.Author);
        Assert.Null(other.ReplyTo);
    }

    [Fact]
    public async Task What_we_or_other_programs_write_is_not_told_as_a_person_s()
    {
        await SendAsync(World.Text, Hello);
        await World.PostAsProgramAsync(World.Text, "I am a program.");
        var last = await World.PostAsync(Person.Reader, World.Text, "I am not.");

        await Events.FirstAsync<MessagePosted>(posted => posted.Message.Id == last);

        Assert.Equal([last], Events.All.OfType<MessagePosted>().Select(posted => posted.Message.Id));
        Assert.Equal([last], (await Client.MessagesAsync(World.Text, default)).Select(message => message.Id));
    }

    [Fact]
    public async Task A_person_s_change_is_told_and_ours_is_not()
    {
        var ours = await SendAsync(World.Text, Hello);
        var theirs = await World.PostAsync(Person.Reader, World.Text, "Befor");

        await Client.EditAsync(World.Text, ours, Card.Of($"Other"), default);
        await World.EditAsync(Person.Reader, World.Text, theirs, "Before");

        var edit = await Events.FirstAsync<MessageEdited>(_ => true);
        Assert.Equal((World.Text, theirs, "Before"), (edit.Channel, edit.Message, edit.Text));
    }

    [Fact]
    public async Task A_person_s_deletion_is_told_whoever_s_message_it_was()
    {
        var ours = await SendAsync(World.Text, Hello);
        var theirs = await World.PostAsync(Person.Reader, World.Text, "Oh no");

        await World.DeleteAsync(Person.Manager, World.Text, ours);
        await World.DeleteAsync(Person.Reader, World.Text, theirs);

        await Events.FirstAsync<MessagesDeleted>(deleted => deleted.Channel == World.Text && deleted.Messages.Contains(ours));
        await Events.FirstAsync<MessagesDeleted>(deleted => deleted.Channel == World.Text && deleted.Messages.Contains(theirs));
    }

    [Fact]
    public async Task All_that_people_have_said_is_read_as_it_is_now()
    {
        var ours = await SendAsync(World.Text, Hello);
        var thread = await Client.StartThreadAsync(World.Text, ours, "Comments", default);
        var first = await World.PostAsync(Person.Reader, thread, "One");
        var second = await World.PostAsync(Person.Manager, thread, "Two", first);
        var third = await World.PostAsync(Person.Reader, thread, "Three");
        await World.EditAsync(Person.Manager, thread, second, "Zwei");
        await World.DeleteAsync(Person.Reader, thread, third);

        var messages = await Client.MessagesAsync(thread, default);

        Assert.Equal([(first, "One", null), (second, "Zwei", first)], messages.Select(message => (message.Id, message.Text, message.ReplyTo)));
        Assert.All(messages, message => Assert.Equal((World.Guild, thread), (message.Guild, message.Channel)));
        Assert.Equal([false, true], messages.Select(message => message.EditedAt is not null));
    }

    [Fact]
    public async Task A_mention_of_us_is_no_part_of_what_was_said()
    {
        var id = await World.PostAsync(Person.Reader, World.Text, $"{World.Mention} good morning <@77>");

        Assert.Equal("good morning <@77>", (await Events.FirstAsync<MessagePosted>(posted => posted.Message.Id == id)).Message.Text);
        Assert.Equal("good morning <@77>", Assert.Single(await Client.MessagesAsync(World.Text, default)).Text);
        Assert.True(Client.ReadsMessages);
    }
}
