using Microsoft.Data.Sqlite;

namespace NewsBot.LocalDiscord;

/// <summary>Why a local Discord cannot start, in one line.</summary>
public sealed class LocalDiscordException(string message, Exception? cause = null) : Exception(message, cause)
{
    internal static T Unless<T>(Func<T> attempt, string failure)
    {
        try
        {
            return attempt();
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new LocalDiscordException($"{failure}: {exception.Message}", exception);
        }
    }

    internal static async Task UnlessAsync(Func<Task> attempt, string failure)
    {
        try
        {
            await attempt();
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or System.Net.Sockets.SocketException or UnauthorizedAccessException)
        {
            throw new LocalDiscordException($"{failure}: {(exception.InnerException ?? exception).Message}", exception);
        }
    }
}
