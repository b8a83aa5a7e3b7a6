using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Storage.Guilds;

public abstract class SubscriptionStoreTests(TemporaryDatabase database) : StoreTest(database)
{
    [Fact]
    public void A_channel_that_follows_again_takes_the_new_mode()
    {
        Follow(Some.Source, MirrorMode.Hold);
        Follow(Some.Source, MirrorMode.Off);

        Assert.Equal([new Subscription(Some.Source, Guild, News, ChannelKind.Text, MirrorMode.Off)], Read(session => session.Subscriptions.FollowersOf(Some.Source)));
    }

    [Fact]
    public void Who_named_the_source_comes_before_who_follows_every_one()
    {
        Follow(SourceName.Every, MirrorMode.All);
        Follow(new("! first of all"), MirrorMode.Off);

        Assert.Equal(["! first of all", "*"], Read(session => session.Subscriptions.FollowersOf(new("! first of all"))).Select(follower => follower.Source.Value));
        Assert.Equal(["*"], Read(session => session.Subscriptions.FollowersOf(Some.Source)).Select(follower => follower.Source.Value));
    }

    [Fact]
    public void Unfollowing_ends_one_source_or_all_and_tells_which()
    {
        foreach (var source in new[] { "a", "b", "c" })
            Follow(new(source), MirrorMode.All);

        Assert.Equal(["b"], Unfollow("b"));
        Assert.Empty(Unfollow("b"));
        Assert.Equal(["a", "c"], Read(session => session.Subscriptions.FollowedBy(News)).Select(source => source.Value));
        Assert.Equal(["a", "c"], Unfollow(null).Order());
        Assert.Empty(Read(session => session.Subscriptions.FollowersOf(new("a"))));
    }

    [Fact]
    public void What_people_ended_is_not_begun_for_them_again()
    {
        var subscription = new Subscription(SourceName.Every, Guild, News, ChannelKind.Text, MirrorMode.All);

        Assert.True(Database.Write(session => session.Subscriptions.FollowAtFirst(subscription)));
        Unfollow(null);
        Assert.False(Database.Write(session => session.Subscriptions.FollowAtFirst(subscription)));
        Assert.Empty(Read(session => session.Subscriptions.FollowedBy(News)));

        Write(session => session.Subscriptions.Follow(subscription));
        Assert.Equal([SourceName.Every], Read(session => session.Subscriptions.FollowedBy(News)));
    }

    private void Follow(SourceName source, MirrorMode mode) => Write(session => session.Subscriptions.Follow(new(source, Guild, News, ChannelKind.Text, mode)));

    private List<string> Unfollow(string? source) =>
        [.. Database.Write(session => session.Subscriptions.Unfollow(News, source is null ? null : new SourceName(source), Some.Time)).Select(ended => ended.Value)];
}
