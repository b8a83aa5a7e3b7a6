using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Core.Tests.Storage;
using NewsBot.Pipeline;

namespace NewsBot.Core.Tests.Pipeline;

/// <summary>Steps that have something to do at some time.</summary>
public sealed class DueStepsTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly Step _step;
    private readonly Step _other;
    private readonly DueSteps _steps;

    public DueStepsTests()
    {
        (_step, _other) = (new(_time), new(_time));
        _steps = new([_step, _other], _time, NullLogger<DueSteps>.Instance);
    }

    [Fact]
    public async Task What_is_due_is_done_one_after_another_and_what_comes_later_then()
    {
        _step.Add(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromSeconds(30));

        await StartAsync();
        Assert.Equal(2, _step.Done);
        await PassAsync(TimeSpan.FromSeconds(29));
        Assert.Equal(2, _step.Done);
        await PassAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(3, _step.Done);
    }

    [Fact]
    public async Task What_is_added_while_nothing_was_to_do_is_done_when_it_is_asked_for()
    {
        await StartAsync();
        _step.Add(TimeSpan.Zero);
        await PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(0, _step.Done);

        await StartAsync();

        Assert.Equal(1, _step.Done);
    }

    [Fact]
    public async Task What_is_asked_for_while_a_step_is_at_it_is_not_missed()
    {
        _step.Meanwhile = () =>
        {
            _step.Meanwhile = () => { };
            _step.Add(TimeSpan.Zero);
            _steps.Start(default);
        };

        await StartAsync();

        Assert.Equal(1, _step.Done);
    }

    [Fact]
    public async Task A_clock_that_is_set_is_noticed_within_a_minute()
    {
        _step.Add(TimeSpan.FromDays(1));
        await StartAsync();
        _step.Bring(TimeSpan.Zero);

        await PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(1, _step.Done);
    }

    [Fact]
    public async Task One_that_fails_keeps_no_other_and_is_tried_again_of_its_own_accord()
    {
        _step.Add(TimeSpan.Zero);
        _other.Add(TimeSpan.Zero);
        _step.Meanwhile = () => throw new InvalidOperationException("Not now.");

        await StartAsync();
        Assert.Equal((0, 1), (_step.Done, _other.Done));
        _step.Meanwhile = () => { };
        await PassAsync(TimeSpan.FromSeconds(10));

        Assert.Equal((1, 1), (_step.Done, _other.Done));
    }

    [Fact]
    public async Task Once_the_bot_stops_nothing_more_is_begun()
    {
        using var stop = new CancellationTokenSource();
        _step.Add(TimeSpan.FromSeconds(1));
        _steps.Start(stop.Token);
        await _steps.WhenIdleAsync();

        await stop.CancelAsync();
        await PassAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(0, _step.Done);
    }

    public void Dispose() => _steps.Dispose();

    private Task StartAsync()
    {
        _steps.Start(default);
        return _steps.WhenIdleAsync();
    }

    private Task PassAsync(TimeSpan time)
    {
        _time.Advance(time);
        return _steps.WhenIdleAsync();
    }

    private sealed class Step(ManualTime time) : IDueStep
    {
        private readonly List<DateTimeOffset> _due = [];

        public int Done { get; private set; }

        public Action Meanwhile { get; set; } = () => { };

        public void Add(params TimeSpan[] from) => _due.AddRange(from.Select(wait => time.GetUtcNow() + wait));

        public void Bring(TimeSpan from) => _due[0] = time.GetUtcNow() + from;

        public Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = _due.Count == 0 ? (DateTimeOffset?)null : _due[0];
            Meanwhile();
            if (next <= time.GetUtcNow())
            {
                _due.RemoveAt(0);
                Done++;
            }

            return Task.FromResult(next);
        }
    }
}
