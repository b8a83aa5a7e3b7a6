using System.Text.Json;
using NewsBot.Chat;
using NewsBot.Sources;
using NewsBot.Storage.Sources;

namespace NewsBot.Core.Tests.Pipeline.Following;

/// <summary>A discussion that several sources lead to.</summary>
public sealed class SharedDiscussionTests : FollowTest
{
    private const string Long = "The bridge over the harbour was opened on Monday by the mayor, who had walked across it twice before breakfast to be sure, and by a goat that nobody had invited but everybody remembered from the ferry strike nine years ago. It carries trams, cyclists and on Sundays a market, and it leads to the island where the council wants to build a library of things.";

    [Theory]
    [InlineData("/bridge")]
    [InlineData("/bridge?utm_source=local")]
    public async Task What_is_said_under_one_page_is_asked_and_kept_once_whichever_sources_list_it(string link)
    {
        Page("/bridge", "A good bridge", "A better goat");
        Page(link, "A good bridge", "A better goat");
        Add("Front", "/front", Url("/bridge"), new("500"));
        await PassAsync(3);
        Add("Gull Bay Local", "/local", Url(link), new("501"));
        await PassAsync(10);

        Assert.Equal([new("Front"), new("Gull Bay Local")], Kept.Read(session => session.Sightings.SourcesOf(IdOf("First"))));
        Assert.Equal(["A good bridge", "A better goat"], Comments("First"));
        Assert.Equal(["isso"], Asked());
        Assert.Equal(["isso"], Branches());
    }

    [Fact]
    public async Task What_is_said_of_a_story_at_another_site_is_a_branch_of_its_own_and_kept_once_too()
    {
        Page("/bridge", "A good bridge");
        Page("/open", "A bridge too far");
        Add("Herald", "/herald", Url("/bridge"), new("500"));
        await PassAsync(3);
        Add("Gazette", "/gazette", Url("/open", "gazette.example"), new("500"));
        await PassAsync(3);
        Add("Gazette Local", "/local", Url("/open", "gazette.example"), new("501"));
        await PassAsync(10);

        Assert.Equal(1, Kept.Read(session => session.First<long>("SELECT COUNT(*) FROM article")));
        Assert.Equal(["A bridge too far", "A good bridge"], Comments("First").Order());
        Assert.Equal(["isso", "isso@Gazette"], Asked());
        Assert.Equal(["isso", "isso@Gazette"], Branches());
    }

    [Fact]
    public async Task A_discussion_is_asked_on_for_who_still_follows_it_where_the_source_that_found_it_is_removed()
    {
        Page("/bridge", "A good bridge");
        Add("Front", "/front", Url("/bridge"), new("500"));
        await PassAsync(3);
        Add("Gull Bay Local", "/local", Url("/bridge"), new("501"));
        await PassAsync(3);

        Remove("Front");
        Page("/bridge", "A good bridge", "A better goat");
        await PassAsync(30);
        Assert.Equal(["A good bridge", "A better goat"], Comments("First"));

        Remove("Gull Bay Local");
        Assert.Empty(Asked());
    }

    private IEnumerable<string> Asked() => Kept.Read(session => session.Polls.Of(PollKind.Discussion, IdOf("First"))).Select(poll => poll.Key.Part);

    private IEnumerable<string> Branches() => Kept.Read(session => session.Branches.Of(IdOf("First"))).Select(branch => branch.Id.Value);

    private void Add(string name, string feed, Uri link, GuildId guild)
    {
        var source = new Source(new(name), SourceKind.Feed, Url(feed).AbsoluteUri, Elsewhere: new([]));
        Feed(feed, "", Item("First", link.AbsoluteUri));
        Kept.Write(session =>
        {
            session.Sources.Add(new(source.Name, guild, SourceList.Write(source)), Time.GetUtcNow());
            session.Polls.Save(Poll.New(PollKey.Of(source.Name), source.Name, new(source.Address), Time.GetUtcNow()));
        });
    }

    private void Remove(string name) => Kept.Write(session =>
    {
        session.Sources.Remove(new(name), Time.GetUtcNow());
        session.Polls.Forget(new(name));
    });

    private void Page(string path, params string[] comments)
    {
        var said = comments.Select((text, place) => new { id = place + 1, parent = (int?)null, author = "Ann", text = $"<p>{text}</p>", created = 1893456001 + place, mode = 1, replies = Array.Empty<object>() });
        Site.Answer(path, headers: "Content-Type: text/html\r\n", body: $"<html><head><title>First</title></head><body><article><h1>First</h1><p>{Long}</p></article><script data-isso='/isso/' src='/isso/js/embed.min.js'></script><section id='isso-thread'></section></body></html>");
        Site.Answer($"/isso/?uri={Uri.EscapeDataString(path)}&limit=500&nested_limit=500&after=0", headers: "Content-Type: application/json\r\n", body: JsonSerializer.Serialize(new { id = (string?)null, hidden_replies = 0, replies = said }));
    }
}
