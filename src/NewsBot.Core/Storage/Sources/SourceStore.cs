using System.Text.Json;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage.Searches;

namespace NewsBot.Storage.Sources;

/// <summary>A source as it is kept.</summary>
/// <param name="GuildId">Who added it, and alone knows of it; null for those of the sources' file.</param>
/// <param name="Definition">As the sources' file has it; empty for what no source is kept of: samples, and pages that were imported.</param>
public sealed record KeptSource(SourceName Name, GuildId? GuildId, string Definition)
{
    public bool IsFollowed => Definition.Length > 0;
}

/// <summary>The sources that are followed: those of the file, which everybody knows, and those that a guild has added, which only it knows.</summary>
public sealed class SourceStore(Session session)
{
    /// <summary>Whether a guild knows a source: who added it does, and everybody else where nobody did.</summary>
    internal const string IsKnown = "NOT EXISTS (SELECT 1 FROM source o WHERE o.name = s.source AND o.guild_id IS NOT NULL AND o.guild_id <> @guild)";

    /// <summary>Whether a source is for everybody, and not for age-restricted channels only.</summary>
    internal const string IsForEverybody = "NOT EXISTS (SELECT 1 FROM source o WHERE o.name = s.source AND o.for_adults = 1)";

    /// <summary>Has the sources of the file be exactly these; where a guild had one of the name, the file's takes its place.</summary>
    public void SetFile(IReadOnlyList<KeptSource> sources, DateTimeOffset now)
    {
        const string save = """
            INSERT INTO source (name, name_key, guild_id, definition, for_adults, added_at)
            VALUES (@Name, @key, NULL, @Definition, @forAdults, @now)
            ON CONFLICT (name_key) DO UPDATE SET name = excluded.name, guild_id = NULL, definition = excluded.definition, for_adults = excluded.for_adults, ended_at = NULL
            """;

        // What has articles stays known, as no longer followed.
        foreach (var gone in session.Query<SourceName>("SELECT name FROM source WHERE guild_id IS NULL AND ended_at IS NULL").Where(name => sources.All(source => source.Name != name)))
            session.Execute($"{(HasArticles(gone) ? "UPDATE source SET ended_at = @now" : "DELETE FROM source")} WHERE name = @gone", new { gone, now });
        foreach (var source in sources)
            session.Execute(save, new { source.Name, source.Definition, forAdults = IsForAdults(source.Definition), key = SearchKey.Of(source.Name.Value), now });
    }

    /// <summary>Keeps a guild's source; false where the name is somebody's already.</summary>
    public bool Add(KeptSource source, DateTimeOffset now)
    {
        const string save = """
            INSERT INTO source (name, name_key, guild_id, definition, for_adults, added_at)
            VALUES (@Name, @key, @GuildId, @Definition, @forAdults, @now)
            ON CONFLICT (name_key) DO UPDATE SET name = excluded.name, definition = excluded.definition, for_adults = excluded.for_adults, added_at = excluded.added_at, ended_at = NULL
            WHERE source.guild_id = excluded.guild_id AND source.ended_at IS NOT NULL
            """;

        // Articles may have come under a name that is no source's: from samples, or from files that were imported.
        var key = SearchKey.Of(source.Name.Value);
        var isTaken = session.First<long>("SELECT COUNT(*) FROM sighting s WHERE s.source = @Name AND NOT EXISTS (SELECT 1 FROM source o WHERE o.name = s.source)", new { source.Name }) > 0;
        return !isTaken && session.Execute(save, new { source.Name, source.GuildId, source.Definition, forAdults = IsForAdults(source.Definition), key, now }) > 0;
    }

    /// <summary>Ends a guild's source; its articles stay.</summary>
    public void Remove(SourceName source, DateTimeOffset now) => session.Execute("UPDATE source SET ended_at = @now WHERE name = @source", new { source, now });

    /// <summary>Whether a source brings anything: it is followed, or read from files.</summary>
    public bool IsThere(SourceName source) =>
        source == SourceName.Every || Find(source) is not null || (HasArticles(source) && session.First<long>("SELECT COUNT(*) FROM source WHERE name = @source", new { source }) == 0);

    public KeptSource? Find(SourceName source) =>
        session.First<KeptSource>("SELECT name, guild_id, definition FROM source WHERE name = @source AND ended_at IS NULL", new { source });

    /// <summary>How a source wants its articles shown.</summary>
    public SourceTerms TermsOf(SourceName source) =>
        session.First<string>("SELECT definition FROM source WHERE name = @source", new { source }) is { } definition ? TermsIn(definition) : SourceTerms.None;

    /// <summary>Changes a guild's source as it is kept.</summary>
    public void Change(SourceName source, string definition) => session.Execute(
        "UPDATE source SET definition = @definition, for_adults = @forAdults WHERE name = @source AND guild_id IS NOT NULL",
        new { source, definition, forAdults = IsForAdults(definition) });

    /// <summary>Every source that is followed.</summary>
    public IReadOnlyList<KeptSource> All() => session.Query<KeptSource>("SELECT name, guild_id, definition FROM source WHERE ended_at IS NULL ORDER BY name_key");

    /// <summary>The sources that a guild knows and that are followed: its own and everybody's.</summary>
    public IReadOnlyList<KeptSource> KnownTo(GuildId guild)
    {
        const string sql = """
            SELECT name, guild_id, definition
            FROM source
            WHERE ended_at IS NULL AND (guild_id IS NULL OR guild_id = @guild)
            ORDER BY name_key
            """;

        return session.Query<KeptSource>(sql, new { guild });
    }

    /// <summary>The sources that a guild can follow: those that it knows, and the samples and imported pages.</summary>
    public IReadOnlyList<KeptSource> ToFollow(GuildId guild)
    {
        const string sql = """
            SELECT s.source
            FROM (SELECT DISTINCT source FROM sighting) s
            WHERE NOT EXISTS (SELECT 1 FROM source o WHERE o.name = s.source)
            ORDER BY s.source
            """;

        return [.. KnownTo(guild), .. session.Query<SourceName>(sql).Select(name => new KeptSource(name, null, ""))];
    }

    /// <summary>The names that a guild can look for: of sources that it knows, and of those that it has articles of.</summary>
    public IReadOnlyList<SourceName> NamesFor(GuildId guild)
    {
        const string sql = $"""
            SELECT name AS source FROM source WHERE ended_at IS NULL AND (guild_id IS NULL OR guild_id = @guild)
            UNION
            SELECT s.source FROM (SELECT DISTINCT source FROM sighting) s WHERE {IsKnown}
            ORDER BY source
            """;

        return session.Query<SourceName>(sql, new { guild });
    }

    private bool HasArticles(SourceName source) => session.First<long>("SELECT COUNT(*) FROM (SELECT 1 FROM sighting WHERE source = @source LIMIT 1) s", new { source }) > 0;

    public long CountOf(GuildId guild) => session.First<long>("SELECT COUNT(*) FROM source WHERE guild_id = @guild AND ended_at IS NULL", new { guild });

    private static SourceTerms TermsIn(string definition) => JsonSerializer.Deserialize(definition, ColumnJson.Default.SourceTerms) ?? SourceTerms.None;

    private static long IsForAdults(string definition) => TermsIn(definition).AgeRestricted ? 1 : 0;
}
