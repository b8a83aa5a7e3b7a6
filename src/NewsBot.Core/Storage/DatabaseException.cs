using Microsoft.Data.Sqlite;

namespace NewsBot.Storage;

/// <summary>The database cannot be used; the message is one sentence for the operator.</summary>
public sealed class DatabaseException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    // https://www.sqlite.org/rescode.html
    private const int Busy = 5;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    internal static T Explain<T>(string path, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (SqliteException exception)
        {
            throw new DatabaseException($"The database {path} {Reason(exception.SqliteErrorCode)}.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException($"The database {path} cannot be created here: {exception.Message}", exception);
        }
    }

    /// <summary>While it is open: what is wrong with the file or its disk, and no mistake of ours, is one sentence.</summary>
    internal static T ExplainUse<T>(string path, Func<T> use)
    {
        try
        {
            return use();
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is Busy or ReadOnly or InputOutput or Corrupt or Full or CannotOpen or NotADatabase)
        {
            throw new DatabaseException($"The database {path} {Reason(exception.SqliteErrorCode)}.", exception);
        }
    }

    internal static void Explain(string path, Action open) =>
        Explain(path, () =>
        {
            open();
            return true;
        });

    private static string Reason(int code) => code switch
    {
        Busy => "is held by another program; stop that one first",
        ReadOnly => "may not be written; give this user the right to write the file and its folder",
        InputOutput => "cannot be read or written; look at the disk",
        Full => "has no room left on its disk",
        Corrupt or NotADatabase => "is damaged or is no database; move it away and restore a backup",
        CannotOpen => "cannot be opened; look at the path and its rights",
        _ => $"cannot be used (SQLite error {code})",
    };
}
