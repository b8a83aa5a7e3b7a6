using System.Text.RegularExpressions;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Core.Tests.Commands;
using NewsBot.Posting;
using NewsBot.Storage.Sources;

namespace NewsBot.Core.Tests.Chat;

/// <summary>In a language that has no Latin letter, nothing of ours is left in English: neither a whole text nor a word inserted in one.</summary>
public sealed partial class ForeignWordsTests : CommandTest
{
    private static readonly string[] Spoken = ["de", "fr", "es", "ru"];
    private static readonly Lazy<PhraseBooks> Foreign = new(ReadBooks);
    private static readonly Member Stranger = Manager with { Locale = "zz" };

    // What somebody else wrote, and what is called so in every language.
    private static readonly string[] Theirs =
    [
        "bridge", "opened", "ferry", "launched", "was", "the", "Monday", "Herald", "Gazette", "Ann", "Bob", "Text", "The", "Etc", "manager", "reader", "news", "general", "herald", "example", "nowhere", "Nothing",
        "NewsBot", "Discord", "OPML", "RSS", "UTC", "Europe", "Berlin", "Deutsch", "English", "Espa", "Fran", "ais", "author", "links", "length", "title", "text", "tag", "source", "and", "not", "buy", "now", "harbour", "press", "release", "Port", "Harbour",
        "POST", "channels", "messages", "Fetching", "InsideHosts", "MESSAGE", "CONTENT", "INTENT", "http", "https",
    ];

    internal override PhraseBooks Books => Foreign.Value;

    [Fact]
    public async Task Every_command_is_answered_without_an_English_word()
    {
        await SetUpAsync();
        var left = new List<string>();
        foreach (var command in Table.Definitions.Where(command => command.Menu is null))
        {
            foreach (var subcommand in command.Subcommands.Where(subcommand => subcommand.Name is not ("test" or "takedown" or "forget" or "remove" or "unfollow" or "drop" or "audit")))
                left.AddRange(English($"{command.Name} {subcommand.Name}", await AskAsync(Stranger, $"{command.Name} {subcommand.Name}", [.. subcommand.Options.Where(option => option.Required).Select(option => (option.Name, ValueOf(option)))])));
            if (command.Options is { } options)
                left.AddRange(English(command.Name, await AskAsync(Stranger, command.Name, [.. options.Where(option => option.Required).Select(option => (option.Name, ValueOf(option)))])));
        }

        foreach (var menu in Table.Definitions.Where(command => command.Menu is MenuOf.Message))
            left.AddRange(English(menu.Name, await ChooseAsync(Stranger, menu.Name, Comment("of a").Id.Value)));
        None(left);
    }

    [Fact]
    public async Task A_channel_is_set_up_without_an_English_word()
    {
        await SetUpAsync();
        var left = new List<string>();
        var step = await AskAsync(Stranger, "channel edit");
        foreach (var (select, value) in new[] { ("sources", "*"), ("old", "5") })
            left.AddRange(English(select, step = await PickAsync(Stranger, step, select, value)));
        step = await ForthAsync(step);
        foreach (var (select, value) in new[] { ("format", "plain"), ("format", "bare"), ("summary", "3b"), ("summary", "1"), ("rest", "1"), ("rest", "168"), ("role", "77") })
            left.AddRange(English(select, step = await PickAsync(Stranger, step, select, value)));
        step = await ForthAsync(step);
        foreach (var (select, value) in new[] { ("mirror", "All"), ("mirror", "Hold"), ("mirror", "Off"), ("cap", "10"), ("as", "personas"), ("alerts", News.Value) })
            left.AddRange(English(select, step = await PickAsync(Stranger, step, select, value)));
        step = await ForthAsync(step);
        var form = (await ThatAsync(step, 1)).Form!;
        left.AddRange(English("form", form));
        foreach (var (field, text) in new[] { ("filter", "(ferry"), ("filter", "ferry or"), ("filter", "/(/"), ("filter", "colour:red"), ("hold", "links>"), ("hold", "\"x"), ("template", "{headline}"), ("template", "{title"), ("tags", "Harbour"), ("colour", "red") })
            left.AddRange(English($"{field} {text}", await FillAsync(Stranger, form, (field, text))).Where(word => !text.Contains(word[(word.LastIndexOf(' ') + 1)..], StringComparison.Ordinal)));
        step = await FillAsync(Stranger, form, ("filter", "ferry"), ("hold", "links>1"), ("template", "{title}"), ("tags", "Harbour = Port"), ("colour", "#102030"));
        left.AddRange(English("texts", step));
        left.AddRange(English("save", await ThatAsync(step, 2)));
        left.AddRange(English("show", await AskAsync(Stranger, "channel show")));
        None(left);

        Task<Answer> ForthAsync(Answer from) => ThatAsync(from, from.Card.Buttons!.Select(button => button.CustomId!).ToList().FindLastIndex(id => id.Contains(":step:", StringComparison.Ordinal)));
        Task<Answer> ThatAsync(Answer from, int button) => PressAsync(Stranger, from.Card.Buttons![button].CustomId!);
    }

