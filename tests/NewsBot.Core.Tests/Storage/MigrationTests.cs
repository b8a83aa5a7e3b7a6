using System.Globalization;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Searches;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Storage;

/// <summary>Each migration, from a database as the version before it left it.</summary>
public sealed class MigrationTests : IDisposable
{
    // Something in every table that there was from the beginning.
    private const string Something = """
        INSERT INTO guild (id, name, present, heard_at) VALUES ('5', 'Guild', 1, 7);
        INSERT INTO comment (article_id, id, origin, author_id, author_name, author_key, text, known_as, position, seen_at) VALUES ('a', 'c', 'Site', 'w', 'Ann', 'ann', 'Text', 'c', 0, 1);
        INSERT INTO subscription (source, channel_id, guild_id, channel_kind, mirror, publishes) VALUES ('Herald', '9', '5', 'Text', 'All', 0);
        INSERT INTO post (article_id, channel_id, guild_id, channel_kind, mirror, behind) VALUES ('a', '9', '5', 'Text', 'All', 0);
        INSERT INTO delivery (id, kind, article_id, channel_id, part, queue, ordinal, state, due_at, refusals, message_id) VALUES ('d', 'Post', 'a', '9', 0, '9', 1, 'Sent', 1, 0, '11');
        INSERT INTO delivery (id, kind, article_id, channel_id, part, queue, ordinal, state, due_at, refusals) VALUES ('t', 'Thread', 'a', '9', 0, '9', 2, 'Pending', 1, 0);
        """;

    private static readonly string[] Tables = ["guild", "article", "summary", "comment", "subscription", "post", "delivery"];
    private readonly TemporaryFolder _folder = new();

    /// <summary>All but the first, which there was nothing before.</summary>
    public static TheoryData<string> Migrations => [.. OlderDatabase.Migrations.Skip(1)];

    private string Path => _folder.File("newsbot.db");

    [Theory]
    [MemberData(nameof(Migrations))]
    public async Task A_database_of_the_version_before_is_copied_and_loses_nothing(string migration)
    {
        OlderDatabase.Make(Path, migration, ArticleBefore(migration) + Something + SummaryBefore(migration));
        var before = Rows(Path);

        using (var database = Database.Open(Path, new ManualTime()))
        {
            Assert.Equal(new(new("9"), new("11")), Assert.Single(await database.ReadAsync(session => session.Posts.InGuild(new("a"), new("5")), default)));
            Assert.Equal("9", Assert.Single(await database.ReadAsync(session => session.Deliveries.Queues(), default)).Queue);
        }

        Assert.Equal(before, Rows(Path));
        Assert.Equal("ok", DatabaseFile.Ask(Path, "PRAGMA integrity_check"));
        Assert.Null(DatabaseFile.Ask(Path, "PRAGMA foreign_key_check"));
        var copy = Assert.Single(Directory.GetFiles(_folder.Path, "newsbot.db.before-*"));
        Assert.Equal(before, Rows(copy));
        Assert.Equal(long.Parse(migration.AsSpan(0, 3), CultureInfo.InvariantCulture) - 1, DatabaseFile.Ask(copy, "SELECT MAX(number) FROM migration"));
    }

    // Since the eleventh, whose followers have had an article stands where it was met.
    private static string ArticleBefore(string migration) => string.CompareOrdinal(migration, "012") < 0 ? OlderDatabase.Article : OlderDatabase.SightedArticle;

    // Since the seventh, a summary has a length.
    private static string SummaryBefore(string migration) => string.CompareOrdinal(migration, "008") < 0
        ? "INSERT INTO summary (article_id, sentences, made_by) VALUES ('a', '[]', 'nobody');"
        : "INSERT INTO summary (article_id, length, sentences, made_by) VALUES ('a', 3, '[]', 'nobody');";

    [Fact]
    public void They_are_numbered_one_after_another() =>
        Assert.Equal(Enumerable.Range(1, OlderDatabase.Migrations.Count), OlderDatabase.Migrations.Select(name => int.Parse(name.AsSpan(0, 3), CultureInfo.InvariantCulture)));

    [Fact]
    public async Task Comments_from_before_there_were_branches_are_their_pages_own()
    {
        OlderDatabase.Make(Path, "003_branch", OlderDatabase.Article + """
            INSERT INTO comment (article_id, id, origin, author_id, author_name, author_key, text, known_as, position, seen_at)
            VALUES ('a', 'c', 'Site', 'ann', 'Ann', 'ann', 'Hello', 'c', 0, 0);
            """);

        using var database = Database.Open(Path, TimeProvider.System);

        var comment = Assert.Single(await database.ReadAsync(session => session.Comments.FromSite(new("a")), default)).Comment;
        Assert.Equal(("Hello", null), (comment.Text, comment.Branch));
        Assert.True(await database.WriteAsync(session => session.Branches.Save(new("a"), new(new("x"), "X", null, null)), default));
    }

