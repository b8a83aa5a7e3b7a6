using NewsBot.Chat;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Chat;

/// <summary>Posts carry the forum's tags that are named like what they are about.</summary>
public sealed class ForumTagTests : IAsyncLifetime
{
    private const int RequireTag = 1 << 4;
    private const ulong ManageThreads = 1UL << 34;
    private static readonly Card Hello = Card.Of($"Hello.");
    private ConnectedChat _connected = null!;

    public async Task InitializeAsync() => _connected = await ConnectedChat.StartAsync();

    public async Task DisposeAsync() => await _connected.DisposeAsync();

    [Theory]
    [InlineData("rivers", "Rivers")]
    [InlineData(" NORTH \t sea|rivers", "North Sea, Rivers")]
    [InlineData("lakes", "")]
    [InlineData("staff only", "")]
    [InlineData("a|b|c|d|rivers|north sea", "a, b, c, d, Rivers")]
    [InlineData("rivers|RIVERS", "Rivers")]
    public async Task A_post_has_at_most_five_of_the_tags_that_are_named_like_its_topics(string topics, string applied)
    {
        await SetUpAsync(demanded: false, moderator: false, "Rivers", "North Sea", "a", "b", "c", "d", "!Staff only");

        Assert.Equal(applied, await PostAsync(topics));
    }

    [Fact]
    public async Task Who_manages_threads_sets_moderators_tags_too()
    {
        await SetUpAsync(demanded: true, moderator: true, "!Staff only");

        Assert.Equal("Staff only", await PostAsync("staff only"));
    }

    [Theory]
    [InlineData("lakes|herald", "Herald")]
    [InlineData("lakes", "Rivers")]
    [InlineData("staff only", "Rivers")]
    public async Task A_forum_that_demands_a_tag_gets_one(string topics, string applied)
    {
        await SetUpAsync(demanded: true, moderator: false, "!Staff only", "Rivers", "Herald");

        Assert.Equal(applied, await PostAsync(topics));
    }

    [Theory]
    [InlineData(new object[] { new string[0] })]
    [InlineData(new object[] { new[] { "!Staff only" } })]
    public async Task A_forum_that_demands_a_tag_and_has_none_for_us_refuses_with_what_to_do(string[] tags)
    {
        await SetUpAsync(demanded: true, moderator: false, tags);

        var refusal = await Assert.ThrowsAsync<ChatException>(() => PostAsync("staff only"));

        Assert.Equal(ChatFailure.Refused, refusal.Failure);
        Assert.Contains("add one that is not for moderators only", refusal.Message, StringComparison.Ordinal);
    }

    // A name with a mark before it is a moderators' tag.
    private async Task SetUpAsync(bool demanded, bool moderator, params string[] tags)
    {
        await _connected.ChangeAsync(() => _connected.World.Admin.Rest.PatchAsync($"channels/{_connected.Forum}", new
        {
            flags = demanded ? RequireTag : 0,
            available_tags = tags.Select(tag => new { name = tag.TrimStart('!'), moderated = tag.StartsWith('!') }),
        }));
        await _connected.DenyAsync(_connected.Forum, moderator ? 0 : ManageThreads);
    }

    private async Task<string> PostAsync(string topics)
    {
        var post = await _connected.Chat.PostInForumAsync(_connected.Forum, "Title", topics.Split('|'), Hello, default);
        var tags = (await _connected.World.Admin.Rest.GetAsync($"channels/{_connected.Forum}"))["available_tags"]!.AsArray();
        var thread = await _connected.World.Admin.Rest.GetAsync($"channels/{post}");
        return string.Join(", ", (thread["applied_tags"]?.AsArray() ?? []).Select(id => tags.Single(tag => tag!.Id() == id!.GetValue<string>())!.Text("name")));
    }
}
