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
            foreach (var article in session.Articles.Latest(guild, source, draft.Old).Reverse())
                session.Posts.Offer(article.Id, subscription, !channel.IsAgeRestricted, now);
        }
    }

    /// <summary>What was saved, for the audit log.</summary>
    public static string Details(SetupDraft draft)
    {
        var settings = draft.Settings;
        IEnumerable<(string Name, string? Value)> parts =
        [
            ("channel", draft.Channel?.Value),
            ("source", string.Join(", ", draft.Sources)),
            ("old", draft.Old > 0 ? $"{draft.Old}" : null),
            ("mirror", draft.Mirror.ToString()),
            ("format", settings.Format.ToString()),
            ("personas", settings.Personas ? "yes" : null),
            ("cap", settings.Cap?.ToString(CultureInfo.InvariantCulture)),
            ("filter", settings.Filter),
            ("hold", settings.Hold),
            ("template", settings.Template is null ? null : "yes"),
        ];
        return $"channel {(draft.IsEdit ? "edit" : "setup")} {string.Join(' ', parts.Where(part => part.Value is not null).Select(part => $"{part.Name}: {part.Value}"))}";
    }
}
