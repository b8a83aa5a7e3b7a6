using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;
using NewsBot.Storage.Guilds;

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

    /// <summary>What is other than it was before, for the audit log.</summary>
    public static IEnumerable<ChangePart> Changed(SetupDraft before, SetupDraft draft) => Parts(draft).Except(Parts(before));

    public static IEnumerable<ChangePart> Parts(MirrorMode mirror, SummaryStyle summary) =>
    [
        ChangePart.Words("mirror", mirror switch
        {
            MirrorMode.All => "all are shown",
            MirrorMode.Filtered => "suspicious ones wait for a moderator",
            MirrorMode.Hold => "every one waits for a moderator",
            _ => "none are shown",
        }),
        summary.Limit is { } limit ? ChangePart.Of("summary", $"{limit}") : ChangePart.Words("summary", "of the usual length"),
        ChangePart.Words("bullets", summary.Bullets ? "yes" : "no"),
    ];

    private static IEnumerable<ChangePart> Parts(SetupDraft draft)
    {
        var settings = draft.Settings;
        return
        [
            ChangePart.Of(draft.Sources.OrderBy(source => source.Value, StringComparer.Ordinal)),
            ChangePart.Of("old", $"{draft.Old}"),
            ChangePart.Words("format", settings.Format == PostFormat.Plain ? "plain text" : settings.Image ? "a panel with the picture" : "a panel without the picture"),
            .. Parts(draft.Mirror, draft.Summary),
            ChangePart.Words("comments", settings.Personas ? "under their authors' names" : "as my replies"),
            settings.Cap is { } cap ? ChangePart.Of("cap", $"{cap}") : ChangePart.Words("cap", "as many as usual"),
            ChangePart.Words("publish", draft.Publishes ? "yes" : "no"),
            ChangePart.Words("rest", settings.RestAfterHours switch { 1 => "after 1 hour", 24 => "after 1 day", 72 => "after 3 days", _ => "after 1 week" }),
            ChangePart.Of("role", settings.Mention),
            draft.Alerts is { } alerts ? ChangePart.Of("alerts", alerts) : ChangePart.Words("alerts", "only to the owner"),
            ChangePart.Of("language", SetupSteps.NameOf(settings.Language ?? "en")),
            ChangePart.Of("filter", settings.Filter),
            ChangePart.Of("hold", settings.Hold),
            ChangePart.Of("template", settings.Template),
            ChangePart.Of("tags", SetupText.Tags(settings).ReplaceLineEndings(", ")),
            ChangePart.Of("colour", SetupText.Colour(settings.Colour)),
        ];
    }
}
