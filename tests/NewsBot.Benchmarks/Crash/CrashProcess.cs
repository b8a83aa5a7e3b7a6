using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace NewsBot.Benchmarks.Crash;

/// <summary>The bot as a process that is killed.</summary>
internal sealed class CrashProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();
    private readonly TaskCompletionSource _stands = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private CrashProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith("Crash point", StringComparison.Ordinal) == true)
                _stands.TrySetResult();
        };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } said)
                _said.Enqueue(said);
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Ends when it stands at the crash point that it was started with.</summary>
    public Task Stands => _stands.Task;

    public bool HasEnded => _process.HasExited;

    /// <summary>What it complained of, and whether it ended by itself.</summary>
    public string Complaint => string.Join('\n', _said.TakeLast(20).Prepend(_process.HasExited ? $"It ended by itself with {_process.ExitCode}." : "It ran."));

    public static CrashProcess Start(string program, string folder, IEnumerable<string> arguments, IEnumerable<(string Name, string Value)> settings)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    /// <summary>SIGSTOP and, after a while, SIGCONT: it does not know that time has passed.</summary>
    public async Task StopAsync(TimeSpan length)
    {
        await SignalAsync("STOP");
        await Task.Delay(length);
        await SignalAsync("CONT");
    }

    /// <summary>SIGKILL: nothing of it runs any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
