using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Posting;

public sealed class DeliveryTests
{
    private static readonly Post Post = new(Some.ArticleId, new("500"), new("1"), ChannelKind.Text, MirrorMode.All);

    [Fact]
    public void A_key_follows_from_what_is_sent_where_and_serves_as_a_nonce()
    {
        var key = KeyOf(DeliveryKind.Mirror, Post, "a", 0);

        Assert.Equal(key, KeyOf(DeliveryKind.Mirror, Post with { Mirror = MirrorMode.Hold }, "a", 0));
        Assert.InRange(key.Value.Length, 1, 25);
    }

    [Fact]
    public void Each_thing_in_each_place_has_a_key_of_its_own()
    {
        DeliveryKey[] keys =
        [
            KeyOf(DeliveryKind.Post, Post, null, 0), KeyOf(DeliveryKind.Thread, Post, null, 0), KeyOf(DeliveryKind.Mirror, Post, "a", 0), KeyOf(DeliveryKind.Mirror, Post, "a", 1),
            KeyOf(DeliveryKind.Mirror, Post, "b", 0), KeyOf(DeliveryKind.Mirror, Post with { Channel = new("2") }, "a", 0), KeyOf(DeliveryKind.Mirror, Post with { Article = new("other") }, "a", 0),
        ];

        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    private static DeliveryKey KeyOf(DeliveryKind kind, Post post, string? comment, int part) =>
        Delivery.New(kind, post, comment is null ? null : new(comment), part, DeliveryState.Pending, Some.Time).Key;
}
