using System.Globalization;
using NewsBot.Chat;
using NewsBot.Sources;
using NewsBot.Storage;
using NewsBot.Storage.Guilds;
using NewsBot.Storage.Sources;

namespace NewsBot.Commands.Sources;

/// <summary><c>/source edit</c>, <c>pause</c>, <c>resume</c> and <c>remove</c>: what becomes of a guild's own sources.</summary>
public sealed class SourceChanging(Database database, IChatClient chat, TimeProvider time)
{
    private const int NameLength = 100;
    private const int PlacesLength = 500;
    private const string None = "-";

    // What the file lists is the operator's; what another guild has added does not exist here.
    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken)
    {
        var typed = invoked.Options.GetValueOrDefault("source", "");
        return database.WriteAsync(session => SourceListing.Named(session, invoked.Member.Guild, typed) switch
        {
            null => SourceListing.Unknown(typed),
            { IsFollowed: false } read => Replies.Say($"**{MessageText.Name(read.Name.Value, NameLength)}** is a sample or was imported: it is read from files, and there is nothing to change."),
            { GuildId: null } of => Replies.Say($"**{MessageText.Name(of.Name.Value, NameLength)}** is in the sources' file of whoever runs this bot; it can be changed only there."),
            var own => Change(session, invoked, own),
        }, cancellationToken);
    }

    private Answer Change(Session session, CommandInvoked invoked, KeptSource source)
    {
        var name = MessageText.Name(source.Name.Value, NameLength);
        var (isDone, answer) = invoked.Command switch
        {
            "source remove" => Remove(session, invoked.Member, source, name),
            "source pause" => session.Polls.SetState(PollKey.Of(source.Name), PollState.Paused, time.GetUtcNow())
                ? (true, Replies.Say($"**{name}** is asked no more until somebody uses `/source resume`."))
                : (false, Replies.Say($"**{name}** rests already.")),
            "source resume" => session.Polls.SetState(PollKey.Of(source.Name), PollState.Live, time.GetUtcNow())
                ? (true, Replies.Say($"**{name}** is asked again, beginning now."))
                : (false, Replies.Say($"**{name}** is being asked.")),
            "source edit" => Edit(session, invoked, source, name),
            _ => (false, Replies.UnknownCommand),
        };
        if (isDone)
            session.Changes.Add(invoked, time.GetUtcNow(), invoked.Command, [ChangePart.Of(source.Name), .. SourceAdding.Options(invoked)]);
        return answer;
    }

    private (bool IsDone, Answer Answer) Remove(Session session, Member member, KeptSource source, MessageText name)
    {
        session.Sources.Remove(source.Name, time.GetUtcNow());
        session.Polls.Forget(source.Name);
        session.Entries.Forget(source.Name);
        var followers = session.Subscriptions.End(source.Name, time.GetUtcNow()).Where(channel => chat.CanSee(member, channel)).ToList();
        var where = followers.Count == 0 ? MessageText.Empty : MessageText.Of($" Nothing more of it comes to {MessageText.JoinWithin(PlacesLength, ", ", followers.Select(MessageText.Place))}.");
        return (true, Replies.Say($"**{name}** is followed no more. What is posted stays.{where}"));
    }

    // What is not given stays as it is.
    private static (bool IsDone, Answer Answer) Edit(Session session, CommandInvoked invoked, KeptSource kept, MessageText name)
    {
        var options = invoked.Options;
        if (options.Keys.All(option => option == "source"))
            return (false, Replies.Say($"Nothing was changed. Say what is to change: `every`, `only`, `except`, `summary`, `image`, `credit` or `adult`."));

        try
        {
            var source = SourceList.ParseOne(kept.Definition);
            var changed = source with
            {
                Every = Number(options.GetValueOrDefault("every")) is { } minutes ? TimeSpan.FromMinutes(minutes) : source.Every,
                Only = options.TryGetValue("only", out var only) ? SourceAdding.Words(only == None ? null : only) : source.Only,
                Except = options.TryGetValue("except", out var except) ? SourceAdding.Words(except == None ? null : except) : source.Except,
                Terms = SourceAdding.TermsOf(options, source.Terms),
            };
            session.Sources.Change(source.Name, SourceList.Write(SourceList.ParseOne(SourceList.Write(changed))));
            return (true, Replies.Say($"**{name}** is changed; what comes from now on is taken so. `/source show` tells how."));
        }
        catch (FormatException exception)
        {
            return (false, Replies.Say($"Nothing was changed. {MessageText.Said(exception.Message)}"));
        }
    }

    private static int? Number(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
