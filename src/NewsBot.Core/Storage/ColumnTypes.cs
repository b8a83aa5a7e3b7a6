using System.Text.Json;
using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Storage;

/// <summary>How each value type stands in a column, said once: TEXT or BIGINT, alike on every database.</summary>
internal static class ColumnTypes
{
    private static readonly Dictionary<Type, (Func<object, object?> To, Func<object, object> From)> Types = [];

    static ColumnTypes()
    {
        Map((string text) => text, (string text) => text);
        Map((long number) => number, (long number) => number);
        Map((int number) => (long)number, (long number) => checked((int)number));
        Map((double number) => number, (double number) => number);
        Map(flag => flag ? 1L : 0L, (long value) => value != 0);
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
    }

    /// <summary>How a value of a type stands in a column; null where no column is of that type.</summary>
    public static Func<object, object?>? ToColumn(Type type) => Types.GetValueOrDefault(Nullable.GetUnderlyingType(type) ?? type).To;

    /// <summary>How a column's value becomes one of a type; null where no column is of that type.</summary>
    public static Func<object, object>? FromColumn(Type type) => Types.GetValueOrDefault(Nullable.GetUnderlyingType(type) ?? type).From;

    private static void Map<T, TColumn>(Func<T, TColumn> toColumn, Func<TColumn, T> fromColumn) =>
        Types.Add(typeof(T), (value => toColumn((T)value), value => fromColumn((TColumn)value)!));
}
