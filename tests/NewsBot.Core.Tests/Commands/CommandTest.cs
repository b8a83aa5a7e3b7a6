using System.Net;
using Microsoft.Extensions.Options;
using NewsBot.Chat;
using NewsBot.Commands;
using NewsBot.Commands.Articles;
using NewsBot.Commands.Channels;
using NewsBot.Commands.Histories;
using NewsBot.Commands.Moderation;
using NewsBot.Commands.Running;
using NewsBot.Commands.Searches;
using NewsBot.Commands.Sources;
using NewsBot.Core.Tests.Pipeline;
using NewsBot.Sources.Fetching;

namespace NewsBot.Core.Tests.Commands;

/// <summary>People in a guild who use commands, over what the pipeline has stored and posted.</summary>
public abstract class CommandTest : PipelineTest
{
    // Nothing that a command test names can be reached.
    private static readonly Fetcher Nowhere = new(new(), TimeProvider.System, new(new(), (_, _) => Task.FromResult<IPAddress[]>([])));

    private CoolDown? _coolDown;

    /// <summary>The languages that people are answered in.</summary>
    internal virtual PhraseBooks Books => Pipeline.Bot.Books;

    /// <summary>What a command reads pages with.</summary>
    internal virtual Fetcher Fetcher => Nowhere;

    /// <summary>What the last interaction was.</summary>
    internal InteractionId LastInteraction { get; private set; }

    /// <summary>How much one person may ask; nothing that a test does by accident is too much.</summary>
    internal CommandOptions Limits { get; init; } = new() { AtOnce = 1_000 };

    internal static Member Manager { get; } = new(Guild, new("11"), "manager", ManagesGuild: true, []);

    internal static Member Reader { get; } = new(Guild, new("12"), "reader", ManagesGuild: false, []);

    internal Task<Answer> AskAsync(Member who, string command, params (string Name, string Value)[] options) => AskInAsync(News, who, command, options);

    internal async Task<Answer> AskInAsync(ChannelId channel, Member who, string command, params (string Name, string Value)[] options) =>
        (Answer)await AnswerAsync(id => new CommandInvoked(id, who, channel, command, options.ToDictionary(option => option.Name, option => option.Value)));

    /// <summary>Uses a command with a file in its option "file".</summary>
    internal async Task<Answer> GiveAsync(Member who, string command, GivenFile file) =>
        (Answer)await AnswerAsync(id => new CommandInvoked(id, who, News, command, new Dictionary<string, string>(), new Dictionary<string, GivenFile> { ["file"] = file }));

    internal async Task<string> SayAsync(Member who, string command, params (string Name, string Value)[] options) =>
        (await AskAsync(who, command, options)).Card.Text.Value;

    internal async Task<IReadOnlyList<Choice>> TypeAsync(Member who, string command, string optionName, string typed) =>
        (IReadOnlyList<Choice>)await AnswerAsync(id => new CompletionAsked(id, who, News, command, optionName, typed));

    internal async Task<Answer> PressAsync(Member who, string customId, ChannelId? channel = null) =>
        (Answer)await AnswerAsync(id => new ButtonPressed(id, who, channel ?? News, customId));

    internal Task<Answer> PressAsync(Member who, Answer answer, string label) =>
        PressAsync(who, answer.Card.Buttons!.Single(button => button.Label == label).CustomId!);

    /// <summary>Chooses in a select of an answer, which is found by what stands at the end of its id.</summary>
    internal async Task<Answer> PickAsync(Member who, Answer answer, string select, params string[] values) =>
        (Answer)await AnswerAsync(id => new ButtonPressed(id, who, News, answer.Card.Selects!.Single(offered => offered.CustomId.EndsWith($":{select}", StringComparison.Ordinal)).CustomId, values));

