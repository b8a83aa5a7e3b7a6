using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using NewsBot.Settings;

namespace NewsBot.Terminal;

/// <summary>A line of the running program to whoever started it: to read, or as a JSON object of the same form as its log.</summary>
internal sealed partial record ProgramLine(string Timestamp, string LogLevel, string Category, string Message)
{
    /// <summary>How the moment of a line is written, in UTC.</summary>
    public const string TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static Task WriteAsync(TextWriter writer, LogFormat format, LogLevel level, string message) => writer.WriteLineAsync(format == LogFormat.Json
        ? JsonSerializer.Serialize(new(TimeProvider.System.GetUtcNow().ToString(TimestampFormat, CultureInfo.InvariantCulture), level.ToString(), nameof(NewsBot), message), Json.Default.ProgramLine)
        : message);

    [JsonSerializable(typeof(ProgramLine))]
    private sealed partial class Json : JsonSerializerContext;
}
