using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
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
using NewsBot.Pipeline;
using NewsBot.Pipeline.Following;
using NewsBot.Posting;
using NewsBot.Running.Listening;
using NewsBot.Running.Reading;
using NewsBot.Running.Upkeep;
using NewsBot.Settings;
using NewsBot.Sources;
using NewsBot.Storage;
using NewsBot.Storage.People;
using NewsBot.Terminal;

namespace NewsBot.Running;

/// <summary>Wires the bot together, in the order the data flows.</summary>
internal static class BotHost
{
    public static IHost Build(BotSettings settings, Database database, DatabaseLock databaseLock, Action<IServiceCollection, ChatSettings> addChat)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        ConsoleLog.Add(builder.Logging, settings.Logging);

        var services = builder.Services;
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Options.Create(settings.Delivery));
        services.AddSingleton(Options.Create(settings.Commands));
        services.AddSingleton(database);
        services.AddSingleton(databaseLock);

        // Read.
        services.AddSingleton<PageReader>();
        services.AddSingleton(SourceFolders.Of(settings));
        services.AddSingleton<Ingest>();
        services.AddSingleton<Importer>();
        Following.Add(services, settings);

        // Say.
        services.AddSingleton(ConfigFile.ReadLanguages());
        ModelUse.Add(services, settings.Model);
        services.AddSingleton<Summarize>();
        services.AddSingleton<IndexText>();
        services.AddSingleton<Publish>();
        services.AddSingleton(ConfigFile.Read("The comment rules", settings.Comments.RulesFile, CommentRules.Parse));
        services.AddSingleton(ConfigFile.ReadPhrases());
        services.AddSingleton<DeliveryContent>();
        services.AddSingleton(Options.Create(settings.Discussion));
        services.AddSingleton<Discuss>();
        services.AddSingleton<AnswerQuestions>();
        services.AddSingleton<Mirror>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<ReplyRecorder>();
        services.AddSingleton<ThreadCatchUp>();
        services.AddSingleton<ThreadSender>();
        services.AddSingleton<Sender>();
        services.AddSingleton<Deliver>();
        services.AddSingleton<IDueStep, Alerts>();
        services.AddSingleton<IDueStep, Notes>();
        services.AddSingleton<IDueStep, Digests>();
        services.AddSingleton<IDueStep, SpotAnswers>();
        services.AddSingleton<IDueStep, CountComments>();
        services.AddSingleton<DueSteps>();

        // Listen.
        services.AddSingleton<CatchUp>();
        services.AddSingleton<HeldComments>();
        services.AddSingleton<HiddenThings>();
        services.AddSingleton<AdminRole>();
        services.AddSingleton<Reviewing>();
        services.AddSingleton(new PostPace(settings.Delivery.PostsPerChannel, settings.Delivery.PostsPer));
        services.AddSingleton<StatusLimits>();
        services.AddSingleton<BotStatus>();
        services.AddSingleton<ArticleWhy>();
        services.AddSingleton<IMenu, HideCommentMenu>();
        services.AddSingleton<IMenu, HideAuthorMenu>();
        services.AddSingleton<IMenu, LockMenu>();
        services.AddSingleton<CommandGate>();
        services.AddSingleton<ChannelFollowing>();
        services.AddSingleton<ChannelSetup>();
        services.AddSingleton<ChannelView>();
        services.AddSingleton<ArticleCards>();
        services.AddSingleton<IArticlePart, ArticleLatest>();
        services.AddSingleton<IArticlePart, ArticleShow>();
        services.AddSingleton<IArticlePart, ArticleRandom>();
        services.AddSingleton<IArticlePart, ArticleText>();
        services.AddSingleton<IArticlePart, ArticleSearch>();
        services.AddSingleton<IArticlePart, ArticleRefresh>();
        services.AddSingleton<IArticlePart, ArticleFollow>();
        services.AddSingleton<IArticlePart, ArticleUnfollow>();
        services.AddSingleton<ArticleDiscussion>();
        services.AddSingleton<IArticlePart>(provider => provider.GetRequiredService<ArticleDiscussion>());
        services.AddSingleton<IArticlePart, ArticleQuestion>();
        services.AddSingleton<IArticlePart, ArticleTakedown>();
        services.AddSingleton<VisibleHistory>();
        services.AddSingleton<HistoryPages>();
        services.AddSingleton<HistoryStats>();
        services.AddSingleton<HistoryClaims>();
        services.AddSingleton<HistoryParts>();
        services.AddSingleton<IMenu, HistoryMenu>();
        services.AddSingleton<SearchPages>();
        services.AddSingleton<SearchCompletion>();
        services.AddSingleton<Forgetting>();
        services.AddSingleton<OwnWords>();
        services.AddSingleton<CoolDown>();
        services.AddSingleton<ICommand, ArticleCommand>();
        services.AddSingleton<ICommand, HistoryCommand>();
        services.AddSingleton<ICommand, SearchCommand>();
        services.AddSingleton<ICommand, DigestCommand>();
        services.AddSingleton<ICommand, ChannelCommand>();
        services.AddSingleton<SourceAdding>();
        services.AddSingleton<SourceListing>();
        services.AddSingleton<SourceChanging>();
        services.AddSingleton<SourceTransfer>();
        services.AddSingleton<ICommand, SourceCommand>();
        services.AddSingleton<ICommand, NewsBotCommand>();
        services.AddSingleton<QueueCommands>();
        services.AddSingleton<ChangeText>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<ParentMenu>();
        services.AddSingleton<IMenu>(provider => provider.GetRequiredService<ParentMenu>());
        services.AddSingleton<INoun>(provider => provider.GetRequiredService<ParentMenu>());
        services.AddSingleton<IMenu, DiscussionMenu>();
        services.AddSingleton<INoun, ReplyForm>();
        services.AddSingleton<INoun, MoreComments>();
        services.AddSingleton<CommandTable>();
        services.AddSingleton<Interactions>();
        services.AddSingleton<CommandRegistration>();
        services.AddSingleton<LocalStart>();
        services.AddSingleton<ChatRecord>();
        addChat(services, ChatSettings.Of(settings));

        // Run: pages are taken and the events are listened to before the connection is made.
        services.AddHostedService<ImportDoor>();
        services.AddHostedService<ChatEvents>();
        services.AddSingleton<ChatConnection>();
        services.AddHostedService(provider => provider.GetRequiredService<ChatConnection>());
        services.AddHostedService<SourceReader>();
        services.AddHostedService<SourceFile>();
        services.AddHostedService<Follower>();
        services.AddHostedService<Backfill>();
        services.AddHostedService<Worker>();
        services.AddHostedService<NightlyBackup>();
        services.AddHostedService<Retention>();
        services.AddHostedService<Housekeeping>();
        services.AddHostedService<QuietMemory>();
        return builder.Build();
    }
}