    [Fact]
    public async Task Before_they_could_come_from_several_sources_articles_stay_with_their_source_whether_its_followers_have_had_them_or_not()
    {
        OlderDatabase.Make(Path, "011_sources", OlderDatabase.Article + OlderDatabase.Article.Replace("'a'", "'b'", StringComparison.Ordinal).Replace("1, 1)", "1, 0)", StringComparison.Ordinal));

        using var database = Database.Open(Path, TimeProvider.System);

        Assert.Equal(["b", "a"], (await database.ReadAsync(session => session.ArticleLists.Latest(new("Herald"), 5), default)).Select(line => line.Id.Value));
        Assert.Equal([new(new("b"), new("Herald"))], await database.ReadAsync(session => session.Sightings.NotOffered(5), default));
    }

    [Fact]
    public async Task What_was_stored_before_there_was_an_index_is_indexed()
    {
        OlderDatabase.Make(Path, "005_search", OlderDatabase.Article + """
            INSERT INTO comment (article_id, id, origin, author_id, author_name, author_key, text, known_as, position, seen_at)
            VALUES ('a', 'c', 'Site', 'ann', 'Ann', 'ann', 'Hello harbour', 'c', 0, 0);
            """);

        using var database = Database.Open(Path, TimeProvider.System);
        Assert.True(await database.WriteAsync(session => session.Index.CatchUp(100), default));

        var query = SearchQuery.Parse("harbour", new("1"));
        var entry = Assert.Single(await database.ReadAsync(session => session.Search.Newest(query.Match, query.Range, 10), default));
        Assert.Equal("Hello harbour", (await database.ReadAsync(session => session.Search.Find(entry, new("1")), default))!.Text);
    }

    [Fact]
    public async Task Articles_from_before_they_were_found_apart_from_comments_are_found_apart()
    {
        OlderDatabase.Make(Path, "014_reading", OlderDatabase.SightedArticle + "DELETE FROM search_change;");

        using var database = Database.Open(Path, TimeProvider.System);
        Assert.True(await database.WriteAsync(session => session.Index.CatchUp(100), default));

        var query = SearchQuery.Parse("source:Herald", new("1"), articlesOnly: true);
        Assert.Single(await database.ReadAsync(session => session.Search.Newest(query.Match, query.Range, 10), default));
    }

    [Fact]
    public async Task Channels_and_posts_from_before_anything_could_be_set_for_them_are_as_usual()
    {
        OlderDatabase.Make(Path, "017_channels", OlderDatabase.SightedArticle + """
            INSERT INTO guild (id, name, present) VALUES ('500', 'Guild', 1);
            INSERT INTO post (article_id, channel_id, guild_id, channel_kind, mirror, behind) VALUES ('a', '600', '500', 'Text', 'All', 0);
            """);

        using var database = Database.Open(Path, TimeProvider.System);

        await database.WriteAsync(session =>
        {
            var post = session.Posts.Find(new("a"), new("600"))!;
            Assert.False(post.Personas);
            Assert.False(session.Moderation.IsLocked(post));
            Assert.Equal(ChannelSettings.Usual, session.Channels.Of(post.Channel));
            Assert.Null(session.Guilds.AdminRole(new("500")));
            Assert.True(session.Articles.IsKnownTo(new("500"), new("a")));
            Assert.True(session.Channels.Pause(new("500"), post.Channel, isPaused: true));
        }, default);
    }

    [Fact]
    public async Task Posts_from_before_they_told_of_their_discussions_have_told_nothing_and_nobody_has_asked()
    {
        OlderDatabase.Make(Path, "004_discussion", OlderDatabase.Article + """
            INSERT INTO post (article_id, channel_id, guild_id, channel_kind, mirror, behind) VALUES ('a', 'n', 'g', 'Text', 'All', 0);
            INSERT INTO comment (article_id, id, origin, author_id, author_name, author_key, text, known_as, position, seen_at)
            VALUES ('a', 'c', 'Site', 'ann', 'Ann', 'ann', 'Hello', 'c', 0, 0);
            """);

        using var database = Database.Open(Path, TimeProvider.System);

        await database.WriteAsync(session =>
        {
            var post = session.Posts.Find(new("a"), new("n"))!;
            Assert.Null(session.Discussions.Told(post));
            Assert.Null(session.Questions.Open());
            Assert.Equal((1, 0), session.Discussions.CountInThread(post, withPeople: true));

            session.Questions.Ask(session.Comments.Find(new("a"), new("c"))!, post.Channel, default);
            Assert.Equal(new OpenQuestion(new("a"), new("c"), new("n")), session.Questions.Open());
        }, default);
    }

