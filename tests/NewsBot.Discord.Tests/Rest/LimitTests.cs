using NewsBot.Discord.Model;
using NewsBot.Discord.Rest;

namespace NewsBot.Discord.Tests.Rest;

/// <summary>Limits are known before anything is sent, so there is no server here.</summary>
public sealed class LimitTests
{
    private static readonly Button Ok = new(ButtonStyle.Primary, "ok", "ok");
    private static readonly CommandOption Option = new(CommandOptionType.String, "name", "what");

    public static TheoryData<string, MessageCreate> BadMessages => new()
    {
        { "content", new() },
        { "content", new(" \n") },
        { "content", new(Text(2001)) },
        { "nonce", new("x", Nonce: Text(26)) },
        { "embeds", new(Embeds: [.. Enumerable.Range(0, 11).Select(_ => new Embed("x"))]) },
        { "embeds", new(Embeds: [new(Description: Text(4000)), new(Description: Text(2001))]) },
        { "embeds[1].title", new(Embeds: [new("x"), new(Text(257))]) },
        { "embeds[0].description", new(Embeds: [new(Description: Text(4097))]) },
        { "embeds[0].footer.text", new(Embeds: [new(Footer: new(Text(2049)))]) },
        { "embeds[0].author.name", new(Embeds: [new(Author: new(Text(257)))]) },
        { "embeds[0].fields", new(Embeds: [new(Fields: [.. Enumerable.Range(0, 26).Select(_ => new EmbedField("a", "b"))])]) },
        { "embeds[0].fields[0].name", new(Embeds: [new(Fields: [new("", "b")])]) },
        { "embeds[0].fields[0].name", new(Embeds: [new(Fields: [new(Text(257), "b")])]) },
        { "embeds[0].fields[0].value", new(Embeds: [new(Fields: [new("a", Text(1025))])]) },
        { "allowed_mentions.users", new("x", AllowedMentions: new(["users"], [new(1)])) },
        { "allowed_mentions.roles", new("x", AllowedMentions: new(["roles"], Roles: [new(1)])) },
        { "allowed_mentions.users", new("x", AllowedMentions: new([], [.. Enumerable.Range(1, 101).Select(id => new Snowflake((ulong)id))])) },
        { "files[0]", new(Files: [new("a", new byte[10 * 1024 * 1024 + 1])]) },
        { "files", new(Files: [new("a", new byte[9_000_000]), new("b", new byte[9_000_000]), new("c", new byte[9_000_000])]) },
        { "components", new("x", Components: [.. Enumerable.Range(0, 6).Select(row => new ActionRow(Ok with { CustomId = $"{row}" }))]) },
        { "components", new("x", Components: [Ok]) },
        { "components", new("x", Components: [new ActionRow(Ok, Ok)]) },
        { "components[0].components", new("x", Components: [new ActionRow([.. Enumerable.Range(0, 6).Select(button => Ok with { CustomId = $"{button}" })])]) },
        { "components[0].components[0].custom_id", new("x", Components: [new ActionRow(Ok with { CustomId = "" })]) },
        { "components[0].components[0].custom_id", new("x", Components: [new ActionRow(Ok with { CustomId = Text(101) })]) },
        { "components[0].components[0].custom_id", new("x", Components: [new ActionRow(Ok with { CustomId = null })]) },
        { "components[0].components[0].custom_id", new("x", Components: [new ActionRow(Ok with { Url = "https://a.example" })]) },
        { "components[0].components[0].label", new("x", Components: [new ActionRow(Ok with { Label = Text(81) })]) },
        { "components[0].components[0].url", new("x", Components: [new ActionRow(Button.Link("a", "https://a.example/" + Text(512)))]) },
        { "components[0].components[0].options", new("x", Components: [new ActionRow(new StringSelect("s", [.. Enumerable.Range(0, 26).Select(option => new SelectOption("a", $"{option}"))]))]) },
        { "content", new("x", Components: [new TextDisplay("y")], Flags: MessageFlags.IsComponentsV2) },
        { "components", new(Components: [.. Enumerable.Range(0, 41).Select(_ => new TextDisplay("y"))], Flags: MessageFlags.IsComponentsV2) },
    };

