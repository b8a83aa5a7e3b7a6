using NewsBot.Core.Tests.Storage.Articles;
using NewsBot.Core.Tests.Storage.Comments;
using NewsBot.Core.Tests.Storage.Deliveries;
using NewsBot.Core.Tests.Storage.Guilds;
using NewsBot.Core.Tests.Storage.People;
using NewsBot.Core.Tests.Storage.Sources;

namespace NewsBot.Core.Tests.Storage;

public sealed class SqliteArticleStoreTests() : ArticleStoreTests(new());

public sealed class SqliteCommentStoreTests() : CommentStoreTests(new());

public sealed class SqliteDeliveryStoreTests() : DeliveryStoreTests(new());

public sealed class SqliteHistoryStoreTests() : HistoryStoreTests(new());

public sealed class SqliteSubscriptionStoreTests() : SubscriptionStoreTests(new());

public sealed class SqlitePollStoreTests() : PollStoreTests(new());

public sealed class SqliteSourceStoreTests() : SourceStoreTests(new());

public sealed class SqliteStoryStoreTests() : StoryStoreTests(new());

public sealed class SqliteStatusStoreTests() : StatusStoreTests(new());
