using System.Globalization;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Sources;
using NewsBot.Storage;
using NewsBot.Storage.Guilds;
using NewsBot.Storage.Sources;

namespace NewsBot.Commands.Sources;

/// <summary>Looks at an address, and makes a guild's source of it.</summary>
public sealed class SourceAdding(Database database, SourceProbe probe, TimeProvider time)
{
    private const int NameLength = 100;
    internal const int MostOfOneGuild = 100;
    private const int MostOfOneName = 20;
    private const string No = "no";

    public async Task<Answer> TestAsync(CommandInvoked invoked, CancellationToken cancellationToken)
    {
        if (AddressOf(invoked) is not { } address)
            return NoAddress(invoked);

        var found = await probe.RunAsync(address, KindOf(invoked), cancellationToken);
        return new(new(MessageText.JoinWithin(MessageText.MaxLength, "\n", found.Lines().Select(Shown))));
    }

    public async Task<Answer> AddAsync(CommandInvoked invoked, CancellationToken cancellationToken)
    {
        if (AddressOf(invoked) is not { } address)
            return NoAddress(invoked);

        var found = await probe.RunAsync(address, KindOf(invoked), cancellationToken);
        if (found.Kind is not { } kind)
            return Replies.Say($"Nothing was added. {MessageText.JoinWithin(1_500, " ", found.Missing.Select(MessageText.Said))}");

        try
        {
            var named = invoked.Options.GetValueOrDefault("name")?.Trim();
            var source = SourceOf(invoked, kind, found, named ?? NameFrom(found));
            return await database.WriteAsync(session => Add(session, invoked, source, isNamed: named is not null, found), cancellationToken);
        }
        catch (FormatException exception)
        {
            return Replies.Say($"Nothing was added. {MessageText.Said(exception.Message)}");
        }
    }

    // What the page says itself stays as it is.
    private static MessageText Shown(string line) =>
        line.StartsWith(ProbeResult.Indentation, StringComparison.Ordinal) ? MessageText.FromUntrusted(line)
        : line.StartsWith(ProbeResult.Problem, StringComparison.Ordinal) ? MessageText.Of($"! {MessageText.Said(line[ProbeResult.Problem.Length..])}")
        : MessageText.Said(line);

    private Answer Add(Session session, CommandInvoked invoked, Source source, bool isNamed, ProbeResult found)
    {
        var guild = invoked.Member.Guild;
        if (SourceChoices.ByAddress(session, guild).TryGetValue(found.Address.AbsoluteUri, out var followed))
            return Followed(session, followed);
        if (session.Sources.CountOf(guild) >= MostOfOneGuild)
            return Replies.Say($"This server has {MostOfOneGuild} sources already; remove one first.");

        for (var number = 1; number <= (isNamed ? 1 : MostOfOneName); number++)
        {
            var tried = number == 1 ? source : source with { Name = new($"{source.Name} ({number.ToString(CultureInfo.InvariantCulture)})") };
            if (!session.Sources.Add(new(tried.Name, guild, SourceList.Write(tried)), time.GetUtcNow()))
                continue;

            session.Polls.Save(Poll.New(PollKey.Of(tried.Name), tried.Name, new(tried.Address), time.GetUtcNow()));
            session.Changes.Add(invoked, time.GetUtcNow(), invoked.Command, [ChangePart.Of(tried.Name), ChangePart.Of("address", tried.Address), .. Options(invoked)]);
            return Replies.Say($"**{MessageText.Name(tried.Name.Value, NameLength)}** is followed from now on, as {(found.Reader is { } form ? MessageText.Name(form, NameLength) : MessageText.Of($"a page"))}. Use `/channel setup` where its articles are to be posted.");
        }

        return Replies.Say($"There is a source named “{MessageText.Name(source.Name.Value, NameLength)}” already; choose another name.");
    }

