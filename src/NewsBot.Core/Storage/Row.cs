using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace NewsBot.Storage;

/// <summary>How a row becomes a <typeparamref name="T"/>: a value from its one column, or a record from columns that are named, and ordered, as its parameters.</summary>
internal static class Row<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>
{
    private static readonly Func<object, object>? Value = ColumnTypes.FromColumn(typeof(T));
    private static readonly ConstructorInfo? Record = Value is null ? typeof(T).GetConstructors().Single() : null;
    private static readonly ConstructorInvoker? Make = Record is null ? null : ConstructorInvoker.Create(Record);
    private static readonly string[] Names = [.. Parameters().Select(parameter => parameter.Name!)];
    private static readonly Func<object, object>[] Values = [.. Parameters().Select(parameter => ColumnTypes.FromColumn(parameter.ParameterType) ?? throw new InvalidOperationException($"No column is of the type {parameter.ParameterType.Name}, as {typeof(T).Name} wants."))];

    /// <summary>Refuses columns that are not those of the record.</summary>
    public static void Match(DbDataReader reader)
    {
        if (Record is not null && !Enumerable.Range(0, reader.FieldCount).Select(at => reader.GetName(at).Replace("_", "", StringComparison.Ordinal)).SequenceEqual(Names, StringComparer.OrdinalIgnoreCase))
            throw new InvalidOperationException($"{typeof(T).Name} wants the columns {string.Join(", ", Names)}.");
    }

    public static T Read(DbDataReader reader)
    {
        if (Value is not null)
            return reader.IsDBNull(0) ? default! : (T)Value(reader.GetValue(0));

        var values = new object?[Values.Length];
        for (var at = 0; at < values.Length; at++)
            values[at] = reader.IsDBNull(at) ? null : Values[at](reader.GetValue(at));
        return (T)Make!.Invoke(values.AsSpan());
    }

    private static ParameterInfo[] Parameters() => Record?.GetParameters() ?? [];
}
