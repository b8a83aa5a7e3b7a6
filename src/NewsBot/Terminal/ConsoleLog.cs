using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using NewsBot.Settings;

namespace NewsBot.Terminal;

/// <summary>What is logged goes to standard error: what is printed is for whoever started the program.</summary>
internal static class ConsoleLog
{
    public static void Add(ILoggingBuilder logging, LoggingSettings settings)
    {
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning); // four lines a request, unless somebody wants them
        foreach (var (category, level) in settings.LogLevel)
            logging.AddFilter(category == "Default" ? null : category, level);

        if (settings.Format == LogFormat.Json)
        {
            logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, ProgramLine.TimestampFormat));
            return;
        }

        logging.Services.AddSingleton<ConsoleFormatter>(new TerminalFormatter(TimeProvider.System, isTerminal: !Console.IsErrorRedirected));
        logging.AddConsole(console => console.FormatterName = TerminalFormatter.FormatterName);
    }
}
