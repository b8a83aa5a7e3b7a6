using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Posting;
using NewsBot.Storage.People;

namespace NewsBot.Core.Tests.Storage.People;

public abstract class HistoryStoreTests(TemporaryDatabase database) : StoreTest(database)
{
    private static readonly (DateTimeOffset, CommentId) Newest = (DateTimeOffset.MaxValue, new("~"));
    private static readonly GuildId Elsewhere = new("501");
    private static readonly AuthorId Ann = AuthorId.OnSite("herald.example", "Ann");

    [Fact]
    public void A_line_tells_what_was_said_where_and_to_whom()
    {
        Keep(Some.Comment("a", text: "Question"), Some.Comment("b", "a", "Bob", "Answer", postedAt: Some.Time.AddMinutes(1)));

        var line = Assert.Single(InGuild(AuthorId.OnSite("herald.example", "Bob")));

        Assert.Equal(("A bridge is opened", "Answer", "Ann", "Question", Some.Time.AddMinutes(1)), (line.ArticleTitle, line.Text, line.ParentAuthor, line.ParentText, line.WrittenAt));
        Assert.Equal(((ChannelId?)null, (MessageId?)null), (line.Channel, line.Message));
    }

    [Fact]
    public void What_was_said_in_a_guild_is_seen_in_no_other()
    {
        Hear("Here", Guild, new("1"));
        Hear("There", Elsewhere, new("2"));

        Assert.Equal(["Here"], InGuild(AuthorId.OnDiscord("reader")).Select(line => line.Text));
        Assert.Equal(["There"], InGuild(AuthorId.OnDiscord("reader"), Elsewhere).Select(line => line.Text));
        Assert.Equal((1, 1), (Authors("reader")[0].Comments, Authors("reader", Elsewhere)[0].Comments));
        Assert.Empty(Authors("reader", new("502")));
    }

    [Fact]
    public void Nobody_who_spoke_only_elsewhere_is_known_here()
    {
        Hear("There", Elsewhere, new("2"), author: "secret");

        Assert.Empty(Authors("secret"));
        Assert.Empty(Authors(""));
    }

    [Fact]
    public void A_page_cannot_quote_what_was_said_in_a_guild_by_claiming_to_answer_it()
    {
        Hear("Private words", Elsewhere, new("2"), author: "secret");
        Keep(Some.Comment("a", "2"));

        var line = Assert.Single(InGuild(Ann));

        Assert.Equal(((string?)null, (string?)null), (line.ParentAuthor, line.ParentText));
    }

    [Fact]
    public void An_answer_in_a_thread_names_whom_it_answers_in_that_guild()
    {
        Hear("Hello", Guild, new("1"), author: "first");
        Hear("Hi", Guild, new("2"), author: "second", answers: new("1"));

        Assert.Equal(("first", "Hello"), Assert.Single(InGuild(AuthorId.OnDiscord("second")).Select(line => (line.ParentAuthor, line.ParentText))));
    }

    [Fact]
    public void What_is_deleted_or_hidden_is_in_no_history()
    {
        Keep(Some.Comment("a"), Some.Comment("b") with { DeletedAt = Some.Time }, Some.Comment("c"), Some.Comment("d", "c", "Dan"), Some.Comment("e", "b", "Eve"));
        Write(session => session.Comments.Hide(Some.ArticleId, new("c"), Some.Time));

        Assert.Equal(["a"], InGuild(Ann).Select(line => line.Id.Value));
        Assert.Equal(["a"], Read(session => session.History.Everywhere("ann").ToList()).Select(line => line.Id.Value));
        Assert.Equal(1, Assert.Single(Authors("ann")).Comments);
        Assert.Null(Assert.Single(InGuild(AuthorId.OnSite("herald.example", "Dan"))).ParentText);
        Assert.Null(Assert.Single(InGuild(AuthorId.OnSite("herald.example", "Eve"))).ParentText);
    }

    [Fact]
    public void Only_comments_from_the_site_that_a_guild_may_read_are_counted_there()
    {
        Keep(Some.Comment("a"), Some.Comment("b") with { DeletedAt = Some.Time }, Some.Comment("c"), Some.Comment("d", author: "Dan"));
        Write(session =>
        {
            session.Comments.Hide(Some.ArticleId, new("c"), Some.Time);
            session.Moderation.HideAuthor(Elsewhere, Ann, Some.Time);
        });
        Hear("Hello", Guild, new("1"));

        Assert.Equal(2, Read(session => session.Counts.InGuild(Some.ArticleId, Guild)));
        Assert.Equal(1, Read(session => session.Counts.InGuild(Some.ArticleId, Elsewhere)));
    }

