using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NewsBot.Chat;
using NewsBot.Pipeline;
using NewsBot.Storage;

namespace NewsBot.Running.Listening;

/// <summary>Reads up what was said in our threads while nobody listened: in those that are open, and in those put to rest since we last heard of their guild.</summary>
internal sealed partial class CatchUp(Database database, IChatClient chat, ThreadCatchUp threadCatchUp, TimeProvider time, ILogger<CatchUp> logger) : IDisposable
{
    /// <summary>How far the chat's clock may be from ours.</summary>
    private static readonly TimeSpan ClockError = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);

    /// <summary>How often it is noted that a guild was heard of.</summary>
    private static readonly TimeSpan BetweenNotes = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _oneGuild = new(1, 1);
    private readonly ConcurrentDictionary<GuildId, DateTimeOffset> _noted = new();

    /// <summary>Begins to read a guild's threads, one guild after another and beside everything else.</summary>
    public void Begin(GuildAvailable guild, CancellationToken cancellationToken)
    {
        _noted.TryRemove(guild.Guild, out _);
        _ = Task.Run(() => RunAsync(guild, time.GetUtcNow(), cancellationToken), cancellationToken);
    }

    /// <summary>Notes that a guild was heard of, now and then; not before what was missed in it has been read.</summary>
    public async Task HearAsync(GuildId guild, CancellationToken cancellationToken)
    {
        if (_noted.TryGetValue(guild, out var noted) && time.GetUtcNow() - noted >= BetweenNotes)
            await NoteAsync(guild, time.GetUtcNow(), cancellationToken);
    }

    public void Dispose() => _oneGuild.Dispose();

    private async Task RunAsync(GuildAvailable guild, DateTimeOffset began, CancellationToken cancellationToken)
    {
        try
        {
            await _oneGuild.WaitAsync(cancellationToken);
            try
            {
                foreach (var thread in guild.Threads)
                    await TryAsync(thread.Id, () => threadCatchUp.RunAsync(thread, cancellationToken), cancellationToken);
                await ReadArchivedAsync(guild.Guild, cancellationToken);

                // What cannot be read now is still to be read when it can.
                if (chat.ReadsMessages)
                    await NoteAsync(guild.Guild, began, cancellationToken);
            }
            finally
            {
                _oneGuild.Release();
            }
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested)
        {
            Log.Stopped(logger, exception, guild.Guild); // the next start begins again
        }
    }

    private async Task ReadArchivedAsync(GuildId guild, CancellationToken cancellationToken)
    {
        var (heard, channels) = await database.ReadAsync(session => (session.Guilds.HeardAt(guild), session.Subscriptions.Channels(guild)), cancellationToken);
        if (heard is not { } since)
            return;

        foreach (var channel in channels)
        {
            IReadOnlyList<ChatThread> threads = [];
            await TryAsync(channel, async () => threads = await chat.ArchivedThreadsAsync(channel, since - ClockError, cancellationToken), cancellationToken);
            foreach (var thread in threads)
                await TryAsync(thread.Id, () => threadCatchUp.RunAsync(thread, cancellationToken), cancellationToken);
        }
    }

    // What the chat puts off or leaves unanswered is read later; what it refuses keeps nothing else from being read.
    private async Task TryAsync(ChannelId place, Func<Task> read, CancellationToken cancellationToken)
    {
        try
        {
            await read();
        }
        catch (ChatException exception) when (exception.Failure is ChatFailure.Throttled or ChatFailure.Unknown)
        {
            await Task.Delay(exception.RetryAfter ?? AfterTrouble, time, cancellationToken);
            await TryAsync(place, read, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotRead(logger, place, exception.Message);
        }
    }

    private async Task NoteAsync(GuildId guild, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await database.WriteAsync(session => session.Guilds.SetHeardAt(guild, now), cancellationToken);
        _noted[guild] = now;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "What was said in {Place} meanwhile could not be read: {Reason}")]
        public static partial void NotRead(ILogger logger, ChannelId place, string reason);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Guild {Guild} was not read up: the bot stops.")]
        public static partial void Stopped(ILogger logger, Exception exception, GuildId guild);
    }
}