    // One source is asked once; what of it goes where is for the channels to say.
    private static Answer Followed(Session session, SourceName source)
    {
        var name = MessageText.Name(source.Value, NameLength);
        return session.Sources.Find(source) is { GuildId: null }
            ? Replies.Say($"You follow this already, as **{name}**. What of it is posted in a channel is said by that channel's filter: `/channel edit`.")
            : Replies.Say($"You follow this already, as **{name}**. What of it is posted in a channel is said by that channel's filter (`/channel edit`), and what is taken of it at all by `/source edit` with *only* and *except*.");
    }

    /// <summary>How a source was set up or changed, for the audit log.</summary>
    internal static IEnumerable<ChangePart> Options(CommandInvoked invoked) =>
        invoked.Options.Where(option => option.Key is not ("source" or "name" or "address")).Select(option => option.Value switch
        {
            "yes" or No => ChangePart.Words(option.Key, option.Value),
            CommentChoice.None when option.Key == "comments" => ChangePart.Words(option.Key, No),
            nameof(SourceKind.Feed) when option.Key == "kind" => ChangePart.Words(option.Key, "a feed"),
            nameof(SourceKind.Site) when option.Key == "kind" => ChangePart.Words(option.Key, "a site with a feed"),
            nameof(SourceKind.Page) when option.Key == "kind" => ChangePart.Words(option.Key, "one article"),
            var typed => ChangePart.Of(option.Key, typed),
        });

    // Read as the file's are, so that what may be said here and there is the same.
    private static Source SourceOf(CommandInvoked invoked, SourceKind kind, ProbeResult found, string name)
    {
        var options = invoked.Options;
        var elsewhere = new ElsewhereChoice(options.GetValueOrDefault("elsewhere") == No ? [] : null, Number(options.GetValueOrDefault("least")), options.GetValueOrDefault("hold") != No);
        return SourceList.ParseOne(SourceList.Write(new(
            new(name),
            kind,
            found.Address.AbsoluteUri,
            Number(options.GetValueOrDefault("every")) is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
            Words(options.GetValueOrDefault("only")),
            Words(options.GetValueOrDefault("except")),
            options.GetValueOrDefault("comments") == CommentChoice.None ? new(CommentChoice.None) : null,
            elsewhere == new ElsewhereChoice() ? null : elsewhere,
            Terms: TermsOf(options, null))));
    }

    private static string NameFrom(ProbeResult found)
    {
        var name = TextCut.Before(VisibleText.OneLine(found.Title ?? ""), NameLength - 5).Trim();
        return name.Length > 0 && name != SourceName.Every.Value ? name : found.Address.IdnHost;
    }

    internal static ArticleFilter? Words(string? typed) =>
        typed?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } words ? new(new FilterLine(words)) : null;

    private static int? Number(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static SourceKind? KindOf(CommandInvoked invoked) =>
        Enum.TryParse<SourceKind>(invoked.Options.GetValueOrDefault("kind"), out var kind) && kind is SourceKind.Feed or SourceKind.Site or SourceKind.Page ? kind : null;

    /// <summary>How a source wants its articles shown: as the options say, and else as before.</summary>
    internal static SourceTerms? TermsOf(IReadOnlyDictionary<string, string> options, SourceTerms? before)
    {
        var terms = before ?? SourceTerms.None;
        var said = terms with
        {
            SummarySentences = Number(options.GetValueOrDefault("summary")) ?? terms.SummarySentences,
            Image = options.TryGetValue("image", out var image) ? image != No : terms.Image,
            Credit = options.TryGetValue("credit", out var credit) ? VisibleText.OneLine(credit) is { Length: > 0 } line and not "-" ? line : null : terms.Credit,
            AgeRestricted = options.TryGetValue("adult", out var adult) ? adult == "yes" : terms.AgeRestricted,
        };
        return said == SourceTerms.None ? null : said;
    }

    internal static Uri? AddressOf(CommandInvoked invoked) => SourceProbe.AddressOf(invoked.Options.GetValueOrDefault("address", ""));

    private static Answer NoAddress(CommandInvoked invoked) => Replies.Say($"“{MessageText.Name(invoked.Options.GetValueOrDefault("address", ""), NameLength)}” is no address of a page.");
}
