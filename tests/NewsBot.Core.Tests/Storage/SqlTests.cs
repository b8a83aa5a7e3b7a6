using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Core.Tests.Storage;

/// <summary>How records become parameters, and rows records.</summary>
public sealed class SqlTests : IDisposable
{
    private readonly TemporaryDatabase _database = new();

    [Fact]
    public void A_row_becomes_a_record_and_what_is_missing_in_it_null()
    {
        var written = new Everything(new("a"), null, 7, null, DateTimeOffset.FromUnixTimeMilliseconds(1_234), ["One.", "Two."], 0.5, true);

        var read = Ask<Everything>("SELECT @Article AS article, @Channel AS channel, @Count AS count, @Limit AS \"limit\", @At AS at, @Body AS body, @Share AS share, @Held AS held", written);

        Assert.Equal(written with { Body = read.Body }, read);
        Assert.Equal(written.Body, read.Body);
    }

    [Fact]
    public void A_property_that_the_text_does_not_name_need_not_be_a_column() =>
        Assert.Equal("a", Ask<string>("SELECT @Id", new { Id = "a", Other = new object() }));

    [Fact]
    public void A_property_that_the_text_names_has_to_be_a_column()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Ask<string>("SELECT @Other", new { Other = new object() }));

        Assert.Equal("No column is of the type Object, as @Other is.", refused.Message);
    }

    [Fact]
    public void Each_of_many_is_run_with_its_own_values()
    {
        _database.Write(session =>
        {
            session.Execute("CREATE TABLE number (value BIGINT, name TEXT)");
            session.ExecuteEach("INSERT INTO number (value, name) VALUES (@value, @name)", new[] { (1L, "one"), (2, null), (3, "three") }.Select(number => new { value = number.Item1, name = number.Item2 }));
        });

        Assert.Equal(6, Ask<long>("SELECT SUM(value) FROM number"));
        Assert.Equal(["one", null, "three"], _database.Read(session => session.Query<string?>("SELECT name FROM number ORDER BY value")));
    }

    [Theory]
    [InlineData("SELECT 'a' AS place, 1 AS number")]
    [InlineData("SELECT 1 AS number")]
    [InlineData("SELECT 1 AS number, 'a' AS place")]
    public void Columns_that_are_not_the_records_are_refused_though_no_row_is_found(string columns)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Ask<Numbered>($"SELECT * FROM ({columns}) WHERE 1 = 0"));

        Assert.Contains("Number, Channel", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _database.Dispose();

    private T Ask<T>(string sql, object? parameters = null) => _database.Read(session => session.First<T>(sql, parameters)!);

    private sealed record Everything(ArticleId Article, ChannelId? Channel, long Count, long? Limit, DateTimeOffset At, IReadOnlyList<string> Body, double Share, bool Held);

    private sealed record Numbered(long Number, ChannelId Channel);
}
