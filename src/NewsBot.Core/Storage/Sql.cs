using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace NewsBot.Storage;

/// <summary>Runs SQL text: an object's properties are its parameters, its columns are a record's parameters in their order, or one value.</summary>
internal static class Sql
{
    public static int Execute(this DbConnection connection, string sql, object? parameters = null, DbTransaction? transaction = null)
    {
        using var command = connection.Command(sql, parameters, transaction);
        return command.ExecuteNonQuery();
    }

    /// <summary>Runs it once with each object's properties.</summary>
    public static void ExecuteEach(this DbConnection connection, string sql, IEnumerable<object> parameters, DbTransaction transaction)
    {
        using var command = connection.Command(sql, null, transaction);
        foreach (var values in parameters)
        {
            Parameters.Set(command, values);
            command.ExecuteNonQuery();
        }
    }

    public static List<T> Query<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(this DbConnection connection, string sql, object? parameters = null, DbTransaction? transaction = null)
    {
        using var command = connection.Command(sql, parameters, transaction);
        using var reader = command.ExecuteReader(CommandBehavior.SingleResult);
        Row<T>.Match(reader);
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(Row<T>.Read(reader));
        return rows;
    }

    /// <summary>The first row; the default where there is none.</summary>
    public static T? First<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(this DbConnection connection, string sql, object? parameters = null, DbTransaction? transaction = null)
    {
        using var command = connection.Command(sql, parameters, transaction);
        using var reader = command.ExecuteReader(CommandBehavior.SingleResult | CommandBehavior.SingleRow);
        Row<T>.Match(reader);
        return reader.Read() ? Row<T>.Read(reader) : default;
    }

    private static DbCommand Command(this DbConnection connection, string sql, object? parameters, DbTransaction? transaction)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        if (parameters is not null)
            Parameters.Set(command, parameters);
        return command;
    }
}