    [Theory]
    [InlineData("Held", "Held", false)]
    [InlineData("Held", "Pending", true)]
    [InlineData("Sending", "Held", true)]
    [InlineData("Held", "Sent", true)]
    [InlineData("Held", "Removing", false)]
    [InlineData("Gone", "Held", false)]
    [InlineData("Held", "Dead", false)]
    public void What_waits_in_one_channel_is_read_where_it_is_shown_in_another_of_the_same_guild(string news, string general, bool isRead)
    {
        Keep(Some.Comment("a"));
        Place(PostIn(News), news);
        Place(PostIn(new("601")), general);
        Place(PostIn(new("700"), Elsewhere), "Held");
        Place(PostIn(new("701"), new("502")), "Sent");

        Assert.Equal(isRead, InGuild(Ann).Count == 1);
        Assert.Equal(isRead, Authors("ann").Count == 1);
        Assert.Equal(isRead ? 1 : 0, Read(session => session.Counts.InGuild(Some.ArticleId, Guild)));
        Assert.Equal(isRead, Read(session => session.Discussions.InGuild(Some.ArticleId, Guild, _ => true)).Count == 1);
        Assert.Empty(InGuild(Ann, Elsewhere));
    }

    [Fact]
    public void Pages_by_key_show_each_comment_once_newest_first_even_where_times_are_equal()
    {
        Keep([.. Enumerable.Range(0, 50).Select(number => Some.Comment($"{number:00}", postedAt: Some.Time.AddMinutes(number / 7)))]);

        var seen = new List<HistoryLine>();
        var before = Newest;
        while (InGuild(Ann, count: 4, before: before) is { Count: > 0 } page)
        {
            Assert.InRange(page.Count, 1, 4);
            seen.AddRange(page);
            before = (page[^1].WrittenAt, page[^1].Id);
        }

        Assert.Equal(Enumerable.Range(0, 50).Reverse().Select(number => $"{number:00}"), seen.Select(line => line.Id.Value));
    }

    [Fact]
    public void A_comment_leads_to_its_message_in_the_viewer_s_guild_while_that_is_there()
    {
        Keep(Some.Comment("a"));
        Show(Guild, new("600"), "thread-600", "message-600");
        Show(Elsewhere, new("601"), "thread-601", "message-601");

        Assert.Equal((new ChannelId("thread-600"), new MessageId("message-600")), PlaceIn(Guild));
        Assert.Equal((new ChannelId("thread-601"), new MessageId("message-601")), PlaceIn(Elsewhere));

        Write(session =>
        {
            foreach (var delivery in session.Messages.OfMessage(new("message-600")))
                session.Deliveries.Set(delivery.Key, DeliveryState.Gone, Some.Time);
        });
        Assert.Null(Assert.Single(InGuild(Ann)).Message);
    }

    [Theory]
    [InlineData("ann", "Ann,Annabel,ANNE")]
    [InlineData("ANNE", "ANNE")]
    [InlineData("anna", "Annabel")]
    [InlineData("ör", "Örjan")]
    [InlineData("жа", "Жанна")]
    [InlineData("%", "")]
    [InlineData("a_n", "")]
    [InlineData("nn", "")]
    public void Authors_are_found_by_how_their_names_begin_those_of_just_that_name_first(string typed, string names)
    {
        Keep(
            Some.Comment("1", author: "Annabel"), Some.Comment("2", author: "Annabel"), Some.Comment("3", author: "Ann"), Some.Comment("4", author: "ANNE"), Some.Comment("5", author: "Örjan"), Some.Comment("6", author: "Жанна"));

        Assert.Equal(names, string.Join(',', Authors(typed).Select(author => author.Name)));
    }

    [Fact]
    public void Among_very_many_with_one_beginning_those_of_just_that_name_are_found()
    {
        Keep([.. Enumerable.Range(0, 200).SelectMany(number => new[] { Some.Comment($"{number}", author: $"Author {number}"), Some.Comment($"{number}b", author: $"Author {number}") }), Some.Comment("x", author: "author")]);

        Assert.Equal("author", Authors("Author")[0].Name);
        Assert.Equal("Author 199", Authors("author 199")[0].Name);
    }

    private List<HistoryLine> InGuild(AuthorId author, GuildId? guild = null, (DateTimeOffset, CommentId)? before = null, int count = 100) =>
        [.. Read(session => session.History.InGuild(author, guild ?? Guild, before ?? Newest, count))];

    private IReadOnlyList<AuthorLine> Authors(string typed, GuildId? guild = null) => Read(session => session.Authors.Named(typed, guild ?? Guild));

    private (ChannelId?, MessageId?) PlaceIn(GuildId guild)
    {
        var line = Assert.Single(InGuild(Ann, guild));
        return (line.Channel, line.Message);
    }

    private void Place(Post post, string state) => Write(session =>
    {
        session.Posts.Begin(post, Some.Time);
        session.Deliveries.Add(Delivery.New(DeliveryKind.Mirror, post, new("a"), 0, Enum.Parse<DeliveryState>(state), Some.Time));
    });

    private void Show(GuildId guild, ChannelId channel, string thread, string message) => Write(session =>
    {
        var post = PostIn(channel, guild);
        session.Posts.Begin(post, Some.Time);
        session.Deliveries.Add(Delivery.New(DeliveryKind.Mirror, post, new("a"), 0, DeliveryState.Pending, Some.Time));
        foreach (var delivery in session.Deliveries.Of(post))
        {
            if (delivery.Kind == DeliveryKind.Thread)
                session.Deliveries.ThreadStarted(delivery.Key, new(thread));
            session.Deliveries.Claim(delivery.Key, new("says"), null, Some.Time, Some.Time);
            session.Deliveries.Acknowledge(delivery.Key, new(delivery.Comment is null ? thread : message));
        }
    });
}
