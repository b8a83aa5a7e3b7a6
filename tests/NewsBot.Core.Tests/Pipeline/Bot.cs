using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Core.Tests.Chat;
using NewsBot.Core.Tests.Storage;
using NewsBot.Discussions;
using NewsBot.Pipeline;
using NewsBot.Posting;
using NewsBot.Questions;
using NewsBot.Sources;
using NewsBot.Sources.Comments;
using NewsBot.Storage;
using NewsBot.Summaries;

namespace NewsBot.Core.Tests.Pipeline;

/// <summary>The pipeline over one file and one chat, driven step by step; a second one on the same file is a restart.</summary>
internal sealed class Bot : IAsyncDisposable
{
    /// <summary>What is said in a language of the tests' own.</summary>
    public static PhraseBooks Books { get; } = new([new("de", new Dictionary<string, string>(), new Dictionary<string, string>
    {
        ["By"] = "Von",
        ["This channel follows nothing."] = "Dieser Kanal folgt nichts.",
        ["There is no source named “{0}”. Choose one of those that are offered while you type."] = "Wähle eine Quelle; „{0}“ gibt es nicht.",
        ["Next"] = "Weiter",
        ["The thread of “{0}” was deleted. Its comments are no longer shown."] = "Das Gespräch zu „{0}“ wurde gelöscht.",
        ["What was new"] = "Was neu war",
        ["{0:new article|new articles} since {1}"] = "{0:neuer Artikel|neue Artikel} seit {1}",
        ["**{0:new answer|new answers}** to {1}, which you follow:"] = "**{0:neue Antwort|neue Antworten}** unter {1}:",
        ["Nothing in this article and its discussion answers that."] = "Das beantwortet hier nichts.",
    })]);

    private static readonly CommentRules Rules = new([new("links", MoreLinksThan: 1)]);

    private readonly CancellationTokenSource _stop = new();
    private readonly Ingest _ingest;
    private readonly Summarize _summarize;
    private readonly Publish _publish;
    private readonly AnswerQuestions _answers;
    private readonly Mirror _mirror;
    private readonly Outbox _outbox;
    private readonly Digests _digests;
    private readonly DueSteps _due;

    public Bot(string file, MemoryChat chat, ManualTime time, DeliveryOptions? delivery = null)
    {
        var options = Options.Create(delivery ?? new DeliveryOptions());
        (Chat, Time, Answerer) = (chat, time, new DisturbedAnswerer(() => Answering()));
        Database = Database.Open(file, time);
        _ingest = new(Database, time);
        _summarize = new(Database, new FirstParagraphs());
        _publish = new(Database, chat, time);
        var content = new DeliveryContent(chat, options, Books);
        var discuss = new Discuss(Options.Create(new DiscussionOptions()), time);
        _mirror = new(Database, content, discuss, Rules, time);
        _answers = new(Database, Answerer, time, NullLogger<AnswerQuestions>.Instance);
        _outbox = new(Database, content, options, time);
        Recorder = new(Database, chat, discuss, time);
        ThreadCatchUp = new(Database, chat, Recorder, time);
        Deliver = new(Database, new Sender(Database, chat, _outbox, new(Database, chat, _outbox, ThreadCatchUp)), _outbox, options, time, NullLogger<Deliver>.Instance);
        _digests = new(Database, chat, Books, options, time, NullLogger<Digests>.Instance);
        _due = new([new Alerts(Database, chat, Books, options, time, NullLogger<Alerts>.Instance), new Notes(Database, chat, Books, options, time, NullLogger<Notes>.Instance), new SpotAnswers(Database, chat, Books, options, time), new CountComments(Database, time)], time, NullLogger<DueSteps>.Instance);
    }

    public MemoryChat Chat { get; }

    public ManualTime Time { get; }

    public Database Database { get; }

    public Deliver Deliver { get; }

    public ReplyRecorder Recorder { get; }

    public ThreadCatchUp ThreadCatchUp { get; }

    public IAnswerer Answerer { get; }

    /// <summary>What happens while an answer is made.</summary>
    public Func<Task> Answering { get; set; } = () => Task.CompletedTask;

    /// <summary>Whether the chat's events reach the bot.</summary>
    public bool Listens { get; set; } = true;

    public bool IsKilled => _stop.IsCancellationRequested;

    public Task FollowAsync(GuildId guild, ChannelId channel, ChannelKind kind = ChannelKind.Text, MirrorMode mirror = MirrorMode.All) =>
        Database.WriteAsync(session =>
        {
            session.Guilds.Join(guild, "Guild", MemoryChat.Owner);
            session.Subscriptions.Follow(new(SourceName.Every, guild, channel, kind, mirror));
        }, default);

    public Task<IngestResult> ReadAsync(Article article, params PageComment[] comments) => ReadAsync(Some.Page(article, comments));

    public Task<IngestResult> ReadAsync(Page page) => ReadAsync(Some.Source, page);

    public Task<IngestResult> ReadAsync(SourceName source, Page page) => _ingest.RunAsync(source, page, default);

