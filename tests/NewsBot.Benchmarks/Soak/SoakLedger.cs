using System.Collections.Concurrent;
using NewsBot.Discord.Model;

namespace NewsBot.Benchmarks.Soak;

/// <summary>What became of each interaction, and whether the bot could have answered it.</summary>
internal sealed class SoakLedger
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    /// <summary>With so much time left a bot answers even where a request has to be repeated.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Snowflake, bool> _reachedInTime = new();
    private long _cutOff = DateTimeOffset.UtcNow.UtcTicks;
    private int _answered;
    private int _hopeless;
    private int _missed;

    public int Answered => _answered;

    /// <summary>Failed, and nothing could be done: the bot was cut off, or heard of it too late.</summary>
    public int Hopeless => _hopeless;

    /// <summary>Failed, although the bot heard of it in time, or should have.</summary>
    public int Missed => _missed;

    /// <summary>The bot has no sound connection at this moment.</summary>
    public void CutOff() => Volatile.Write(ref _cutOff, DateTimeOffset.UtcNow.UtcTicks);

    public void Reached(Snowflake interaction) => _reachedInTime.TryAdd(interaction, interaction.CreatedAt + Limit - DateTimeOffset.UtcNow >= Enough);

    public void Succeeded(Snowflake interaction)
    {
        Interlocked.Increment(ref _answered);
        _reachedInTime.TryRemove(interaction, out _);
    }

    public void Failed(Snowflake interaction)
    {
        var couldAnswer = _reachedInTime.TryRemove(interaction, out var inTime) ? inTime : Volatile.Read(ref _cutOff) < interaction.CreatedAt.UtcTicks;
        Interlocked.Increment(ref couldAnswer ? ref _missed : ref _hopeless);
    }
}
