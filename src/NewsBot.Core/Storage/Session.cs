using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Comments;
using NewsBot.Storage.Deliveries;
using NewsBot.Storage.Guilds;
using NewsBot.Storage.People;
using NewsBot.Storage.Searches;
using NewsBot.Storage.Sources;

namespace NewsBot.Storage;

/// <summary>One transaction, and the stores as it sees them.</summary>
public sealed class Session(DbConnection connection, DbTransaction transaction)
{
    public AlertStore Alerts => new(this);

    public ArticleListStore ArticleLists => new(this);

    public ArticleStore Articles => new(this);

    public AuthorStore Authors => new(this);

    public BranchStore Branches => new(this);

    public ChannelStore Channels => new(this);

    public ChangeStore Changes => new(this);

    public ClaimStore Claims => new(this);

    public CommentStore Comments => new(this);

    public CountStore Counts => new(this);

    public DeadLetterStore DeadLetters => new(this);

    public DeliveryStore Deliveries => new(this);

    public DigestStore Digests => new(this);

    public DiscussionStore Discussions => new(this);

    public EntryStore Entries => new(this);

    public FollowingStore Followings => new(this);

    public GuildStore Guilds => new(this);

    public GuildStatusStore GuildStatus => new(this);

    public HeldStore Held => new(this);

    public HistoryStore History => new(this);

    public IndexStore Index => new(this);

    public KeptStore Kept => new(this);

    public MessageStore Messages => new(this);

    public ModelAnswerStore ModelAnswers => new(this);

    public ModerationStore Moderation => new(this);

    public PeopleStore People => new(this);

    public PollStore Polls => new(this);

    public PostStore Posts => new(this);

    public QuestionStore Questions => new(this);

    public ReplyStore Replies => new(this);

    public RestoreStore Restores => new(this);

    public RevisionStore Revisions => new(this);

    public SetupStore Setups => new(this);

    public SightingStore Sightings => new(this);

    public SourceStore Sources => new(this);

    public SpotAnswerStore SpotAnswers => new(this);

    public StoryStore Stories => new(this);

    public SearchStore Search => new(this);

    public StatsStore Stats => new(this);

    public StatusStore Status => new(this);

    public SubscriptionStore Subscriptions => new(this);

    public SummaryStore Summaries => new(this);

    public ThreadStore Threads => new(this);

    public WithheldStore Withheld => new(this);

    internal int Execute(string sql, object? parameters = null) => connection.Execute(sql, parameters, transaction);

    internal void ExecuteEach(string sql, IEnumerable<object> parameters) => connection.ExecuteEach(sql, parameters, transaction);

    internal List<T> Query<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(string sql, object? parameters = null) => connection.Query<T>(sql, parameters, transaction);

    internal T? First<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(string sql, object? parameters = null) => connection.First<T>(sql, parameters, transaction);
}
