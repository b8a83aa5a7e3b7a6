using System.Diagnostics;
using System.Text;
using NewsBot.Testing;

namespace NewsBot.Tests.Support;

/// <summary>The program itself, in a process and a folder of its own.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly Process _process;

    private BotProcess(string[] arguments, IEnumerable<(string Name, string Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "newsbot.dll"), .. arguments])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NEWSBOT_Status__Url"] = "";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;

        _process = new() { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Append(_error, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public string Output => Read(_output);

    public string Error => Read(_error);

    public static BotProcess Start(params string[] arguments) => new(arguments, []);

    public static BotProcess Start(string[] arguments, params IEnumerable<(string Name, string Value)> settings) => new(arguments, settings);

    /// <summary>Ends with the process; its exit code.</summary>
    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience.Long);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Asks it to stop, as a service manager or Ctrl-C does.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
        {
            if (line is not null)
                text.AppendLine(line);
        }
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }
}
