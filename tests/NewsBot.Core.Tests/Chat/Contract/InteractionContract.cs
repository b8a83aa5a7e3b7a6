using NewsBot.Chat;

namespace NewsBot.Core.Tests.Chat.Contract;

/// <summary>What every adapter does with commands, menus, buttons and forms; a subclass supplies the chat.</summary>
public abstract class InteractionContract : ChatContract
{
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
    public async Task An_interaction_that_is_not_waiting_is_passed_over()
    {
        await Client.AnswerAsync(new("1"), new(Hello), default);
        await Client.CompleteAsync(new("1"), [], default);

        Assert.Empty(await World.ReadAsync(World.Text));
    }
}
