using Level = Microsoft.Extensions.Logging.LogLevel;

namespace NewsBot.Settings;

/// <summary>What is logged: a level for each category, as everywhere in .NET (https://learn.microsoft.com/dotnet/core/extensions/logging).</summary>
public sealed class LoggingSettings
{
    /// <summary>How a line looks.</summary>
    public LogFormat Format { get; set; }

    public IDictionary<string, Level> LogLevel { get; set; } =
        new Dictionary<string, Level> { ["Default"] = Level.Warning };
}

/// <summary>How what is logged is written.</summary>
public enum LogFormat
{
    /// <summary>A line to read.</summary>
    Text,

    /// <summary>A JSON object a line, for programs that collect them.</summary>
    Json,
}