    [Fact]
    public async Task Articles_from_before_it_was_kept_were_never_changed()
    {
        OlderDatabase.Make(Path, "010_modified", OlderDatabase.Article);

        using var database = Database.Open(Path, TimeProvider.System);

        Assert.Null((await database.ReadAsync(session => session.Articles.Find(new("a")), default))!.ModifiedAt);
    }

    [Fact]
    public async Task What_people_said_before_they_could_be_forgotten_can_be_erased()
    {
        OlderDatabase.Make(Path, "009_people", OlderDatabase.Article + """
            INSERT INTO comment (article_id, id, origin, author_id, author_name, author_key, text, known_as, position, seen_at, guild_id, channel_id, message_id)
            VALUES ('a', 'c', 'Discord', 'reader', 'Reader', 'reader', 'Hello', 'c', 0, 0, '500', '600', '700');
            """);

        using var database = Database.Open(Path, TimeProvider.System);

        Assert.Equal("Hello", Assert.Single(await database.ReadAsync(session => session.People.Everything(new("reader")), default)).Text);
        Assert.Equal(1, (await database.WriteAsync(session => session.People.Forget(new("reader"), null, DateTimeOffset.UnixEpoch), default)).Comments);
        Assert.Empty(await database.ReadAsync(session => session.Changes.Before(new("500"), (DateTimeOffset.MaxValue, "~"), 10), default));
    }

    [Fact]
    public async Task A_summary_from_before_lengths_could_be_chosen_is_of_the_usual_length()
    {
        OlderDatabase.Make(Path, "007_summary_style", OlderDatabase.Article + """
            INSERT INTO summary (article_id, sentences, made_by) VALUES ('a', '[{"text":"One.","paragraph":0,"start":0,"end":4}]', 'extractive');
            INSERT INTO subscription (source, channel_id, guild_id, channel_kind, mirror, publishes) VALUES ('*', '600', '500', 'Text', 'All', 0);
            INSERT INTO post (article_id, channel_id, guild_id, channel_kind, mirror, behind) VALUES ('a', '600', '500', 'Text', 'All', 1);
            """);

        using var database = Database.Open(Path, TimeProvider.System);

        var (summary, lengths, follower, post) = await database.ReadAsync(
            session => (session.Summaries.Find(new("a")), session.Summaries.LengthsWanted(new("a")), session.Subscriptions.FollowersOf(new("Herald")).Single(), session.Posts.Behind()), default);
        Assert.Equal(["One."], summary!.Sentences.Select(sentence => sentence.Text));
        Assert.Equal([3], lengths);
        Assert.Equal((default, default), (follower.Summary, post!.Summary));
    }

    [Fact]
    public async Task Comments_from_before_anybody_asked_for_all_of_them_are_missed_by_nobody()
    {
        OlderDatabase.Make(Path, "012_missed", OlderDatabase.SightedArticle + """
            INSERT INTO comment (article_id, id, origin, author_id, author_name, author_key, text, known_as, position, seen_at)
            VALUES ('a', 'c', 'Site', 'ann', 'Ann', 'ann', 'Hello', 'c', 0, 0);
            """);

        using var database = Database.Open(Path, TimeProvider.System);

        var kept = Assert.Single(await database.ReadAsync(session => session.Comments.FromSite(new("a")), default));
        Assert.Equal(("Hello", null, null), (kept.Comment.Text, kept.Comment.DeletedAt, kept.MissedAt));
    }

    [Fact]
    public async Task What_a_model_answered_before_it_was_given_discussions_stays_whatever_becomes_of_a_comment()
    {
        OlderDatabase.Make(Path, "013_model_discussion", OlderDatabase.SightedArticle + """
            INSERT INTO model_answer (id, answer, asked_at) VALUES ('k', 'A summary.', 0);
            INSERT INTO comment (article_id, id, origin, author_id, author_name, author_key, text, known_as, position, seen_at)
            VALUES ('a', 'c', 'Site', 'ann', 'Ann', 'ann', 'Hello', 'c', 0, 0);
            """);

        using var database = Database.Open(Path, TimeProvider.System);

        await database.WriteAsync(session =>
        {
            session.ModelAnswers.Save("l", "Ann says hello.", 0, default, new("a"));
            session.Comments.Hide(new("a"), new("c"), default);
            Assert.Equal(("A summary.", null), (session.ModelAnswers.Find("k"), session.ModelAnswers.Find("l")));
        }, default);
    }