    public static TheoryData<string, ApplicationCommand> BadCommands => new()
    {
        { "[0].name", new("Upper", "x") },
        { "[0].name", new("two words", "x") },
        { "[0].name", new(Text(33), "x") },
        { "[0].description", new("a") },
        { "[0].description", new("a", Text(101)) },
        { "[0].description", new("A user", "x", Type: CommandType.User) },
        { "[0].options", new("a", "x", [.. Enumerable.Range(0, 26).Select(option => Option with { Name = $"o{option}" })]) },
        { "[0].options", new("a", "x", [Option, Option]) },
        { "[0].options", new("a", "x", [Option, Option with { Name = "other", Required = true }]) },
        { "[0].options[0].autocomplete", new("a", "x", [Option with { Autocomplete = true, Choices = [new("a", "b")] }]) },
        { "[0].options[0].choices", new("a", "x", [Option with { Choices = [.. Enumerable.Range(0, 26).Select(choice => new CommandChoice("a", choice))] }]) },
        { "[0].options[0].choices[0].name", new("a", "x", [Option with { Choices = [new("", "b")] }]) },
        { "[0].options[0].choices[0].value", new("a", "x", [Option with { Choices = [new("a", Text(101))] }]) },
        { "[0].options[0].max_length", new("a", "x", [Option with { MaxLength = 6001 }]) },
        { "[0].options[0].options[0].type", new("a", "x", [new(CommandOptionType.SubCommand, "sub", "x", Options: [new(CommandOptionType.SubCommand, "sub", "x")])]) },
        { "[0]", new("a", "x", [.. Enumerable.Range(0, 25).Select(option => Option with { Name = $"o{option}", Choices = [.. Enumerable.Range(0, 5).Select(_ => new CommandChoice(Text(80), "b"))] })]) },
    };

    [Theory(DisplayName = "9.1 9.2 9.4 9.8 6.10 A message over a limit is not sent, and the error names the field")]
    [MemberData(nameof(BadMessages))]
    public async Task A_message_over_a_limit_is_not_sent(string field, MessageCreate message)
    {
        using var client = Nowhere();
        var exception = await Assert.ThrowsAsync<DiscordException>(() => client.Rest.Messages.CreateAsync(new(1), message));

        Assert.Equal(field, exception.Field);
        Assert.Equal(ErrorCode.InvalidFormBody, exception.Code);
        Assert.StartsWith(field + ": ", exception.Message, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "7.2 7.3 Commands over a limit are not sent, and the error names the field")]
    [MemberData(nameof(BadCommands))]
    public async Task Commands_over_a_limit_are_not_sent(string field, ApplicationCommand command)
    {
        using var client = Nowhere();

        Assert.Equal(field, (await Assert.ThrowsAsync<DiscordException>(() => client.Rest.Commands.RegisterAsync(new(1), [command]))).Field);
    }

    [Fact(DisplayName = "7.2 A hundred commands and fifteen context menus of each kind are the most")]
    public async Task A_hundred_commands_are_the_most()
    {
        using var client = Nowhere();
        foreach (var (type, most) in new[] { (CommandType.ChatInput, 100), (CommandType.User, 15), (CommandType.Message, 15) })
        {
            var commands = Enumerable.Range(0, most + 1).Select(number => new ApplicationCommand($"c{number}", type == CommandType.ChatInput ? "x" : "", Type: type)).ToList();
            Assert.Equal($"commands of type {type}", (await Assert.ThrowsAsync<DiscordException>(() => client.Rest.Commands.RegisterAsync(new(1), commands))).Field);
        }
    }

