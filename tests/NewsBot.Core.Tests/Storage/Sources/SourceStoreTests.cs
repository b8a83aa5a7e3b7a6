using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Storage;
using NewsBot.Storage.Sources;

namespace NewsBot.Core.Tests.Storage.Sources;

public abstract class SourceStoreTests(TemporaryDatabase database) : StoreTest(database)
{
    private static readonly GuildId Other = new("501");

    [Fact]
    public void A_guild_knows_its_own_sources_and_those_of_the_file()
    {
        File("Herald");
        Add("Own", Guild);
        Add("Foreign", Other);

        Assert.Equal(["Herald", "Own"], Names(session => session.Sources.KnownTo(Guild)));
        Assert.Equal(["Foreign", "Herald"], Names(session => session.Sources.KnownTo(Other)));
        Assert.Equal(["Foreign", "Herald", "Own"], Names(session => session.Sources.All()));
    }

    [Fact]
    public void A_name_is_one_source_s_whatever_its_case_and_whoever_has_it()
    {
        File("Herald");
        Write(session => session.Articles.Save(Some.Article(), new("Imported"), Some.Time));

        Assert.True(Add("Own", Guild));
        Assert.False(Add("own", Guild));
        Assert.False(Add("OWN", Other));
        Assert.False(Add("herald", Guild));
        Assert.False(Add("Imported", Guild));
    }

    [Fact]
    public void What_was_removed_is_not_known_any_more_and_can_be_added_again_by_whom_it_was()
    {
        Add("Own", Guild);
        Write(session => session.Sources.Remove(new("Own"), Some.Time));

        Assert.Empty(Names(session => session.Sources.KnownTo(Guild)));
        Assert.Null(Read(session => session.Sources.Find(new("Own"))));
        Assert.False(Add("Own", Other));
        Assert.True(Add("Own", Guild));
        Assert.Equal(["Own"], Names(session => session.Sources.KnownTo(Guild)));
    }

    [Fact]
    public void The_file_has_the_last_word_and_what_it_no_longer_names_is_gone()
    {
        Add("Herald", Guild);
        File("herald", "Gazette");
        Assert.Equal(["Gazette", "herald"], Names(session => session.Sources.KnownTo(Other)));

        File("Gazette");
        Assert.Equal(["Gazette"], Names(session => session.Sources.All()));
    }

    [Fact]
    public void Articles_of_a_guild_s_source_are_for_that_guild_only_also_once_it_is_removed()
    {
        Add("Own", Guild);
        Write(session => session.Articles.Save(Some.Article(), new("Own"), Some.Time));

        foreach (var removed in new[] { false, true })
        {
            if (removed)
                Write(session => session.Sources.Remove(new("Own"), Some.Time));

            Assert.Single(Read(session => session.ArticleLists.Latest(Guild, SourceName.Every, 5)));
            Assert.Single(Read(session => session.ArticleLists.Latest(Guild, new("Own"), 5)));
            Assert.Single(Read(session => session.ArticleLists.Search(Guild, "bridge", 5)));
            Assert.True(Read(session => session.Articles.IsKnownTo(Guild, Some.ArticleId)));
            Assert.Equal([new("Own")], Read(session => session.Sources.NamesFor(Guild)));

            Assert.Empty(Read(session => session.ArticleLists.Latest(Other, SourceName.Every, 5)));
            Assert.Empty(Read(session => session.ArticleLists.Latest(Other, new("Own"), 5)));
            Assert.Empty(Read(session => session.ArticleLists.Search(Other, "bridge", 5)));
            Assert.False(Read(session => session.Articles.IsKnownTo(Other, Some.ArticleId)));
            Assert.Empty(Read(session => session.Sources.NamesFor(Other)));
        }
    }

    [Fact]
    public void An_article_that_comes_from_a_source_of_everybody_too_is_for_everybody()
    {
        Add("Own", Guild);
        Write(session =>
        {
            session.Articles.Save(Some.Article(), new("Own"), Some.Time);
            session.Articles.Save(Some.Article(), new("Herald"), Some.Time);
        });

        Assert.Single(Read(session => session.ArticleLists.Latest(Other, SourceName.Every, 5)));
        Assert.Single(Read(session => session.ArticleLists.Latest(Other, new("Herald"), 5)));
        Assert.Empty(Read(session => session.ArticleLists.Latest(Other, new("Own"), 5)));
    }

    private void File(params string[] names) => Write(session => session.Sources.SetFile([.. names.Select(name => new KeptSource(new(name), null, "{}"))], Some.Time));

    private bool Add(string name, GuildId guild) => Database.Write(session => session.Sources.Add(new(new(name), guild, "{}"), Some.Time));

    private IEnumerable<string> Names(Func<Session, IReadOnlyList<KeptSource>> read) => Read(read).Select(source => source.Name.Value).Order(StringComparer.Ordinal);
}
