using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.LocalDiscord;
using NewsBot.Posting;
using NewsBot.Settings;
using NewsBot.Storage;

namespace NewsBot.Running;

/// <summary>What is there from the start where no token is set: a local Discord, whose channel "news" follows every source.</summary>
internal sealed class LocalStart(BotSettings settings, TimeProvider time)
{
    private const string NewsChannel = "news";

    public static Task<LocalDiscordServer> RunAsync(BotSettings settings, IServiceProvider services, CancellationToken cancellationToken)
    {
        var options = new LocalDiscordOptions
        {
            Url = settings.LocalDiscord.Url.ToString(),
            DataFile = settings.LocalDiscord.Data,
            MessagesPerChannel = new(settings.LocalDiscord.Messages, settings.LocalDiscord.MessagesPer),
            Global = new(10_000, TimeSpan.FromSeconds(1)),
            OtherRoutes = new(10_000, TimeSpan.FromSeconds(1)),
        };
        return LocalDiscordServer.StartAsync(options, new QuietStart(services.GetRequiredService<ILoggerFactory>()), cancellationToken);
    }

    /// <summary>Has the news channel follow every source, once: who unfollows there is not overruled at the next start.</summary>
    public void Subscribe(Session session, GuildAvailable guild)
    {
        if (!settings.IsLocal || guild.Channels.FirstOrDefault(channel => channel.Name == NewsChannel) is not { } news)
            return;

        var subscription = new Subscription(SourceName.Every, guild.Guild, news.Id, news.Kind, MirrorMode.All, news.Kind == ChannelKind.Announcement);
        if (!session.Subscriptions.FollowAtFirst(subscription))
            return;

        foreach (var article in session.ArticleLists.Latest(guild.Guild, SourceName.Every, int.MaxValue).Reverse())
            session.Posts.Offer(article.Id, subscription, !news.IsAgeRestricted, time.GetUtcNow());
    }
}