    [Fact(DisplayName = "10.1 10.2 10.4 Threads and posts over a limit are not started")]
    public async Task Threads_over_a_limit_are_not_started()
    {
        using var client = Nowhere();
        var threads = client.Rest.Threads;
        foreach (var (field, thread) in new (string, ThreadCreate)[] { ("name", new("")), ("name", new(Text(101))), ("auto_archive_duration", new("a", 61)), ("rate_limit_per_user", new("a", RateLimitPerUser: 21601)) })
            Assert.Equal(field, (await Assert.ThrowsAsync<DiscordException>(() => threads.StartFromMessageAsync(new(1), new(2), thread))).Field);
        foreach (var (field, post) in new (string, ForumPost)[] { ("name", new("", new("x"))), ("message.content", new("a", new())), ("message.nonce", new("a", new("x", Nonce: "n"))), ("applied_tags", new("a", new("x"), AppliedTags: [new(1), new(2), new(3), new(4), new(5), new(6)])) })
            Assert.Equal(field, (await Assert.ThrowsAsync<DiscordException>(() => threads.PostAsync(new(1), post))).Field);
        Assert.Equal("name", (await Assert.ThrowsAsync<DiscordException>(() => client.Rest.Channels.EditAsync(new(1), new(Name: "")))).Field);
    }

    [Fact(DisplayName = "6.5 6.9 Completions and modals over a limit are not sent")]
    public async Task Completions_and_modals_over_a_limit_are_not_sent()
    {
        using var client = Nowhere();
        var interaction = new Interaction(new(1), new(2), InteractionType.ApplicationCommand, "tok");
        var label = new Label(new TextInput("in", TextInputStyle.Short), "Name");
        Assert.Equal("choices", (await Assert.ThrowsAsync<DiscordException>(() => client.Rest.Interactions.AutocompleteAsync(interaction, [.. Enumerable.Range(0, 26).Select(choice => new CommandChoice("a", choice))]))).Field);
        foreach (var (field, modal) in new (string, Modal)[]
        {
            ("custom_id", new("", "t", label)),
            ("title", new("m", Text(46), label)),
            ("components", new("m", "t")),
            ("components[0].label", new("m", "t", label with { Text = Text(46) })),
            ("components[0].description", new("m", "t", label with { Description = Text(101) })),
            ("components[0].components[0].value", new("m", "t", new Label(new TextInput("in", Value: Text(4001)), "Name"))),
            ("components", new("m", "t", label, label)),
        })
            Assert.Equal(field, (await Assert.ThrowsAsync<DiscordException>(() => client.Rest.Interactions.ModalAsync(interaction, modal))).Field);
    }

    [Fact(DisplayName = "9.2 What only has white space around it fits")]
    public async Task White_space_around_does_not_count()
    {
        using var client = Nowhere();
        var exception = await Assert.ThrowsAsync<DiscordException>(() => client.Rest.Messages.CreateAsync(new(1), new("x", [new($"  {Text(256)}\n")], Nonce: Text(26))));

        Assert.Equal("nonce", exception.Field); // and not the title
    }

    [Fact(DisplayName = "9.2 The 6000 characters of all embeds are counted without the white space around each text")]
    public async Task White_space_around_does_not_count_in_all_either()
    {
        using var client = Nowhere();
        var (full, most) = (new Embed(Description: $"  {Text(3_000)}  "), new MessageCreate("x", Nonce: Text(26)));

        Assert.Equal("nonce", (await Assert.ThrowsAsync<DiscordException>(() => client.Rest.Messages.CreateAsync(new(1), most with { Embeds = [full, full] }))).Field);
        Assert.Equal("embeds", (await Assert.ThrowsAsync<DiscordException>(() => client.Rest.Messages.CreateAsync(new(1), most with { Embeds = [full, full, new("y")] }))).Field);
    }

    private static DiscordClient Nowhere() => new(new DiscordOptions("t") { ApiUrl = new("http://127.0.0.1:9/api/v10") });

    private static string Text(int length) => new('x', length);
}