    /// <summary>Keeps a discussion of the article that everybody reads.</summary>
    public Task KeepAsync(CommentThread thread) => _ingest.RunAsync(Some.ArticleId, thread, default);

    /// <summary>Does all that can be done now.</summary>
    public async Task SettleAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            if (Listens)
                await ListenAsync();

            await PrepareAsync();
            await Deliver.StartAsync(_stop.Token);
            await Deliver.WhenIdleAsync();
            _due.Start(_stop.Token);
            await _due.WhenIdleAsync();
            if (_stop.IsCancellationRequested || (!await StepAsync() && (await DueAsync()).All(due => due > Time.GetUtcNow())))
                break;
        }

        if (Listens && !_stop.IsCancellationRequested)
            await ListenAsync();
    }

    /// <summary>Does all that is to be done, letting as much time pass as that takes.</summary>
    public async Task FinishAsync()
    {
        for (var rounds = 0; rounds < 500; rounds++)
        {
            await SettleAsync();
            if (_stop.IsCancellationRequested || await DueAsync() is not { Count: > 0 } due)
                return;
            if (due.Min() - Time.GetUtcNow() is { Ticks: > 0 } wait)
                Time.Advance(wait);
        }

        throw new InvalidOperationException("It is never done.");
    }

    /// <summary>Does all that comes before sending.</summary>
    public async Task PrepareAsync()
    {
        while (await StepAsync())
            continue;
    }

    /// <summary>Sends the digests that are due; returns when the next will be.</summary>
    public Task<DateTimeOffset?> DigestAsync() => DueSteps.RunAsync(_digests, Time, default);

    /// <summary>Brings the outbox up to date.</summary>
    public Task CatchUpAsync() => _mirror.RunAsync(default);

    public Worker CreateWorker(ISummarizer summarizer, ILogger<Worker> logger) => new(Database, new(Database, summarizer), _publish, _answers, _mirror, Deliver, _due, new(Database), Time, logger);

    /// <summary>Ends as a killed process does: nothing more is written.</summary>
    public void Kill()
    {
        _stop.Cancel();
        Database.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Deliver.StopAsync();
        Deliver.Dispose();
        await _due.WhenIdleAsync();
        _due.Dispose();
        Database.Dispose();
        _stop.Dispose();
    }

    /// <summary>Takes what the chat has told so far to whom it concerns, as the host does.</summary>
    public async Task ListenAsync(Type? only = null)
    {
        foreach (var happened in Chat.TakeEvents().Where(happened => only is null || happened.GetType() == only))
        {
            await (happened switch
            {
                OwnMessageArrived own => _outbox.AcknowledgeAsync(own.Key, own.Message, default),
                RightsChanged rights => _outbox.TryAgainAsync(rights.Guild, rights.Channel, default),
                PlaceDeleted deleted => _outbox.ClosedAsync(deleted.Place, default),
                GuildLeft left => Database.WriteAsync(session => session.Guilds.Leave(left.Guild, Time.GetUtcNow()), default),
                OwnAnswerArrived answer => Recorder.AnsweredAsync(answer, default),
                MessagePosted posted => Recorder.PostedAsync(posted.Message, default),
                MessageEdited edited => Recorder.EditedAsync(edited, default),
                MessagesDeleted deleted => Recorder.DeletedAsync(deleted, default),
                _ => Task.CompletedTask,
            });
        }
    }

    private async Task<bool> StepAsync() => await _summarize.RunAsync(default) | await _publish.RunAsync(default) | await _answers.RunAsync(default) | await _mirror.RunAsync(default) | await new IndexText(Database).RunAsync(default);

    private async Task<IReadOnlyList<DateTimeOffset>> DueAsync() =>
        await Database.ReadAsync(session => (IReadOnlyList<DateTimeOffset>)[.. session.Deliveries.Queues().Select(queue => queue.DueAt), .. session.Followings.Next() is { } next ? [next.DueAt] : Array.Empty<DateTimeOffset>(), .. session.SpotAnswers.Behind() is { } behind ? [behind.BehindAt] : Array.Empty<DateTimeOffset>()], default);

    private sealed class DisturbedAnswerer(Func<Task> meanwhile) : IAnswerer
    {
        private readonly QuotingAnswerer _answerer = new();

        public async Task<IReadOnlyList<Quote>> AnswerAsync(string question, Article article, IReadOnlyList<Comment> discussion, CancellationToken cancellationToken)
        {
            await meanwhile();
            return await _answerer.AnswerAsync(question, article, discussion, cancellationToken);
        }
    }

    // One paragraph, or as many as were asked for.
    private sealed class FirstParagraphs : ISummarizer
    {
        public Task<Summary> SummarizeAsync(Article article, SummaryLength length, CancellationToken cancellationToken)
        {
            var count = length == SummaryLength.Usual ? 1 : length.Sentences;
            return Task.FromResult(new Summary([.. article.Body.Take(count).Select((paragraph, place) => new SummarySentence(paragraph, place, 0, paragraph.Length))], "first paragraphs"));
        }
    }
}
