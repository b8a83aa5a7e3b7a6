using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace NewsBot.Storage;

/// <summary>An object's properties as the parameters of SQL that names them.</summary>
internal static class Parameters
{
    private static readonly ConcurrentDictionary<Type, Property[]> Known = new();

    /// <summary>Gives a command its values, or other values than it had.</summary>
    public static void Set(DbCommand command, object values)
    {
        var isNew = command.Parameters.Count == 0;
        var at = 0;
        foreach (var property in Known.GetOrAdd(values.GetType(), PropertiesOf).Where(property => command.CommandText.Contains(property.Name, StringComparison.Ordinal)))
        {
            if (isNew)
                Add(command, property.Name);
            command.Parameters[at++].Value = property.ColumnOf(values) ?? DBNull.Value;
        }
    }

    private static void Add(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "All that runs SQL lies in this assembly, of which nothing is trimmed.")]
    private static Property[] PropertiesOf(Type type) => [.. type.GetProperties().Select(property => new Property("@" + property.Name, property, ColumnTypes.ToColumn(property.PropertyType)))];

    private sealed record Property(string Name, PropertyInfo Info, Func<object, object?>? ToColumn)
    {
        public object? ColumnOf(object values)
        {
            var toColumn = ToColumn ?? throw new InvalidOperationException($"No column is of the type {Info.PropertyType.Name}, as {Name} is.");
            return Info.GetValue(values) is { } value ? toColumn(value) : null;
        }
    }
}
