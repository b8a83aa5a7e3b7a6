using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace NewsBot.Terminal;

/// <summary>One line to read an event; names from outside in it command nothing.</summary>
/// <param name="isTerminal">Whether it is read on a terminal, where a bar may stand and levels have colours.</param>
internal sealed class TerminalFormatter(TimeProvider time, bool isTerminal) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "terminal";

    public override void Write<TState>(in LogEntry<TState> entry, IExternalScopeProvider? scopeProvider, TextWriter writer)
    {
        var (level, color) = Level(entry.LogLevel);
        var shown = isTerminal ? $"\e[{color}m{level}\e[0m" : level;
        var text = TerminalText.Clean($"{entry.Category}: {entry.Formatter(entry.State, entry.Exception)} {entry.Exception}");
        writer.WriteLine($"{(isTerminal ? TerminalText.EraseLine : "")}{time.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture)} {shown}: {text}");
    }

    // Names of four letters stand under one another.
    private static (string Name, int Color) Level(LogLevel level) => level switch
    {
        LogLevel.Trace => ("trce", 37),
        LogLevel.Debug => ("dbug", 37),
        LogLevel.Information => ("info", 32),
        LogLevel.Warning => ("warn", 33),
        LogLevel.Error => ("fail", 31),
        _ => ("crit", 35),
    };
}