    // What is too long for the chat is refused by it.
    [Theory]
    [MemberData(nameof(LocaleTests.Languages), MemberType = typeof(LocaleTests))]
    public async Task Every_answer_and_step_fits_in_every_language(string language)
    {
        await SetUpAsync();
        var someone = Manager with { Locale = language };
        foreach (var (command, subcommand) in Table.Definitions.Where(command => command.Menu is null).SelectMany(command => command.Subcommands.Select(subcommand => (command, subcommand))))
            await AskAsync(someone, $"{command.Name} {subcommand.Name}", [.. subcommand.Options.Where(option => option.Required).Select(option => (option.Name, ValueOf(option)))]);

        await AskAsync(Manager, "channel follow", ("source", "*"));
        var step = await AskAsync(someone, "channel edit");
        for (var next = 2; next <= 4; next++)
            step = await PressAsync(someone, $"1:channel:setup:step:{next}");
        Assert.NotNull((await PressAsync(someone, "1:channel:setup:texts")).Form);
        Assert.Equal(4, step.Card.Buttons!.Count);
    }

    [Theory]
    [InlineData("In “news” (1000) these permissions are missing: Send Messages, Read Message History.")]
    [InlineData("The channel got many articles just now.")]
    [InlineData("“general” is not age-restricted, and a source that it follows is.")]
    [InlineData("https://herald.example/feed answered 404.")]
    [InlineData("https://herald.example/feed took too long to answer.")]
    [InlineData("POST /channels/{id}/messages was answered with 400 (code 50035): …")]
    public async Task What_was_kept_of_a_failure_is_told_without_an_English_word(string error)
    {
        await SetUpAsync();
        await Bot.Database.WriteAsync(session =>
        {
            var delivery = session.Deliveries.Of(session.Posts.Find(Some.ArticleId, News)!).First(delivery => delivery.Kind == DeliveryKind.Post);
            session.Deliveries.Set(delivery.Key, DeliveryState.Dead, Time.GetUtcNow(), error);
            session.Polls.Save(Poll.New(PollKey.Of(new SourceName("Gazette")), new("Gazette"), new("https://feeds.example/"), Time.GetUtcNow()) with { Failures = 2, Error = error, PolledAt = Time.GetUtcNow() });
        }, default);

        foreach (var command in new[] { "newsbot why", "newsbot queue", "newsbot status", "source list" })
            None(English(command, await AskAsync(Stranger, command, ("article", "bridge"))));
    }

    private async Task SetUpAsync()
    {
        await Bot.Database.WriteAsync(session =>
        {
            session.Guilds.Join(Guild, "Guild");
            session.Sources.Add(new(new("Gazette"), Guild, """{"name":"Gazette","kind":"feed","url":"https://feeds.example/","everyMinutes":90,"summarySentences":2,"image":false,"only":{"words":["ferry"]},"comments":{"system":"none"},"elsewhere":{"hold":true},"ageRestricted":true}"""), Time.GetUtcNow());
        }, default);
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", inReplyTo: "a", author: "Bob"));
        await Bot.SettleAsync();
    }

    private static PhraseBooks ReadBooks()
    {
        var masked = new PhraseBook("zz", new Dictionary<string, string>(), SaidTexts.All([]).ToDictionary(text => text, Mask));
        return new([masked, .. Spoken.Select(language => LocaleTests.Read(language))]);
    }

    private static void None(IEnumerable<string> words) => Assert.True(!words.Any(), string.Join('\n', words.Distinct()));

    private static string ValueOf(OptionDefinition option) => option switch
    {
        { Choices: [var first, ..] } => first.Value,
        { Name: "article" or "words" or "question" } => "bridge",
        { Name: "source" } => "Gazette",
        { Name: "name" } => "Ann",
        { Name: "member" } => "12",
        { Name: "at" } => "8:00",
        { Name: "address" } => "http://127.0.0.1/",
        _ => "1",
    };

    private static IEnumerable<string> English(string of, Answer answer) => English(of, [.. Texts(answer.Card), .. answer.Form is { } form ? Texts(form) : []]);

    private static IEnumerable<string> English(string of, Form form) => English(of, [.. Texts(form)]);

    private static IEnumerable<string> English(string of, IReadOnlyList<string> texts) => texts
        .Select(text => Kept.Replace(text, " "))
        .SelectMany(text => Word.Matches(text).Select(word => word.Value))
        .Where(word => !Theirs.Contains(word))
        .Select(word => $"{of}: {word}");

    private static IEnumerable<string> Texts(Form form) => form.Fields.Select(field => field.Label).Append(form.Title);

    private static IEnumerable<string> Texts(Card card) =>
    [
        card.Text.Value,
        .. card.Panel is { } panel ? [panel.Title.Value, panel.Body.Value, panel.Footer.Value, .. (panel.Fields ?? []).SelectMany(field => new[] { field.Name, field.Value.Value })] : Array.Empty<string>(),
        .. (card.Buttons ?? []).Select(button => button.Label),
        .. (card.Selects ?? []).SelectMany(select => (select.Options ?? []).Select(option => option.Label).Append(select.Placeholder)),
    ];

    // Letters become one that English does not have; holes, names of commands and what is written as it is typed stay.
    private static string Mask(string text) => Typed.Replace(text, part => part.Groups["kept"].Success ? part.Value : "ж");

    [GeneratedRegex(@"(?<kept>\{\d\}|`[^`]*`|\*/[^*]*\*)|\p{L}")]
    private static partial Regex Typed { get; }

    // Commands, mentions, times, addresses and fields are no words.
    [GeneratedRegex(@"`[^`]*`|<[^>]*>|https?://\S+|/[a-z]+ [a-z]+|\{[a-z]+\}|\*/[^*]*\*|\b[a-z]+:(?=\S)|\b[a-z]{4,8}\*")]
    private static partial Regex Kept { get; }

    [GeneratedRegex("[A-Za-z]{3,}")]
    private static partial Regex Word { get; }
}
