using System.Diagnostics;

namespace NewsBot.Benchmarks;

/// <summary>One of our programs as a process of its own, so that what is measured shares no memory with it.</summary>
internal sealed class ChildProgram : IDisposable
{
    private static readonly string Dotnet = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
    private readonly Process _process;

    private ChildProgram(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>The most memory it had at any time.</summary>
    public long PeakBytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>How long processors have worked for it.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Leaves it one core, where the system can.</summary>
    public void UseOneCore()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            _process.ProcessorAffinity = 1;
    }

    /// <summary>Starts a program, by its path or one that lies beside this one, and waits for the first line it prints.</summary>
    public static async Task<ChildProgram> StartAsync(string program, string folder, IEnumerable<string> arguments, IEnumerable<(string Name, string Value)>? settings = null)
    {
        var path = Path.Combine(AppContext.BaseDirectory, program);
        var isNative = Path.GetExtension(path) != ".dll";
        var start = new ProcessStartInfo(isNative ? path : Dotnet, [.. isNative ? [] : (IEnumerable<string>)[path], .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in settings ?? [])
            start.Environment[name] = value;
        var child = new ChildProgram(Process.Start(start)!);
        if (await child._process.StandardOutput.ReadLineAsync() is not null)
            return child;
        child.Dispose();
        throw new InvalidOperationException($"{program} ended before it was ready.");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
