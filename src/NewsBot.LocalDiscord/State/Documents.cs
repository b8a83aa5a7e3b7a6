namespace NewsBot.LocalDiscord.State;

/// <summary>The facts of one kind, all in memory and each written through to its row.</summary>
internal sealed class Documents<TKey, T>
    where TKey : struct
    where T : class
{
    private readonly Database _database;
    private readonly string _kind;
    private readonly Func<T, TKey> _key;
    private readonly Func<T, Snowflake?> _group;
    private readonly Dictionary<TKey, T> _all = [];
    private readonly Dictionary<Snowflake, SortedDictionary<string, T>> _groups = [];

    /// <param name="database">Where the rows are.</param>
    /// <param name="kind">The rows' kind.</param>
    /// <param name="key">What a fact is found by.</param>
    /// <param name="group">What facts are listed by, such as the guild of a channel.</param>
    public Documents(Database database, string kind, Func<T, TKey> key, Func<T, Snowflake?> group)
    {
        (_database, _kind, _key, _group) = (database, kind, key, group);

        const string sql = """
            SELECT json
            FROM document
            WHERE kind = @kind
            """;

        foreach (var json in database.Query(sql, row => row.GetString(0), ("kind", kind)))
            Keep(Wire.Read<T>(json));
    }

    public IReadOnlyCollection<T> All => _all.Values;

    public T? Find(TKey key) => _all.GetValueOrDefault(key);

    public IReadOnlyCollection<T> In(Snowflake group) => _groups.TryGetValue(group, out var members) ? members.Values : [];

    public T Put(T value)
    {
        const string sql = """
            INSERT INTO document (kind, id, json)
            VALUES (@kind, @id, @json)
            ON CONFLICT (kind, id) DO UPDATE SET json = excluded.json
            """;

        _database.Execute(sql, ("kind", _kind), ("id", _key(value).ToString()), ("json", Wire.Text(value)));
        Keep(value);
        return value;
    }

    /// <summary>Keeps a fact that can be made up again and so needs no row; one that was stored is the truth.</summary>
    public void Imagine(T value)
    {
        if (!_all.ContainsKey(_key(value)))
            Keep(value);
    }

    public void Remove(TKey key)
    {
        const string sql = """
            DELETE FROM document
            WHERE kind = @kind AND id = @id
            """;

        _database.Execute(sql, ("kind", _kind), ("id", key.ToString()));
        if (_all.Remove(key, out var value) && _group(value) is { } group)
            _groups[group].Remove(key.ToString()!);
    }

    private void Keep(T value)
    {
        // What moves from one list to another is not in both.
        if (_all.TryGetValue(_key(value), out var before) && _group(before) is { } old && old != _group(value))
            _groups[old].Remove(_key(value).ToString()!);
        _all[_key(value)] = value;
        if (_group(value) is not { } group)
            return;
        if (!_groups.TryGetValue(group, out var members))
            _groups[group] = members = new(StringComparer.Ordinal);
        members[_key(value).ToString()!] = value;
    }
}
