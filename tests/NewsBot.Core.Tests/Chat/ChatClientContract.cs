using NewsBot.Chat;

namespace NewsBot.Core.Tests.Chat;

/// <summary>What every adapter of the chat port does; a subclass supplies the chat, seen from the other side.</summary>
public abstract class ChatClientContract : ChatContract
{
    private static readonly Card Hello = Card.Of($"Hello, all.");
    private static readonly CommandDefinition Weather = new("weather", "The weather",
    [
        new("today", "The weather of today", [new("place", "Where", Required: true, Completed: true), new("days", "How many", Number: (1, 5))]),
    ]);

    private readonly HashSet<InteractionId> _answered = [];

    [Fact]
    public async Task A_session_begins_with_the_guilds_and_their_channels()
    {
        var connected = Assert.IsType<Connected>(Events.All[0]);
        var guild = await Events.FirstAsync<GuildAvailable>(guild => guild.Guild == World.Guild);

        Assert.Contains(World.Guild, connected.Guilds);
        Assert.Contains(guild.Channels, channel => channel.Id == World.Text && channel.Kind == ChannelKind.Text);
        Assert.Contains(guild.Channels, channel => channel.Id == World.Forum && channel.Kind == ChannelKind.Forum);
    }

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

    [Fact]
    public async Task A_thread_asked_for_twice_is_one_thread_that_belongs_to_its_channel()
    {
        var message = await SendAsync(World.Text, Hello);

        var thread = await Client.StartThreadAsync(World.Text, message, "Comments", default);
        var again = await Client.StartThreadAsync(World.Text, message, "Comments", default);
        var inside = await SendAsync(thread, Hello);

        Assert.Equal(thread, again);
        Assert.Contains(await World.ReadAsync(thread), seen => seen.Id == inside);
        Assert.Equal([inside], (await Client.OwnMessagesSinceAsync(thread, null, default)).Select(own => own.Id));
        await EventuallyAsync(() => Client.ChannelOf(thread)?.Id == World.Text);
    }

