using NewsBot.Chat;
using NewsBot.Storage;

namespace NewsBot.CommandLine;

/// <summary>Looks at the database for <c>newsbot doctor</c>: the whole file, what could not be said, and whether what was said is still there.</summary>
internal static class DatabaseExamination
{
    public static async Task<IReadOnlyList<Finding>> RunAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return [new(true, $"Database: {path} is not there yet; the bot makes it.")];

        try
        {
            using var database = Database.OpenReadOnly(path);
            return await database.ProblemAsync(cancellationToken) is { } problem
                ? [new(false, $"Database: {path} is damaged ({problem}); stop the bot and restore a backup.")]
                : [new(true, $"Database: {path} is whole and of this version; it is read by SQLite {Database.Version}."), await QueueAsync(database, cancellationToken)];
        }
        catch (DatabaseException exception)
        {
            return [new(false, $"Database: {exception.Message}")];
        }
    }

    /// <summary>Whether everything can be posted in every channel that follows something.</summary>
    public static async Task<IReadOnlyList<Finding>> RightsAsync(string path, ChatExamination chat, CancellationToken cancellationToken)
    {
        try
        {
            using var database = Database.OpenReadOnly(path);
            return await chat.Rights(await database.ReadAsync(session => session.Subscriptions.Followed(), cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (exception is DatabaseException or ChatException)
        {
            return [new(false, $"Channels: they could not be looked at. {exception.Message}")];
        }
    }

    /// <summary>Whether Discord still has every message that the database knows to have been sent.</summary>
    public static async Task<Finding> SentAsync(string path, ChatExamination chat, CancellationToken cancellationToken)
    {
        try
        {
            using var database = Database.OpenReadOnly(path);
            var sent = await database.ReadAsync(session => session.Messages.Sent(), cancellationToken);
            var count = sent.Sum(place => place.Count());
            return await chat.Missing(sent, cancellationToken) is [var (place, message), ..] missing
                ? new(false, $"Messages: {missing.Count} of {count} that were sent are no longer there, the first of them {message} in {place}. A bot that runs takes note of that when it starts.")
                : new(true, $"Messages: all {count} that were sent are there.");
        }
        catch (Exception exception) when (exception is DatabaseException or ChatException)
        {
            return new(false, $"Messages: they could not be looked for. {exception.Message}");
        }
    }

    private static async Task<Finding> QueueAsync(Database database, CancellationToken cancellationToken)
    {
        var counts = await database.ReadAsync(session => session.Status.Deliveries(), cancellationToken);
        long Count(params string[] states) => counts.Where(count => states.Contains(count.State)).Sum(count => count.Count);

        var (waiting, dead) = (Count("Pending", "Sending", "Removing"), Count("Dead"));
        return dead == 0
            ? new(true, $"Outbox: {waiting} wait, none was given up.")
            : new(false, $"Outbox: {waiting} wait, {dead} were given up; /newsbot queue says why, and /newsbot retry or drop what becomes of them.");
    }
}
