using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsBot.Pipeline.Following;
using NewsBot.Settings;
using NewsBot.Sources;
using NewsBot.Sources.Comments;
using NewsBot.Sources.Elsewhere;
using NewsBot.Sources.Fetching;

namespace NewsBot.Running.Reading;

/// <summary>Wires what asks sources and discussions.</summary>
internal static class Following
{
    public static void Add(IServiceCollection services, BotSettings settings)
    {
        services.AddSingleton(Options.Create(settings.Fetching));
        services.AddSingleton(Options.Create(settings.Following));
        services.AddSingleton(Options.Create(settings.Elsewhere));
        services.AddSingleton<Fetcher>();
        services.AddSingleton<SourceProbe>();
        services.AddSingleton(new CommentReading(settings.Comments.OpenWeb, settings.Elsewhere.RedditLoginUrl, settings.Elsewhere.HackerNewsItemsUrl));
        services.AddSingleton(provider => new CommentAccess(provider.GetRequiredService<Fetcher>().FetchAsync, name => settings.Credentials.TryGetValue(name, out var secret) ? secret : null));
        services.AddSingleton<DiscussionSearch>();
        services.AddSingleton<Schedule>();
        services.AddSingleton<PollBook>();
        services.AddSingleton<ArticleKeeping>();
        services.AddSingleton<IPolling, SourcePolling>();
        services.AddSingleton<IPolling, ArticlePolling>();
        services.AddSingleton<IPolling, DiscussionPolling>();
        services.AddSingleton<IPolling, LookupPolling>();
    }
}
