using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace NewsBot.Running;

/// <summary>Keeps back what ASP.NET says of a failed start, with a stack: whoever started it is told in one line.</summary>
internal sealed class QuietStart(ILoggerFactory loggers) : ILoggerFactory
{
    private const string Start = "Microsoft.Extensions.Hosting.Internal.Host";

    public ILogger CreateLogger(string categoryName) => categoryName == Start ? NullLogger.Instance : loggers.CreateLogger(categoryName);

    public void AddProvider(ILoggerProvider provider) => loggers.AddProvider(provider);

    // They are the bot's, and stay.
    public void Dispose()
    {
    }
}
