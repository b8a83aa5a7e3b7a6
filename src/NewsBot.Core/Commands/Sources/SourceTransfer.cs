using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Sources;
using NewsBot.Sources.Fetching;
using NewsBot.Storage;
using NewsBot.Storage.Guilds;
using NewsBot.Storage.Sources;

namespace NewsBot.Commands.Sources;

/// <summary><c>/source import</c> and <c>/source export</c>: many sources at once, as OPML.</summary>
public sealed class SourceTransfer(Database database, IChatClient chat, Fetcher fetcher, TimeProvider time)
{
    private const int LargestFile = 1024 * 1024;
    private const int MostOfOneGuild = SourceAdding.MostOfOneGuild;
    private const int NameLength = 90;
    private const int MostOfOneName = 20;
    private const int Told = 10;

    /// <summary>Adds the feeds of a list that are not followed yet; what the list says was checked by nobody.</summary>
    public async Task<Answer> ImportAsync(CommandInvoked invoked, CancellationToken cancellationToken)
    {
        try
        {
            if (await FileAsync(invoked, cancellationToken) is not { } file)
                return Replies.Say($"Give a file, or the address of one, with the option “file” or “address”.");

            var feeds = Opml.Read(file);
            return feeds.Count == 0
                ? Replies.Say($"The file lists no feed.")
                : await database.WriteAsync(session => Add(session, invoked, feeds), cancellationToken);
        }
        catch (Exception exception) when (exception is FormatException or ChatException or FetchException)
        {
            return Replies.Say($"Nothing was added. {MessageText.Said(VisibleText.OneLine(exception.Message)).Shorten(1_000)}");
        }
    }

    public Task<Answer> ExportAsync(CommandInvoked invoked, CancellationToken cancellationToken) =>
        database.ReadAsync(session =>
        {
            var sources = session.Sources.KnownTo(invoked.Member.Guild).Select(kept => SourceList.ParseOne(kept.Definition)).Where(source => source.Kind is SourceKind.Feed or SourceKind.Site).ToList();
            if (sources.Count == 0)
                return Replies.Say($"No source is followed yet. Use `/source add`.");

            var file = Opml.Write(sources.Select(source => (source, session.Polls.Find(PollKey.Of(source.Name))?.Address)), time.GetUtcNow());
            return new Answer(Card.Of($"{sources.Count:source|sources}."), Files: [new("sources.opml", "text/x-opml", file)]);
        }, cancellationToken);

    private async Task<ReadOnlyMemory<byte>?> FileAsync(CommandInvoked invoked, CancellationToken cancellationToken)
    {
        if (invoked.Files?.GetValueOrDefault("file") is { } given)
            return await chat.ReadFileAsync(given, LargestFile, cancellationToken);
        if (SourceAdding.AddressOf(invoked) is not { } address)
            return null;

        var page = (await fetcher.AskAsync(new(address, IsFile: true), cancellationToken)).Page ?? throw new FormatException("Nothing is there.");
        return page.Body.Length <= LargestFile ? page.Body : throw new FormatException($"The file is larger than {LargestFile / 1024} KiB.");
    }

    private Answer Add(Session session, CommandInvoked invoked, IReadOnlyList<OpmlFeed> feeds)
    {
        var guild = invoked.Member.Guild;
        var known = SourceChoices.ByAddress(session, guild).Keys.ToHashSet();
        var (added, skipped, refused) = (0, 0, new List<MessageText>());
        foreach (var feed in feeds)
        {
            if (!known.Add(feed.Address.AbsoluteUri))
                skipped++;
            else if (session.Sources.CountOf(guild) >= MostOfOneGuild)
                refused.Add(MessageText.Of($"• {MessageText.Name(feed.Title ?? feed.Address.Host, NameLength)}: this server has {MostOfOneGuild} sources already; remove one first."));
            else if (TryAdd(session, guild, feed) is { } problem)
                refused.Add(MessageText.Of($"• {MessageText.Name(feed.Title ?? feed.Address.Host, NameLength)}: {problem}"));
            else
                added++;
        }

        session.Changes.Add(invoked, time.GetUtcNow(), invoked.Command, ChangePart.Of("added", $"{added}"));
        var more = refused.Count > Told ? MessageText.Of($"… and {refused.Count - Told} more.") : MessageText.Empty;
        return new(new(MessageText.JoinWithin(MessageText.MaxLength, "\n",
        [
            MessageText.Of($"Followed from now on: **{added:source|sources}**. Followed already: **{skipped}**. Could not be added: **{refused.Count}**."),
            .. refused.Take(Told),
            more,
            added > 0 ? MessageText.Of($"Use `/channel setup` where their articles are to be posted.") : MessageText.Empty,
        ])));
    }

    // Null where it was added, or else why not.
    private MessageText? TryAdd(Session session, GuildId guild, OpmlFeed feed)
    {
        try
        {
            var title = TextCut.Before(VisibleText.OneLine(feed.Title ?? ""), NameLength).Trim();
            var name = title.Length > 0 && title != SourceName.Every.Value ? title : feed.Address.IdnHost;
            for (var number = 1; number <= MostOfOneName; number++)
            {
                var source = SourceList.ParseOne(SourceList.Write(new(new(number == 1 ? name : $"{name} ({number})"), SourceKind.Feed, feed.Address.AbsoluteUri)));
                if (!session.Sources.Add(new(source.Name, guild, SourceList.Write(source)), time.GetUtcNow()))
                    continue;

                session.Polls.Save(Poll.New(PollKey.Of(source.Name), source.Name, feed.Address, time.GetUtcNow()));
                return null;
            }

            return MessageText.Of($"its name is taken.");
        }
        catch (FormatException exception)
        {
            return MessageText.Said(exception.Message);
        }
    }
}
