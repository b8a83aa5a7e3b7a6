using System.Diagnostics;

namespace NewsBot.Benchmarks.Soak;

/// <summary>What happens every second: four calls of the command, a fault, and every other second a message.</summary>
internal sealed class SoakUse(LocalPerson person, SoakBot bot, SoakFaults faults)
{
    private const int CallsASecond = 4;

    private readonly long _start = Stopwatch.GetTimestamp();
    private int _ticks;
    private int _calls;
    private int _said;

    public int Calls => _calls;

    public int Said => _said;

    public int Faults { get; private set; }

    public async Task GoOnAsync(TimeSpan until, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / CallsASecond));
        while (Stopwatch.GetElapsedTime(_start) < until && await timer.WaitForNextTickAsync(cancellationToken))
        {
            _ = CallAsync(cancellationToken);
            if (++_ticks % CallsASecond == 0)
                await StrikeAsync(cancellationToken);
            if (_ticks % (2 * CallsASecond) == 0)
                _ = SayAsync(cancellationToken);
        }
    }

    private async Task CallAsync(CancellationToken cancellationToken)
    {
        if (await person.CallAsync($"{_ticks}", cancellationToken))
            Interlocked.Increment(ref _calls);
    }

    private async Task SayAsync(CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _said);
        await person.SayAsync(person.Channels[number % person.Channels.Count], $"message {number}", cancellationToken);
    }

    private async Task StrikeAsync(CancellationToken cancellationToken)
    {
        if (await faults.StrikeAsync(cancellationToken) == SoakFaults.HalfOpen)
            bot.Deafened();
        Faults++;
    }
}
