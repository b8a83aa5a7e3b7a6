using NewsBot.Articles;
using NewsBot.Posting.Filters;

namespace NewsBot.Posting;

/// <summary>Why an article is not in a channel that follows its source.</summary>
public enum WithheldFor
{
    /// <summary>The channel's filter, of which the details say which part.</summary>
    Filter,

    /// <summary>The source is age-restricted and the channel is not.</summary>
    Age,
}

/// <summary>That an article was kept from a channel.</summary>
public sealed record Withheld(WithheldFor Reason, string Details, DateTimeOffset At)
{
    /// <summary>What keeps an article from a channel; null where nothing does.</summary>
    /// <param name="isForEverybody">Whether people of every age see the channel.</param>
    public static Withheld? Of(Article article, SourceName source, SourceTerms terms, ChannelSettings settings, bool isForEverybody, DateTimeOffset now)
    {
        if (isForEverybody && terms.AgeRestricted)
            return new(WithheldFor.Age, source.Value, now);
        if (settings.Filter is not { } text)
            return null;

        var (filter, subject) = (Filter.KeptForArticles(text), FilterSubject.Of(article, source));
        return filter.Matches(subject) ? null : new(WithheldFor.Filter, filter.Because(subject), now);
    }
}
