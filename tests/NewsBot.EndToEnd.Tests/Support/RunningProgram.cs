using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Threading.Channels;

namespace NewsBot.EndToEnd.Tests.Support;

/// <summary>One of our programs as a process of its own; everything it prints is kept.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    public const string Bot = "newsbot.dll";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    // Both are read all the time: a program whose output nobody takes stands still.
    private RunningProgram(Process process) => (_process, _output, _error) = (process, ReadAsync(process.StandardOutput), process.StandardError.ReadToEndAsync());

    /// <summary>How a program is started: as it was built for these tests, or the bot as it was published where NEWSBOT_PROGRAM says so.</summary>
    public static IReadOnlyList<string> Command(string program) => program == Bot && Environment.GetEnvironmentVariable("NEWSBOT_PROGRAM") is { Length: > 0 } published
        ? [published]
        : [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Path.Combine(AppContext.BaseDirectory, program)];

    /// <summary>Starts a program in a folder, with these settings and no others of the surroundings.</summary>
    public static RunningProgram Start(string program, string folder, IReadOnlyDictionary<string, string> settings, IEnumerable<string> arguments)
    {
        var command = Command(program);
        var start = new ProcessStartInfo(command[0], [.. command.Skip(1), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };

        foreach (var variable in start.Environment.Keys.Where(name => name.StartsWith("NEWSBOT_", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(variable);
        start.Environment["HOME"] = folder; // user secrets lie there
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    /// <summary>The next line it prints; fails with what it complained of where it ends instead.</summary>
    public async Task<string> LineAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return await _lines.Reader.ReadAsync(patience.Token);
        }
        catch (ChannelClosedException)
        {
            throw new InvalidOperationException($"It has ended: {await _error}");
        }
    }

    /// <summary>Gives it all it is to read.</summary>
    public async Task FeedAsync(string? input)
    {
        await _process.StandardInput.WriteAsync(input);
        _process.StandardInput.Close();
    }

    /// <summary>Waits until it ends by itself.</summary>
    public async Task<Ending> EndAsync(TimeSpan? patience = null)
    {
        await _process.WaitForExitAsync().WaitAsync(patience ?? Patience);
        return new(_process.ExitCode, await _output, await _error);
    }

    /// <summary>SIGKILL: nothing of it runs any more.</summary>
    public Task<Ending> KillAsync()
    {
        _process.Kill();
        return EndAsync();
    }

    /// <summary>SIGTERM: it is asked to end.</summary>
    public async Task AskToEndAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private async Task<string> ReadAsync(StreamReader reader)
    {
        var all = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line)
        {
            all.Append(line).Append('\n');
            await _lines.Writer.WriteAsync(line);
        }
        _lines.Writer.Complete();
        return all.ToString();
    }
}
