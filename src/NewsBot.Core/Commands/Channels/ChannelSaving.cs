using System.Globalization;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Commands.Channels;

/// <summary>Keeps what was chosen for a channel, in one transaction.</summary>
internal static class ChannelSaving
{
    public static void Save(Session session, GuildId guild, Channel channel, SetupDraft draft, DateTimeOffset now)
    {
        foreach (var ended in session.Subscriptions.FollowedBy(channel.Id).Except(draft.Sources))
            session.Subscriptions.Unfollow(channel.Id, ended, now);

        session.Channels.Save(guild, channel.Id, draft.Settings);
        session.Guilds.SetAlertChannel(guild, draft.Alerts);
        foreach (var source in draft.Sources)
        {
            var subscription = new Subscription(source, guild, channel.Id, channel.Kind, draft.Mirror, draft.Publishes && channel.Kind == ChannelKind.Announcement, draft.Summary);
            session.Subscriptions.Follow(subscription);
            foreach (var article in session.ArticleLists.Latest(guild, source, draft.Old).Reverse())
                session.Posts.Offer(article.Id, subscription, !channel.IsAgeRestricted, now);
        }
    }

    /// <summary>What was saved, for the audit log.</summary>
    /// <param name="channel">What was set up.</param>
    /// <param name="asked">Where somebody did so.</param>
    public static string Details(SetupDraft draft, Channel channel, ChannelId asked)
    {
        var settings = draft.Settings;
        IEnumerable<(string Name, string? Value)> parts =
        [
            ("channel", channel.Id == asked ? null : $"#{channel.Name}"),
            ("source", string.Join(", ", draft.Sources)),
            ("old", draft.Old > 0 ? $"{draft.Old}" : null),
            ("mirror", draft.Mirror.ToString()),
            ("format", settings.Format == PostFormat.Plain ? "plain" : settings.Image ? null : "bare"),
            ("summary", draft.Summary == default ? null : $"{draft.Summary.Limit}{(draft.Summary.Bullets ? " bullets" : "")}"),
            ("personas", settings.Personas ? "yes" : null),
            ("cap", settings.Cap?.ToString(CultureInfo.InvariantCulture)),
            ("filter", settings.Filter),
            ("hold", settings.Hold),
            ("template", settings.Template is null ? null : "yes"),
            ("tags", settings.Tags is { Count: > 0 } tags ? $"{tags.Count}" : null),
            ("colour", settings.Colour is null ? null : SetupText.Colour(settings.Colour)),
            ("language", settings.Language),
            ("role", settings.Mention?.Value),
            ("rest", settings == ChannelSettings.Usual ? null : $"{settings.RestAfterHours} h"),
            ("alerts", draft.Alerts?.Value),
        ];
        return $"channel {(draft.IsEdit ? "edit" : "setup")} {string.Join(' ', parts.Where(part => part.Value is not null).Select(part => $"{part.Name}: {part.Value}"))}";
    }
}