    [Fact]
    public async Task Before_there_were_digests_no_channel_wanted_one_and_any_may_from_then_on()
    {
        OlderDatabase.Make(Path, "015_digest", OlderDatabase.SightedArticle + "INSERT INTO guild (id, name, present) VALUES ('5', 'Guild', 1);");

        using var database = Database.Open(Path, TimeProvider.System);

        await database.WriteAsync(session =>
        {
            Assert.Null(session.Digests.Next());
            session.Digests.Begin(new(new("5"), new("9"), new("*"), DayOfWeek.Friday, new(17, 30), "UTC"), DateTimeOffset.UnixEpoch);
            Assert.Equal((DateTimeOffset.UnixEpoch.AddDays(1).AddHours(17.5), new TimeOnly(17, 30)), (session.Digests.Next()!.DueAt, session.Digests.Next()!.Plan.At));
        }, default);
    }

    [Fact]
    public async Task Comments_from_before_they_were_found_by_their_article_are_and_nobody_had_said_who_they_are()
    {
        OlderDatabase.Make(Path, "018_claim", OlderDatabase.SightedArticle + """
            INSERT INTO comment (article_id, id, origin, author_id, author_name, author_key, text, known_as, position, seen_at)
            VALUES ('a', 'c', 'Site', 'ann', 'Ann', 'ann', 'Hello harbour', 'c', 0, 0);
            DELETE FROM search_change;
            """);

        using var database = Database.Open(Path, TimeProvider.System);
        await database.WriteAsync(session => session.Index.CatchUp(100), default);

        await database.ReadAsync(session =>
        {
            var query = SearchQuery.Everything(new("5")).Under(new("a"));
            Assert.Equal("Hello harbour", session.History.Find(Assert.Single(session.Search.Newest(query.Match, query.Range, 10)), new("5"))!.Text);
            Assert.Equal([new("ann")], session.Claims.SameAs(new("5"), new("ann")));
            return true;
        }, default);
    }

    [Fact]
    public async Task What_was_indexed_before_an_author_was_found_for_each_finder_is_found_by_its_author()
    {
        OlderDatabase.Make(Path, "019_index", OlderDatabase.SightedArticle + """
            INSERT INTO comment (article_id, id, origin, author_id, author_name, author_key, text, known_as, position, seen_at)
            VALUES ('a', 'c', 'Site', 'ann', 'Ann', 'ann', 'Hello harbour', 'c', 0, 0);
            INSERT INTO search_entry (id, article_id, comment_id) VALUES (7, 'a', 'c');
            INSERT INTO search (rowid, text, author, keys) VALUES (7, 'Hello harbour', 'Ann', 'g0x65766572796F6E65 a0x616E6E');
            DELETE FROM search_change;
            """);

        using var database = Database.Open(Path, TimeProvider.System);
        await database.WriteAsync(session => session.Index.CatchUp(100), default);

        var query = SearchQuery.Parse("harbour", new("5")).By([new("ann")]);
        Assert.Single(await database.ReadAsync(session => session.Search.Newest(query.Match, query.Range, 10), default));
    }

    [Fact]
    public async Task Who_followed_an_article_before_notes_had_a_language_is_told_in_English_and_no_answer_from_then_is_behind()
    {
        OlderDatabase.Make(Path, "020_readers", OlderDatabase.SightedArticle + """
            INSERT INTO guild (id, name, present) VALUES ('5', 'Guild', 1);
            INSERT INTO following (article_id, guild_id, user_id, author_id, state, due_at, notes, refusals) VALUES ('a', '5', '12', 'x', 'Pending', 0, 0, 0);
            INSERT INTO question (article_id, comment_id, asker, asked_at, is_open) VALUES ('a', 'q', 'x', 0, 0);
            INSERT INTO comment (article_id, id, origin, author_id, author_name, author_key, text, known_as, position, seen_at)
            VALUES ('a', 'c', 'Site', 'ann', 'Ann', 'ann', 'Hello harbour', 'c', 0, 0);
            """);

        using var database = Database.Open(Path, TimeProvider.System);

        await database.ReadAsync(session =>
        {
            Assert.Null(session.Followings.Next()!.Locale);
            Assert.Null(session.SpotAnswers.Behind());
            return true;
        }, default);
    }

