using System.Data;
using System.Text.Json;
using Dapper;
using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Storage;

/// <summary>How each value type stands in a column, said once: TEXT or BIGINT, alike on every database.</summary>
internal static class ColumnTypes
{
    private static readonly Lazy<bool> Once = new(() =>
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;

        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        Map(time => time.ToUnixTimeMilliseconds(), (long value) => DateTimeOffset.FromUnixTimeMilliseconds(value));

        Map(id => id.Value, (string value) => new ArticleId(value));
        Map(id => id.Value, (string value) => new BranchId(value));
        Map(id => id.Value, (string value) => new CommentId(value));
        Map(id => id.Value, (string value) => new AuthorId(value));
        Map(name => name.Value, (string value) => new SourceName(value));
        Map(id => id.Value, (string value) => new GuildId(value));
        Map(id => id.Value, (string value) => new ChannelId(value));
        Map(id => id.Value, (string value) => new MessageId(value));
        Map(id => id.Value, (string value) => new UserId(value));
        Map(id => id.Value, (string value) => new RoleId(value));
        Map(key => key.Value, (string value) => new DeliveryKey(value));
        Map(fingerprint => fingerprint.Value, (string value) => new CardFingerprint(value));

        Map(list => JsonSerializer.Serialize(list, ColumnJson.Default.IReadOnlyListString), (string json) => JsonSerializer.Deserialize(json, ColumnJson.Default.IReadOnlyListString)!);
        Map(list => JsonSerializer.Serialize(list, ColumnJson.Default.IReadOnlyListRelatedArticle), (string json) => JsonSerializer.Deserialize(json, ColumnJson.Default.IReadOnlyListRelatedArticle)!);
        Map(list => JsonSerializer.Serialize(list, ColumnJson.Default.IReadOnlyListSummarySentence), (string json) => JsonSerializer.Deserialize(json, ColumnJson.Default.IReadOnlyListSummarySentence)!);
        Map(discussion => JsonSerializer.Serialize(discussion, ColumnJson.Default.Discussion), (string json) => JsonSerializer.Deserialize(json, ColumnJson.Default.Discussion)!);
        Map(quotes => JsonSerializer.Serialize(quotes, ColumnJson.Default.IReadOnlyListQuote), (string json) => JsonSerializer.Deserialize(json, ColumnJson.Default.IReadOnlyListQuote)!);
        Map(settings => JsonSerializer.Serialize(settings, ColumnJson.Default.ChannelSettings), (string json) => JsonSerializer.Deserialize(json, ColumnJson.Default.ChannelSettings)!);
        Map(draft => JsonSerializer.Serialize(draft, ColumnJson.Default.SetupDraft), (string json) => JsonSerializer.Deserialize(json, ColumnJson.Default.SetupDraft)!);
        Map(image => JsonSerializer.Serialize(image, ColumnJson.Default.LeadImage), (string json) => JsonSerializer.Deserialize(json, ColumnJson.Default.LeadImage)!);
        return true;
    });

    public static void Register() => _ = Once.Value;

    private static void Map<T, TColumn>(Func<T, TColumn> toColumn, Func<TColumn, T> fromColumn) =>
        SqlMapper.AddTypeHandler(typeof(T), new Mapped<T, TColumn>(toColumn, fromColumn));

    private sealed class Mapped<T, TColumn>(Func<T, TColumn> toColumn, Func<TColumn, T> fromColumn) : SqlMapper.ITypeHandler
    {
        // Dapper asks for the value of a result's only column even where it has none.
        public object? Parse(Type destinationType, object value) => value is DBNull ? null : fromColumn((TColumn)value);

        public void SetValue(IDbDataParameter parameter, object value) =>
            parameter.Value = value is T known ? (object?)toColumn(known) ?? DBNull.Value : DBNull.Value;
    }
}
