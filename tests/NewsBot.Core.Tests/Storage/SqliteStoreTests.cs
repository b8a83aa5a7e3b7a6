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
