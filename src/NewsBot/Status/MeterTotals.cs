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

    private const int MostSeries = 300;
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

    /// <summary>Each series as it stands, in the order of their names.</summary>
    public IReadOnlyList<Total> All
    {
        get
        {
            lock (_lock)
                return [.. _totals.OrderBy(total => total.Key, StringComparer.Ordinal).Select(total => total.Value.Copy())];
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? followed)
    {
        var labels = new List<(string Name, string Value)>();
        foreach (var name in (string[])followed!)
        {
            foreach (var (key, value) in tags)
            {
                if (key == name)
                    labels.Add((name.Replace('.', '_'), Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
            }
        }

        var metric = $"{instrument.Name.Replace('.', '_')}_seconds";
        lock (_lock)
        {
            // Sources are on as many hosts as people like.
            if (_totals.Count >= MostSeries && !_totals.ContainsKey(SeriesOf(metric, labels)))
                labels = [.. labels.Select(label => label.Name == "server_address" ? label with { Value = "other" } : label)];

            var series = SeriesOf(metric, labels);
            if (!_totals.TryGetValue(series, out var total))
                _totals[series] = total = new(metric, labels);
            total.Add(seconds);
        }
    }

    private static string SeriesOf(string metric, List<(string, string)> labels) => metric + string.Join('|', labels);

    /// <summary>One series: how often it was measured, how much in all, and how often no more than each bound.</summary>
    public sealed record Total(string Metric, IReadOnlyList<(string Name, string Value)> Labels)
    {
        /// <summary>In seconds; an answer on Discord has three.</summary>
        public static readonly IReadOnlyList<double> Bounds = [0.01, 0.03, 0.1, 0.3, 1, 3, 10];

        private readonly long[] _within = new long[Bounds.Count];

        public long Count { get; private set; }

        public double Seconds { get; private set; }

        public IReadOnlyList<long> Within => _within;

        public void Add(double seconds)
        {
            (Count, Seconds) = (Count + 1, Seconds + seconds);
            for (var bound = 0; bound < Bounds.Count; bound++)
                _within[bound] += seconds <= Bounds[bound] ? 1 : 0;
        }

        public Total Copy()
        {
            var copy = new Total(Metric, Labels) { Count = Count, Seconds = Seconds };
            _within.CopyTo(copy._within, 0);
            return copy;
        }
    }
}
