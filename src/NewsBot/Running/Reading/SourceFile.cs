using Microsoft.Extensions.Hosting;
using NewsBot.Settings;
using NewsBot.Sources;
using NewsBot.Storage;
using NewsBot.Storage.Sources;

namespace NewsBot.Running.Reading;

/// <summary>Takes the sources' file over into the database at the start, where those that guilds have added are already; the file itself is never written.</summary>
internal sealed class SourceFile(BotSettings settings, Database database, TimeProvider time) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var sources = ConfigFile.Read("The sources", settings.Sources.File, SourceList.Parse);
        return database.WriteAsync(session =>
        {
            var before = session.Sources.All().ToDictionary(source => source.Name);
            session.Sources.SetFile([.. sources.Select(source => new KeptSource(source.Name, null, SourceList.Write(source)))], time.GetUtcNow());

            foreach (var gone in before.Values.Where(source => source.GuildId is null && sources.All(listed => listed.Name != source.Name)))
                session.Polls.Forget(gone.Name);
            foreach (var source in sources.Where(source => source.Kind != SourceKind.Folder))
                Ask(session, source, before.GetValueOrDefault(source.Name));
        }, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Where it has moved to since is kept, until the file says something else.
    private void Ask(Session session, Source source, KeptSource? before)
    {
        var poll = Poll.New(PollKey.Of(source.Name), source.Name, new(source.Address), time.GetUtcNow());
        if (before is { GuildId: null } kept && SourceList.ParseOne(kept.Definition).Address == source.Address)
            session.Polls.Begin(poll);
        else
            session.Polls.Save(poll);
    }
}
