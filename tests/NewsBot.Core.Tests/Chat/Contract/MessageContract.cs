using NewsBot.Chat;

namespace NewsBot.Core.Tests.Chat.Contract;

/// <summary>What every adapter does with messages of ours; a subclass supplies the chat.</summary>
public abstract class MessageContract : ChatContract
{
    [Fact]
    public async Task A_message_is_shown_as_it_was_composed()
    {
        var panel = new Panel(MessageText.Of($"A title"), "https://news.example/story", MessageText.Of($"A body."), [new("Name", MessageText.Of($"value"))], MessageText.Plain("below"));

        var message = await SendAsync(World.Text, new(MessageText.Of($"**Bold** words"), panel, [CardButton.Link("Source", "https://news.example/story")]));

        var seen = Assert.Single(await World.ReadAsync(World.Text));
        Assert.Equal((message, "**Bold** words", "A title", "A body."), (seen.Id, seen.Text, seen.PanelTitle, seen.PanelBody));
        Assert.Equal(["Source"], seen.Buttons);
    }

    [Fact]
    public async Task A_message_sent_twice_with_one_key_is_there_once()
    {
        if (!Client.EnforcesNonce)
            return;

        var first = await SendAsync(World.Text, Hello, key: "one-key");
        var second = await SendAsync(World.Text, Hello, key: "one-key");
        var other = await SendAsync(World.Text, Hello, key: "another-key");

        Assert.Equal(first, second);
        Assert.Equal([first, other], (await World.ReadAsync(World.Text)).Select(message => message.Id));
    }

    [Fact]
    public async Task A_message_of_ours_arrives_with_its_key()
    {
        var message = await SendAsync(World.Text, Hello, key: "its-key");

        var arrived = await Events.FirstAsync<OwnMessageArrived>(own => own.Message == message);

        Assert.Equal(new OwnMessageArrived(World.Text, message, new("its-key")), arrived);
    }

    [Fact]
    public async Task A_reply_refers_to_what_it_answers()
    {
        var asked = await World.PostAsync(Person.Reader, World.Text, "What is new?");

        var reply = await SendAsync(World.Text, Hello, asked);

        Assert.Equal(asked, (await World.ReadAsync(World.Text)).Single(message => message.Id == reply).ReplyTo);
    }

    [Fact]
    public async Task Our_messages_after_one_are_found_in_order_with_what_they_say_and_answer()
    {
        var first = await SendAsync(World.Text, Hello);
        var asked = await World.PostAsync(Person.Reader, World.Text, "What is new?");
        var plain = Card.Of($"Two  *words*\nand a line");
        var withPanel = new Card(MessageText.Empty, new(MessageText.Of($"Title"), null, MessageText.Of($"Body")));
        var second = await SendAsync(World.Text, plain, asked);
        var third = await SendAsync(World.Text, withPanel);

        Assert.Equal(
            [new(second, asked, plain.Fingerprint), new(third, null, withPanel.Fingerprint)],
            await Client.OwnMessagesSinceAsync(World.Text, first, default));
        Assert.Equal([first, second, third], (await Client.OwnMessagesSinceAsync(World.Text, null, default)).Select(message => message.Id));
    }

    [Fact]
    public async Task Answers_to_interactions_are_not_among_our_messages()
    {
        await Client.RegisterCommandsAsync([Weather], default);
        var answered = World.InvokeAsync(Person.Reader, World.Text, "weather today", ("place", "here"));
        await AnswerNextAsync(new(Card.Of($"Rain."), Ephemeral: false));
        var answer = await answered;
        var sent = await SendAsync(World.Text, Hello);

        Assert.Contains(await World.ReadAsync(World.Text), message => message.Id == answer.Id);
        Assert.Equal([sent], (await Client.OwnMessagesSinceAsync(World.Text, null, default)).Select(message => message.Id));
    }