    internal async Task<Answer> FillAsync(Member who, Form form, params (string Field, string Text)[] texts) =>
        (Answer)await AnswerAsync(id => new FormSubmitted(id, who, News, form.CustomId, form.Fields.ToDictionary(field => field.Id, field => texts.Where(text => text.Field == field.Id).Select(text => text.Text).FirstOrDefault(field.Value))));

    internal async Task<Answer> ChooseAsync(Member who, string menu, string target, ChannelId? channel = null) =>
        (Answer)await AnswerAsync(id => new MenuChosen(id, who, channel ?? News, menu, target));

    internal async Task<Answer> SubmitAsync(Member who, string customId, string text, ChannelId? channel = null) =>
        (Answer)await AnswerAsync(id => new FormSubmitted(id, who, channel ?? News, customId, text));

    internal CommandTable Table => new(
        [
            new ArticleCommand(Bot.Database, ArticleParts),
            new HistoryCommand(Bot.Database, new(Chat), HistoryPages, new(new(Bot.Database, Chat, new(Chat)), new(Bot.Database, new(Chat), Time), new(Bot.Database, new(Bot.Database, Time), Time))),
            new SearchCommand(SearchPages, new(Bot.Database, new(Chat))),
            new SourceCommand(Bot.Database, new(Bot.Database, new(Fetcher, new()), Time), new(Bot.Database), new(Bot.Database, Chat, Time), new(Bot.Database, Chat, Fetcher, Time)),
            new DigestCommand(Bot.Database, Chat, Time),
            new ChannelCommand(new(Bot.Database, Chat, Time), new(Bot.Database, Chat, Time), new(Bot.Database, Chat, Books, Time), new(Bot.Database, Time), Chat),
            new NewsBotCommand(new(Bot.Database, Time), new(Bot.Database, new(Chat)), new(Bot.Database, new(Chat, new(30, TimeSpan.FromMinutes(10)), Time), Time), new(Bot.Database, Chat), new(new(Bot.Database, Time), new(Bot.Database, Time), Role)),
        ],
        [new HistoryMenu(Bot.Database, HistoryPages), new ParentMenu(Bot.Database, Chat), new DiscussionMenu(Bot.Database, new(Bot.Database, Chat), Chat), new HideCommentMenu(Bot.Database, Time), new HideAuthorMenu(Bot.Database, Time), new LockMenu(Bot.Database, Chat, Time)],
        [new ReplyForm(Bot.Database, Time), new MoreComments(Bot.Database), new ParentMenu(Bot.Database, Chat)],
        new(_coolDown ??= new(Options.Create(Limits), Time), Role, Books, Chat),
        Chat);

    private AdminRole Role => new(Bot.Database, Time);

    private HistoryPages HistoryPages => new(Bot.Database, Chat, new(Chat));

    private SearchPages SearchPages => new(Bot.Database, Chat, Time);

    private IReadOnlyList<IArticlePart> ArticleParts
    {
        get
        {
            var cards = new ArticleCards(Chat);
            return
            [
                new ArticleLatest(Bot.Database, cards),
                new ArticleShow(Bot.Database, cards),
                new ArticleRandom(Bot.Database, cards),
                new ArticleText(Bot.Database),
                new ArticleSearch(SearchPages, new(Bot.Database, new(Chat))),
                new ArticleRefresh(Bot.Database, Time),
                new ArticleFollow(Bot.Database, cards, Time),
                new ArticleUnfollow(Bot.Database),
                new ArticleDiscussion(Bot.Database, Chat),
                new ArticleQuestion(Bot.Database, Chat, Bot.Answerer, Time),
                new ArticleTakedown(Bot.Database, Chat, Time),
            ];
        }
    }

    private async Task<object> AnswerAsync(Func<InteractionId, Interaction> start)
    {
        Interaction? started = null;
        var answered = Chat.InteractAsync(id => started = start(id));

        LastInteraction = started!.Id;
        await Table.RunAsync(started, default);
        return await answered;
    }
}
