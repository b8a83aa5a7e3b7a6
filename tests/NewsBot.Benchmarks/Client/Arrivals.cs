using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace NewsBot.Benchmarks.Client;

/// <summary>Notes when requests arrive at a server in this process: an interaction asked for, and its callback.</summary>
internal sealed class Arrivals : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Source = "Microsoft.AspNetCore";
    private const string Arrival = "Microsoft.AspNetCore.Hosting.HttpRequestIn.Start";

    private readonly List<IDisposable> _subscriptions = [];
    private TaskCompletionSource<TimeSpan> _next = new();
    private long _asked;

    public Arrivals() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>How long the next interaction takes from being asked for to its callback.</summary>
    public Task<TimeSpan> NextAsync() => (_next = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Source)
            _subscriptions.Add(value.Subscribe(this, (name, _, _) => name.StartsWith("Microsoft.AspNetCore.Hosting.HttpRequestIn", StringComparison.Ordinal)));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key != Arrival || value.Value is not HttpContext { Request.Path.Value: { } path })
            return;
        if (path.EndsWith("/interactions", StringComparison.Ordinal))
            _asked = Stopwatch.GetTimestamp();
        else if (path.EndsWith("/callback", StringComparison.Ordinal))
            _next.TrySetResult(Stopwatch.GetElapsedTime(_asked));
    }

    public void OnError(Exception error)
    {
        // What is observed never fails.
    }

    public void OnCompleted()
    {
        // It ends with the process.
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
