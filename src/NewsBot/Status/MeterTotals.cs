using System.Diagnostics.Metrics;
using System.Globalization;
using NewsBot.Running;

namespace NewsBot.Status;

/// <summary>Sums up what the running program measures of itself: requests by host and outcome, and answers to interactions.</summary>
internal sealed class MeterTotals : IDisposable
{
    /// <summary>The durations that are summed up, in seconds, and the tags they are told apart by (https://learn.microsoft.com/dotnet/core/diagnostics/built-in-metrics-system-net).</summary>
    private static readonly Dictionary<(string Meter, string Instrument), string[]> Followed = new()
    {
        [("System.Net.Http", "http.client.request.duration")] = ["server.address", "http.request.method", "http.response.status_code", "error.type"],
        [(BotMeter.Name, BotMeter.AnswerDuration)] = ["outcome"],
    };

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Total> _totals = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    public MeterTotals()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Followed.TryGetValue((instrument.Meter.Name, instrument.Name), out var tags))
                listener.EnableMeasurementEvents(instrument, tags);
        };
        _listener.SetMeasurementEventCallback<double>(Add);
        _listener.Start();
    }

    /// <summary>Each series with its labels, how often it was measured, and the sum in seconds; in the order of their names.</summary>
    public IReadOnlyList<Total> All
    {
        get
        {
            lock (_lock)
                return [.. _totals.OrderBy(total => total.Key, StringComparer.Ordinal).Select(total => total.Value)];
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? followed)
    {
        var labels = new List<(string, string)>();
        foreach (var name in (string[])followed!)
        {
            foreach (var (key, value) in tags)
            {
                if (key == name)
                    labels.Add((name.Replace('.', '_'), Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
            }
        }

        var metric = $"{instrument.Name.Replace('.', '_')}_seconds";
        var series = metric + string.Join('|', labels);
        lock (_lock)
        {
            var before = _totals.GetValueOrDefault(series) ?? new(metric, labels, 0, 0);
            _totals[series] = before with { Count = before.Count + 1, Seconds = before.Seconds + seconds };
        }
    }

    public sealed record Total(string Metric, IReadOnlyList<(string Name, string Value)> Labels, long Count, double Seconds);
}