    [Fact]
    public async Task A_thread_of_a_message_that_is_gone_cannot_be_started()
    {
        var message = await SendAsync(World.Text, Hello);
        await Client.DeleteAsync(World.Text, message, default);

        await FailsAsync(ChatFailure.Gone, () => Client.StartThreadAsync(World.Text, message, "Comments", default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_deleted_thread_is_gone_with_all_that_was_said_there_and_asked_twice_it_is_gone_once(bool forum)
    {
        var thread = forum
            ? new ChannelId((await Client.PostInForumAsync(World.Forum, "A title", [], Hello, default)).Value)
            : await Client.StartThreadAsync(World.Text, await SendAsync(World.Text, Hello), "Comments", default);
        await SendAsync(thread, Hello);
        await World.PostAsync(Person.Reader, thread, "Said by a person");
        await EventuallyAsync(() => Client.ChannelOf(thread) is not null);

        await Client.DeleteThreadAsync(thread, default);
        await Client.DeleteThreadAsync(thread, default);

        await Events.FirstAsync<PlaceDeleted>(deleted => deleted.Place == thread);
        await FailsAsync(ChatFailure.Closed, () => SendAsync(thread, Hello));
        Assert.Equal(forum ? 0 : 1, (await World.ReadAsync(World.Text)).Count);
    }

    [Fact]
    public async Task A_channel_is_not_deleted_for_a_thread()
    {
        await FailsAsync(ChatFailure.Invalid, () => Client.DeleteThreadAsync(World.Text, default));

        await SendAsync(World.Text, Hello);
    }

    [Fact]
    public async Task A_forum_post_is_a_thread_whose_first_message_has_its_id()
    {
        var post = await Client.PostInForumAsync(World.Forum, "A title", [], Hello, default);
        var thread = new ChannelId(post.Value);
        var inside = await SendAsync(thread, Card.Of($"A comment"));
        await Client.EditAsync(thread, post, Card.Of($"Changed"), default);

        Assert.Equal([(post, "Changed"), (inside, "A comment")], (await World.ReadAsync(thread)).Select(seen => (seen.Id, seen.Text)));
        await EventuallyAsync(() => Client.ChannelOf(thread)?.Id == World.Forum);
    }

    [Fact]
    public async Task Our_forum_posts_after_one_are_found_with_what_they_say()
    {
        var first = await Client.PostInForumAsync(World.Forum, "First", [], Hello, default);
        var card = new Card(MessageText.Empty, new(MessageText.Of($"Second"), null, MessageText.Of($"Body")));
        var second = await Client.PostInForumAsync(World.Forum, "Second", [], card, default);

        Assert.Equal([new(second, null, card.Fingerprint)], await Client.OwnForumPostsAsync(World.Forum, first, default));
        Assert.Equal([first, second], (await Client.OwnForumPostsAsync(World.Forum, null, default)).Select(post => post.Id));
    }

    [Fact]
    public async Task A_message_is_published_once_and_only_where_a_channel_can_be_followed()
    {
        var message = await SendAsync(World.Announcements, Hello);
        Assert.False(Assert.Single(await World.ReadAsync(World.Announcements)).IsPublished);

        await Client.PublishAsync(World.Announcements, message, default);
        await Client.PublishAsync(World.Announcements, message, default);

        Assert.True(Assert.Single(await World.ReadAsync(World.Announcements)).IsPublished);
        Assert.Equal(ChannelKind.Announcement, Client.ChannelOf(World.Announcements)?.Kind);
        var elsewhere = await SendAsync(World.Text, Hello);
        await FailsAsync(ChatFailure.Invalid, () => Client.PublishAsync(World.Text, elsewhere, default));
        await Client.DeleteAsync(World.Announcements, message, default);
        await FailsAsync(ChatFailure.Gone, () => Client.PublishAsync(World.Announcements, message, default));
    }

    [Fact]
    public async Task Threads_that_were_put_to_rest_since_a_moment_are_found()
    {
        var start = DateTimeOffset.UtcNow.AddMinutes(-1);
        var open = await Client.StartThreadAsync(World.Text, await SendAsync(World.Text, Hello), "Open", default);
        var archived = await Client.StartThreadAsync(World.Text, await SendAsync(World.Text, Hello), "Archived", default);
        var last = await SendAsync(archived, Hello);
        await World.ArchiveAsync(archived);

        Assert.Equal([new(archived, last)], await Client.ArchivedThreadsAsync(World.Text, start, default));
        Assert.Empty(await Client.ArchivedThreadsAsync(World.Text, DateTimeOffset.UtcNow.AddHours(1), default));
        Assert.Empty(await Client.ArchivedThreadsAsync(World.Announcements, start, default));
        Assert.NotEqual(open, archived);
    }

    [Fact]
    public async Task A_forum_post_is_found_also_once_it_is_at_rest()
    {
        var post = await Client.PostInForumAsync(World.Forum, "At rest", [], Hello, default);
        await World.ArchiveAsync(new(post.Value));

        Assert.Equal([post], (await Client.OwnForumPostsAsync(World.Forum, null, default)).Select(own => own.Id));
    }

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
    public async Task Commands_registered_twice_are_there_once_and_others_are_not()
    {
        await Client.RegisterCommandsAsync([Weather, new("old", "Was here", [new("one", "One", [])])], default);
        await Client.RegisterCommandsAsync([Weather], default);
        await Client.RegisterCommandsAsync([Weather], default);

        Assert.Equal(["weather"], await World.CommandsAsync(Person.Reader));
    }

    [Fact]
    public async Task A_command_tells_who_wants_what_where_and_is_answered()
    {
        await Client.RegisterCommandsAsync([Weather], default);

        var answered = World.InvokeAsync(Person.Manager, World.Text, "weather today", ("place", "north & south"), ("days", "3"));
        var started = await AnswerNextAsync(new(Card.Of($"Rain.")));

        var invoked = Assert.IsType<CommandInvoked>(started);
        Assert.Equal(("weather today", World.Text, World.Guild), (invoked.Command, invoked.Channel, invoked.Member.Guild));
        Assert.Equal([("days", "3"), ("place", "north & south")], invoked.Options.Select(option => (option.Key, option.Value)).Order());
        Assert.True(invoked.Member.ManagesGuild);
        Assert.Equal("Rain.", (await answered).Text);
    }

    [Fact]
    public async Task A_reply_to_an_answer_tells_which_command_that_answers()
    {
        await Client.RegisterCommandsAsync([Weather], default);
        var answered = World.InvokeAsync(Person.Manager, World.Text, "weather today", ("place", "here"));
        var started = await AnswerNextAsync(new(Card.Of($"Rain."), Ephemeral: false));

        var id = await World.PostAsync(Person.Reader, World.Text, "Thank you", (await answered).Id);

        var reply = (await Events.FirstAsync<MessagePosted>(posted => posted.Message.Id == id)).Message;
        Assert.Equal(((MessageId?)(await answered).Id, (InteractionId?)started.Id), (reply.ReplyTo, reply.ReplyToAnswer));
        Assert.Equal(started.Id, Assert.Single(await Client.MessagesAsync(World.Text, default)).ReplyToAnswer);
        var another = await World.PostAsync(Person.Reader, World.Text, "And this", id);
        Assert.Null((await Events.FirstAsync<MessagePosted>(posted => posted.Message.Id == another)).Message.ReplyToAnswer);
    }

    [Fact]
    public async Task An_entry_of_a_menu_tells_of_which_message_or_person_it_was_chosen()
    {
        await Client.RegisterCommandsAsync([Weather, CommandDefinition.OfMessage("Weather there"), CommandDefinition.OfPerson("Their weather")], default);
        var written = await World.PostAsync(Person.Reader, World.Text, "Hello");
        var author = (await Events.FirstAsync<MessagePosted>(posted => posted.Message.Id == written)).Message.Author;

        var ofMessage = World.ChooseAsync(Person.Manager, World.Text, "Weather there", written.Value);
        var message = Assert.IsType<MenuChosen>(await AnswerNextAsync(new(Card.Of($"Rain."))));
        var ofPerson = World.ChooseAsync(Person.Manager, World.Text, "Their weather", author.Value);
        var person = Assert.IsType<MenuChosen>(await AnswerNextAsync(new(Card.Of($"Sun."))));

        Assert.Equal(("Weather there", written.Value, World.Text, "Rain."), (message.Name, message.Target, message.Channel, (await ofMessage).Text));
        Assert.Equal(("Their weather", author.Value, "Sun."), (person.Name, person.Target, (await ofPerson).Text));
        Assert.True(message.Member.ManagesGuild);
    }

    [Fact]
    public async Task Who_somebody_is_in_a_guild_is_told_by_what_they_can_see_there()
    {
        await Client.RegisterCommandsAsync([Weather], default);
        var (manager, reader) = (await MemberAsync(Person.Manager), await MemberAsync(Person.Reader));

        var (foundManager, foundReader) = (await Client.MemberAsync(World.Guild, manager.User, default), await Client.MemberAsync(World.Guild, reader.User, default));

        Assert.Equal((manager.User, reader.User), (foundManager!.User, foundReader!.User));
        Assert.Equal((true, true), (Client.CanSee(foundManager, World.Hidden), Client.CanSee(foundReader, World.Text)));
        Assert.False(Client.CanSee(foundReader, World.Hidden));
        Assert.Null(await Client.MemberAsync(World.Guild, new("404"), default));
    }

    [Fact]
    public async Task Who_uses_a_command_is_who_writes_messages()
    {
        await Client.RegisterCommandsAsync([Weather], default);
        var written = await World.PostAsync(Person.Reader, World.Text, "Hello");
        var author = (await Events.FirstAsync<MessagePosted>(posted => posted.Message.Id == written)).Message.Author;

        var answered = World.InvokeAsync(Person.Reader, World.Text, "weather today", ("place", "here"));
        var started = await AnswerNextAsync(new(Card.Of($"Sun.")));
        await answered;

        Assert.Equal(author, started.Member.User);
        Assert.False(started.Member.ManagesGuild);
    }

    [Fact]
    public async Task An_option_is_completed_while_it_is_typed()
    {
        await Client.RegisterCommandsAsync([Weather], default);

        var offered = World.CompleteAsync(Person.Reader, World.Text, "weather today", "place", "no");
        var asked = (await Events.FirstAsync<InteractionStarted>(started => started.Interaction is CompletionAsked)).Interaction as CompletionAsked;
        await Client.CompleteAsync(asked!.Id, [new("North", "n"), new("Nowhere", "x")], default);

        Assert.Equal(("weather today", "place", "no"), (asked.Command, asked.Option, asked.Typed));
        Assert.Equal([new("North", "n"), new("Nowhere", "x")], await offered);
    }

    [Fact]
    public async Task A_pressed_button_sends_its_id_and_its_answer_replaces_the_message()
    {
        await Client.RegisterCommandsAsync([Weather], default);
        var answered = World.InvokeAsync(Person.Reader, World.Text, "weather today", ("place", "here"));
        await AnswerNextAsync(new(new(MessageText.Of($"Page 1"), Buttons: [CardButton.Press("More", "1:weather:2")])));
        var page = await answered;

        var replaced = World.PressAsync(Person.Reader, World.Text, page, "More");
        var pressed = await Events.FirstAsync<InteractionStarted>(started => started.Interaction is ButtonPressed);
        await Client.AnswerAsync(pressed.Interaction.Id, new(Card.Of($"Page 2"), ReplacesMessage: true), default);

        Assert.Equal("1:weather:2", ((ButtonPressed)pressed.Interaction).CustomId);
        var seen = await replaced;
        Assert.Equal((page.Id, "Page 2"), (seen.Id, seen.Text));
        Assert.Empty(seen.Buttons);
    }

    [Fact]
    public async Task A_button_can_open_a_form_and_what_is_written_in_it_comes_back()
    {
        var message = await SendAsync(World.Text, new(MessageText.Of($"A comment"), Buttons: [CardButton.Press("Reply", "1:weather:7")]));
        var shown = (await World.ReadAsync(World.Text)).Single(seen => seen.Id == message);

        var opened = World.OpenAsync(Person.Reader, World.Text, shown, "Reply");
        var pressed = await Events.FirstAsync<InteractionStarted>(started => started.Interaction is ButtonPressed);
        await Client.AnswerAsync(pressed.Interaction.Id, new(Hello, Form: new("1:weather:8", "Reply to Ann", "Your reply", 2_000)), default);
        var form = await opened;
        var answered = World.SubmitAsync(Person.Reader, form, "Two\nlines & more");
        var submitted = (FormSubmitted)(await Events.FirstAsync<InteractionStarted>(started => started.Interaction is FormSubmitted)).Interaction;
        await Client.AnswerAsync(submitted.Id, new(Card.Of($"Thank you.")), default);

        Assert.Equal(("Reply to Ann", "Your reply"), (form.Title, form.Label));
        Assert.Equal(("1:weather:8", "Two\nlines & more", World.Text), (submitted.CustomId, submitted.Text, submitted.Channel));
        Assert.Equal(pressed.Interaction.Member with { Roles = [] }, submitted.Member with { Roles = [] });
        Assert.True(submitted.Member.MayReply);
        Assert.Equal("Thank you.", (await answered).Text);
    }

    [Fact]
    public async Task A_mention_of_us_is_no_part_of_what_was_said()
    {
        var id = await World.PostAsync(Person.Reader, World.Text, $"{World.Mention} good morning <@77>");

        Assert.Equal("good morning <@77>", (await Events.FirstAsync<MessagePosted>(posted => posted.Message.Id == id)).Message.Text);
        Assert.Equal("good morning <@77>", Assert.Single(await Client.MessagesAsync(World.Text, default)).Text);
        Assert.True(Client.ReadsMessages);
    }

    [Fact]
    public async Task A_member_sees_what_their_rights_let_them_see()
    {
        await Client.RegisterCommandsAsync([Weather], default);
        var reader = await MemberAsync(Person.Reader);
        var manager = await MemberAsync(Person.Manager);
        var thread = await Client.StartThreadAsync(World.Hidden, await SendAsync(World.Hidden, Hello), "Comments", default);
        await EventuallyAsync(() => Client.CanSee(manager, thread));

        Assert.True(Client.CanSee(reader, World.Text));
        Assert.True(Client.CanSee(manager, World.Hidden));
        Assert.False(Client.CanSee(reader, World.Hidden));
        Assert.False(Client.CanSee(reader, thread));
        Assert.False(Client.CanSee(reader with { Guild = new("1") }, World.Text));
        Assert.False(Client.CanSee(manager, new("1")));
    }

    [Fact]
    public void A_channel_that_is_not_there_is_not_known()
    {
        Assert.Null(Client.ChannelOf(new("1")));
        Assert.Equal(ChannelKind.Forum, Client.ChannelOf(World.Forum)?.Kind);
    }

    [Fact]
    public void A_link_to_a_message_is_an_address_that_names_it()
    {
        var link = Client.LinkTo(World.Guild, World.Text, new("77"));

        Assert.True(Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "http" or "https", link);
        Assert.Contains("77", link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interaction_that_is_not_waiting_is_passed_over()
    {
        await Client.AnswerAsync(new("1"), new(Hello), default);
        await Client.CompleteAsync(new("1"), [], default);

        Assert.Empty(await World.ReadAsync(World.Text));
    }

    private static async Task FailsAsync(ChatFailure failure, Func<Task> work) =>
        Assert.Equal(failure, (await Assert.ThrowsAsync<ChatException>(work)).Failure);

    private static async Task EventuallyAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
            await Task.Delay(10, patience.Token);
    }

    private Task<MessageId> SendAsync(ChannelId channel, Card card, MessageId? replyTo = null, string? key = null) =>
        Client.SendAsync(channel, card, replyTo, new(key ?? Guid.NewGuid().ToString("N")[..22]), Notify.Nobody, default);

    private async Task<Interaction> AnswerNextAsync(Answer answer)
    {
        var interaction = (await Events.FirstAsync<InteractionStarted>(started => started.Interaction is CommandInvoked or MenuChosen && !_answered.Contains(started.Interaction.Id))).Interaction;
        _answered.Add(interaction.Id);
        await Client.AnswerAsync(interaction.Id, answer, default);
        return interaction;
    }

    private async Task<Member> MemberAsync(Person person)
    {
        var answered = World.InvokeAsync(person, World.Text, "weather today", ("place", "here"));
        var interaction = await AnswerNextAsync(new(Hello));
        await answered;
        return interaction.Member;
    }
}
