using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Commands.Running;

/// <summary>How near the limits a guild is, in plain words: our own for articles in a channel, and those of the chat that are used up just now.</summary>
public sealed class StatusLimits(IChatClient chat, PostPace pace, TimeProvider time)
{
    private const int Most = 8;

    public IEnumerable<MessageText> Lines(Session session, GuildId guild)
    {
        var posted = session.GuildStatus.PostedSince(guild, time.GetUtcNow() - pace.Per);
        yield return MessageText.Of($"**Limits:** {posted.Posts:article|articles} posted within {Spans.Of(pace.Per)}; the busiest channel got {posted.InOneChannel} of the {pace.Most} allowed.");

        var limits = chat.LimitsInForce(guild);
        if (limits.Count == 0)
            yield return MessageText.Of($"• None of Discord's limits is used up.");
        foreach (var limit in limits.OrderBy(limit => limit.Channel is not null).ThenByDescending(limit => limit.HoldsBack).ThenByDescending(limit => limit.Until).Take(Most))
            yield return Line(limit);
        if (limits.Count > Most)
            yield return MessageText.Of($"… and {limits.Count - Most} more.");
    }

    private static MessageText Line(ChatLimit limit)
    {
        var (what, again) = (What(limit), MessageText.Relative(limit.Until));
        var waiting = limit.HoldsBack ? MessageText.Of($" Something waits for it.") : MessageText.Empty;
        return limit.Scope switch
        {
            LimitScope.Everything => MessageText.Of($"• Discord's limit for all that I ask is used up; there is room again {again}.{waiting}"),
            LimitScope.Address => MessageText.Of($"• Discord lets nothing through from this address; there is room again {again}.{waiting}"),
            LimitScope.Refusals => MessageText.Of($"• Discord has refused too much of what I asked; before it shuts me out I ask nothing, and go on {again}.{waiting}"),
            LimitScope.Shared => MessageText.Of($"• {what}: the limit that all share is used up; there is room again {again}.{waiting}"),
            _ => MessageText.Of($"• {what}: the limit is used up; there is room again {again}.{waiting}"),
        };
    }

    private static MessageText What(ChatLimit limit)
    {
        var work = limit.Work switch
        {
            LimitedWork.Sending => MessageText.Of($"New messages"),
            LimitedWork.Editing => MessageText.Of($"Changed messages"),
            LimitedWork.Deleting => MessageText.Of($"Deleted messages"),
            LimitedWork.Threads => MessageText.Of($"New threads"),
            LimitedWork.Publishing => MessageText.Of($"Publishing"),
            LimitedWork.Reading => MessageText.Of($"Looking"),
            _ => MessageText.Of($"Other requests"),
        };
        return limit.Channel is { } channel ? MessageText.Of($"{work} in {MessageText.Place(channel)}") : work;
    }
}
