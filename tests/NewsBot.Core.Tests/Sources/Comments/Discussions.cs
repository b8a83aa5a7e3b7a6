using System.Net;
using NewsBot.Core.Tests.Sources.Fetching;
using NewsBot.Core.Tests.Storage;
using NewsBot.Sources.Comments;
using NewsBot.Sources.Fetching;

namespace NewsBot.Core.Tests.Sources.Comments;

/// <summary>A site with discussions on this machine, and what the readers ask it through.</summary>
public abstract class Discussions : IDisposable
{
    private readonly Fetcher _fetcher;

    protected Discussions()
    {
        var options = new FetchOptions { InsideHosts = $"site.example:{Site.Port}", LargestPage = 32 * 1024 * 1024 };
        _fetcher = new(options, new ManualTime(), new(options, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback])));
    }

    private protected SiteServer Site { get; } = new();

    private protected Dictionary<string, string> Secrets { get; } = [];

    private protected CommentAccess Access => new(_fetcher.FetchAsync, Secrets.GetValueOrDefault);

    public void Dispose()
    {
        _fetcher.Dispose();
        Site.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected void Answer(string path, string json, string headers = "") => Site.Answer(path, headers: $"Content-Type: application/json\r\n{headers}", body: json);

    private protected Task<CommentThread> ReadAsync(CommentSection section, ICommentReader? reader = null) =>
        (reader is null ? new CommentReading() : new CommentReading([reader])).ReadAsync(section, Access, default);

    /// <summary>The comments in the order of the source, each as "parent>id author: text".</summary>
    private protected static IEnumerable<string> Lines(CommentThread thread) =>
        thread.Comments.Select(comment => $"{comment.InReplyTo}>{comment.Id} {comment.Author}: {(comment.Deleted ? "(deleted)" : comment.Text)}");
}
