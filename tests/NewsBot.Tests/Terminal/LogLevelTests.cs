using Microsoft.Extensions.Logging;
using NewsBot.Settings;
using NewsBot.Terminal;

namespace NewsBot.Tests.Terminal;

/// <summary>What of all that could be logged is.</summary>
public sealed class LogLevelTests
{
    private const string Server = "Microsoft.AspNetCore.Hosting.Diagnostics";
    private const string Ours = "NewsBot.Pipeline.Deliver";

    [Fact]
    public void What_the_web_server_says_of_every_request_is_logged_for_those_only_who_ask_for_it()
    {
        Assert.Equal((false, false), At([]));
        Assert.Equal((false, true), At([new("Default", LogLevel.Information)]));
        Assert.Equal((true, true), At([new("Default", LogLevel.Information), new("Microsoft.AspNetCore", LogLevel.Information)]));
        Assert.Equal((true, false), At([new("Default", LogLevel.Warning), new(Server, LogLevel.Information)]));
    }

    private static (bool OfServer, bool OfOurs) At(IEnumerable<KeyValuePair<string, LogLevel>> levels)
    {
        var settings = new LoggingSettings();
        foreach (var (category, level) in levels)
            settings.LogLevel[category] = level;
        using var loggers = LoggerFactory.Create(logging => ConsoleLog.Add(logging, settings));
        return (loggers.CreateLogger(Server).IsEnabled(LogLevel.Information), loggers.CreateLogger(Ours).IsEnabled(LogLevel.Information));
    }
}
