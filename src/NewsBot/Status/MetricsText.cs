using System.Diagnostics;
using System.Globalization;
using System.Text;
using NewsBot.Storage;

namespace NewsBot.Status;

/// <summary>Figures in Prometheus' text format (https://prometheus.io/docs/instrumenting/exposition_formats/).</summary>
internal sealed class MetricsText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder _text = new();

    /// <summary>The store's figures, the program's, and the process's.</summary>
    public static string Write(Session session, bool isConnected, IReadOnlyList<MeterTotals.Total> totals, DateTimeOffset now)
    {
        var metrics = new MetricsText();
        metrics.WriteStore(session, now);
        metrics.Write("newsbot_connected", "gauge", "Whether what happens on Discord reaches the bot.", [([], isConnected ? 1 : 0)]);
        foreach (var metric in totals.GroupBy(total => total.Metric))
            metrics.WriteHistogram(metric.Key, metric);
        metrics.WriteProcess();
        return metrics._text.ToString();
    }

    private void WriteStore(Session session, DateTimeOffset now)
    {
        var sources = session.Status.Sources();
        Write("newsbot_sources", "gauge", "Sources by whether they are asked, and failing where they give no answer.", sources.Where(source => source.State is not null).GroupBy(source => source.State!.ToLowerInvariant()).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (Labels(("state", group.Key)), (double)group.Count())));
        Write("newsbot_articles", "gauge", "Articles of each source.", sources.Select(source => (Labels(("source", source.Source.Value)), (double)source.Articles)));
        Write("newsbot_comments", "gauge", "Comments by where they were written.", session.Status.Comments().Select(count => (Labels(("origin", count.Kind), ("state", count.State)), (double)count.Count)));
        Write("newsbot_deliveries", "gauge", "Rows of the outbox.", session.Status.Deliveries().Select(count => (Labels(("kind", count.Kind), ("state", count.State)), (double)count.Count)));
        Write("newsbot_guilds", "gauge", "Servers that the bot is in.", [([], session.Status.Guilds())]);
        var oldest = session.Status.OldestDue() is { } due && due < now ? (now - due).TotalSeconds : 0;
        Write("newsbot_outbox_lag_seconds", "gauge", "For how long the oldest delivery has been due.", [([], oldest)]);
    }

    private void WriteProcess()
    {
        using var process = Process.GetCurrentProcess();
        Write("process_cpu_seconds_total", "counter", "Processor time used.", [([], process.TotalProcessorTime.TotalSeconds)]);
        Write("process_resident_memory_bytes", "gauge", "Memory in use.", [([], process.WorkingSet64)]);
        Write("process_start_time_seconds", "gauge", "When the process started, since 1970.", [([], new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds() / 1000.0)]);
        Write("dotnet_heap_bytes", "gauge", "Managed memory in use.", [([], GC.GetTotalMemory(false))]);
        Write("dotnet_collections_total", "counter", "Garbage collections.", Enumerable.Range(0, GC.MaxGeneration + 1).Select(generation => (Labels(("generation", $"{generation}")), (double)GC.CollectionCount(generation))));
    }

    private void Write(string name, string type, string help, IEnumerable<((string, string)[] Labels, double Value)> samples)
    {
        WriteHead(name, type, help);
        foreach (var (labels, value) in samples)
            WriteSample(name, labels, value);
    }

    private void WriteHistogram(string name, IEnumerable<MeterTotals.Total> totals)
    {
        WriteHead(name, "histogram", "How long it took.");
        foreach (var total in totals)
        {
            foreach (var (bound, count) in MeterTotals.Total.Bounds.Zip(total.Within))
                WriteSample(name + "_bucket", [.. total.Labels, ("le", bound.ToString(CultureInfo.InvariantCulture))], count);
            WriteSample(name + "_bucket", [.. total.Labels, ("le", "+Inf")], total.Count);
            WriteSample(name + "_sum", total.Labels, total.Seconds);
            WriteSample(name + "_count", total.Labels, total.Count);
        }
    }

    private void WriteHead(string name, string type, string help) => _text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n");

    private void WriteSample(string name, IReadOnlyList<(string Name, string Value)> labels, double value)
    {
        var written = labels.Count == 0 ? "" : "{" + string.Join(',', labels.Select(label => $"{label.Name}=\"{Escape(label.Value)}\"")) + "}";
        _text.Append(CultureInfo.InvariantCulture, $"{name}{written} {value}\n");
    }

    private static (string, string)[] Labels(params (string, string)[] labels) => labels;

    private static string Escape(string value) =>
        value.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings(@"\n");
}
