using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using NewsBot.Settings;
using NewsBot.Sources;
using NewsBot.Sources.Fetching;
using NewsBot.Storage;
using NewsBot.Storage.Sources;
using NewsBot.Terminal;

namespace NewsBot.CommandLine;

/// <summary><c>newsbot source</c>: what an address would be as a source, and the sources that are followed.</summary>
internal static class SourceVerb
{
    public static Command Create()
    {
        var address = new Argument<string>("URL") { Description = "The address of a feed, of a site that has one, or of one article." };
        var test = new Command("test", "Read an address as a source would, and say what was found; nothing is stored.") { address };
        test.SetAction((parsed, cancellationToken) => NewsBotApp.GuardAsync(() => TestAsync(parsed.GetRequiredValue(address), cancellationToken)));
        var list = new Command("list", "List the sources that are followed, and how they answer.");
        list.SetAction((_, cancellationToken) => NewsBotApp.GuardAsync(() => ListAsync(cancellationToken)));
        return new("source", "Where news comes from.") { test, list };
    }

    private static async Task<int> TestAsync(string typed, CancellationToken cancellationToken)
    {
        var address = SourceProbe.AddressOf(typed) ?? throw new SettingsException($"{typed} is no address of a page.");
        var settings = SettingsReader.Read(Directory.GetCurrentDirectory());
        using var fetcher = new Fetcher(Options.Create(settings.Fetching), TimeProvider.System);
        var found = await new SourceProbe(fetcher, new()).RunAsync(address, null, cancellationToken);
        foreach (var line in found.Lines())
            await (found.Kind is null ? Console.Error : Console.Out).WriteLineAsync((line.StartsWith(ProbeResult.Indentation, StringComparison.Ordinal) ? ProbeResult.Indentation : "") + TerminalText.Clean(line));
        return found.Kind is null ? 1 : 0;
    }

    private static async Task<int> ListAsync(CancellationToken cancellationToken)
    {
        using var database = Database.OpenReadOnly(SettingsReader.Read(Directory.GetCurrentDirectory()).Database.Path);
        var sources = await database.ReadAsync(session => session.Sources.All().Select(source => (source, session.Polls.Find(PollKey.Of(source.Name)))).ToList(), cancellationToken);
        foreach (var (source, poll) in sources)
            await Console.Out.WriteLineAsync(TerminalText.Clean(Line(source, poll)));
        return 0;
    }

    private static string Line(KeptSource kept, Poll? poll)
    {
        var source = SourceList.ParseOne(kept.Definition);
        var whose = kept.GuildId is { } guild ? $" (of guild {guild})" : "";
        var state = poll switch
        {
            null => "",
            { State: PollState.Paused } => ", paused",
            { Error: { } error } => string.Create(CultureInfo.InvariantCulture, $", no answer {poll.Failures} times: {error}"),
            { PolledAt: { } polled } => string.Create(CultureInfo.InvariantCulture, $", answered {polled:u}, next {poll.NextAt:u}"),
            _ => ", not asked yet",
        };
        return $"{source.Name}{whose}: {source.Kind.ToString().ToLowerInvariant()} {source.Address}{state}";
    }
}