    [Fact]
    public async Task What_was_there_before_it_was_counted_is_counted()
    {
        OlderDatabase.Make(Path, "021_counts", OlderDatabase.SightedArticle + """
            INSERT INTO comment (article_id, id, origin, author_id, author_name, author_key, text, known_as, position, seen_at, hidden_at)
            VALUES ('a', 'c', 'Site', 'ann', 'Ann', 'ann', 'Hello', 'c', 0, 0, NULL), ('a', 'd', 'Site', 'ann', 'Ann', 'ann', 'Hello', 'd', 1, 0, 0), ('a', 'e', 'Site', 'ann', 'Ann', 'ann', 'Hello', 'e', 2, 0, NULL);
            INSERT INTO post (article_id, channel_id, guild_id, channel_kind, mirror, behind) VALUES ('a', '6', '5', 'Text', 'All', 0);
            INSERT INTO delivery (id, kind, article_id, channel_id, part, queue, ordinal, state, due_at, refusals) VALUES ('x', 'Post', 'a', '6', 0, '6', 1, 'Sent', 0, 0);
            """);

        using var database = Database.Open(Path, TimeProvider.System);

        Assert.Equal([new("Site", "hidden", 1), new("Site", "shown", 2)], await database.ReadAsync(session => session.Status.Comments(), default));
        Assert.Equal([new("Post", "Sent", 1)], await database.ReadAsync(session => session.Status.Deliveries(), default));
    }

    [Fact]
    public async Task Sources_for_adults_are_known_as_such_from_their_definitions()
    {
        OlderDatabase.Make(Path, "023_adults", """
            INSERT INTO source (name, name_key, guild_id, definition, added_at)
            VALUES ('Herald', 'herald', NULL, '{"name":"Herald","kind":"feed","url":"https://herald.example/","ageRestricted":true}', 0),
                   ('Gazette', 'gazette', NULL, '{"name":"Gazette","kind":"feed","url":"https://gazette.example/","ageRestricted":false}', 0);
            """);

        using var database = Database.Open(Path, TimeProvider.System);

        Assert.Equal(["Herald"], await database.ReadAsync(session => session.Query<string>("SELECT name FROM source WHERE for_adults = 1"), default));
    }

    [Fact]
    public async Task A_post_from_before_its_number_of_comments_was_kept_says_how_many_there_are()
    {
        OlderDatabase.Make(Path, "022_comments", OlderDatabase.SightedArticle + """
            INSERT INTO comment (article_id, id, origin, author_id, author_name, author_key, text, known_as, position, seen_at)
            VALUES ('a', 'c', 'Site', 'ann', 'Ann', 'ann', 'Hello', 'c', 0, 0);
            INSERT INTO post (article_id, channel_id, guild_id, channel_kind, mirror, behind) VALUES ('a', '6', '5', 'Text', 'All', 0);
            """);

        using var database = Database.Open(Path, TimeProvider.System);

        var post = new Post(new("a"), new("5"), new("6"), ChannelKind.Text, MirrorMode.All);
        Assert.Equal((null, 1, null), await database.ReadAsync(session => (session.Counts.Told(post), session.Counts.Of(post), session.Counts.Next()), default));
    }

    [Fact]
    public async Task The_thread_of_an_article_that_was_taken_down_before_threads_went_with_theirs_is_looked_at_again()
    {
        OlderDatabase.Make(Path, "024_takedown", OlderDatabase.SightedArticle + """
            INSERT INTO takedown (guild_id, article_id, at) VALUES ('5', 'a', 0);
            INSERT INTO post (article_id, channel_id, guild_id, channel_kind, mirror, behind) VALUES ('a', '6', '5', 'Text', 'All', 0), ('a', '7', '8', 'Text', 'All', 0);
            INSERT INTO delivery (id, kind, article_id, channel_id, part, queue, ordinal, state, due_at, refusals, message_id)
            VALUES ('p', 'Post', 'a', '6', 0, '6', 1, 'Gone', 0, 0, '60'), ('t', 'Thread', 'a', '6', 0, '6', 2, 'Sent', 0, 0, '60');
            """);

        using var database = Database.Open(Path, TimeProvider.System);

        Assert.Equal(new ChannelId("6"), (await database.ReadAsync(session => session.Posts.Behind(), default))!.Channel);
        var post = new Post(new("a"), new("5"), new("6"), ChannelKind.Text, MirrorMode.All);
        Assert.True(await database.WriteAsync(session => session.Threads.Follow(post, DateTimeOffset.UnixEpoch), default));
    }

    public void Dispose() => _folder.Dispose();

    private static List<(string, object?)> Rows(string path) => [.. Tables.Select(table => (table, DatabaseFile.Ask(path, $"SELECT COUNT(*) FROM {table}")))];
}