    [Fact]
    public async Task More_of_our_messages_than_one_page_are_all_found()
    {
        var sent = new List<MessageId>();
        for (var i = 0; i < 120; i++)
            sent.Add(await SendAsync(World.Text, Card.Of($"Message {i}")));

        Assert.Equal(sent, (await Client.OwnMessagesSinceAsync(World.Text, null, default)).Select(message => message.Id));
        Assert.Equal(sent.Skip(7), (await Client.OwnMessagesSinceAsync(World.Text, sent[6], default)).Select(message => message.Id));
    }

    [Fact]
    public async Task An_edited_message_shows_the_new_card_and_nothing_of_the_old()
    {
        var message = await SendAsync(World.Text, new(MessageText.Of($"Before"), new(MessageText.Of($"Panel")), [CardButton.Link("Source", "https://news.example/")]));

        await Client.EditAsync(World.Text, message, Card.Of($"After"), default);

        var seen = Assert.Single(await World.ReadAsync(World.Text));
        Assert.Equal(new SeenMessage(message, "After", null, null, null, []), seen with { Buttons = [] });
        Assert.Empty(seen.Buttons);
    }

    [Fact]
    public async Task A_deleted_message_is_gone_for_everybody()
    {
        var message = await SendAsync(World.Text, Hello);

        await Client.DeleteAsync(World.Text, message, default);

        Assert.Empty(await World.ReadAsync(World.Text));
        await Events.FirstAsync<MessagesDeleted>(deleted => deleted.Channel == World.Text && deleted.Messages.Contains(message));
    }

    [Fact]
    public async Task What_is_no_longer_there_can_neither_be_changed_nor_removed()
    {
        var message = await SendAsync(World.Text, Hello);
        await World.DeleteAsync(Person.Manager, World.Text, message);

        await FailsAsync(ChatFailure.Gone, () => Client.EditAsync(World.Text, message, Card.Of($"After"), default));
        await FailsAsync(ChatFailure.Gone, () => Client.DeleteAsync(World.Text, message, default));
    }

    [Fact]
    public Task A_channel_that_is_not_there_is_said_to_be_closed() =>
        FailsAsync(ChatFailure.Closed, () => SendAsync(new("1"), Hello));

    [Fact]
    public async Task Where_a_right_is_missing_it_is_named_and_nothing_is_sent_until_it_is_given()
    {
        var thread = await Client.StartThreadAsync(World.Text, await SendAsync(World.Text, Hello), "Comments", default);
        Assert.Empty(Client.MissingToPost(World.Text));

        await World.PermitAsync(World.Text, sending: false);
        await EventuallyAsync(() => Client.MissingToPost(World.Text).Count > 0);

        Assert.Contains("Send Messages", Client.MissingToPost(World.Text));
        var refusal = await Assert.ThrowsAsync<ChatException>(() => SendAsync(World.Text, Hello));
        Assert.Equal(ChatFailure.Refused, refusal.Failure);
        Assert.Contains("Send Messages", refusal.Message, StringComparison.Ordinal);
        await FailsAsync(ChatFailure.Refused, () => SendAsync(thread, Hello));

        var before = Events.All.Count;
        await World.PermitAsync(World.Text, sending: true);
        await EventuallyAsync(() => Events.All.Skip(before).Contains(new RightsChanged(World.Guild, World.Text)));
        await SendAsync(thread, Hello);
    }

    [Fact]
    public async Task A_message_that_is_too_long_or_empty_is_invalid()
    {
        await FailsAsync(ChatFailure.Invalid, () => SendAsync(World.Text, new(MessageText.Plain(new('x', MessageText.MaxLength + 1)))));
        await FailsAsync(ChatFailure.Invalid, () => SendAsync(World.Text, new(MessageText.Empty)));

        Assert.Empty(await World.ReadAsync(World.Text));
    }

    [Fact]
    public async Task A_message_of_the_greatest_length_is_sent()
    {
        var text = new string('x', MessageText.MaxLength);

        await SendAsync(World.Text, new(MessageText.Plain(text)));

        Assert.Equal(text, Assert.Single(await World.ReadAsync(World.Text)).Text);
    }
}
