using System.Globalization;
using System.Net;
using NewsBot.Sources.Fetching;

namespace NewsBot.Sources.Comments;

/// <summary>Reads WordPress by its REST API; where that is switched off, by the page itself, and where that lists nothing, by its feed of comments.</summary>
internal sealed class WordPressReader(MarkupReader page, FeedCommentReader feed) : ICommentReader
{
    private const int PageSize = 100;

    public CommentSystem Reads => CommentSystem.WordPress;

    public async Task<CommentThread> ReadAsync(CommentSection section, CommentAccess access, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadApiAsync(section, access, cancellationToken);
        }
        catch (FetchException refused) when (refused.RetryAfter is null)
        {
            return await ReadOtherwiseAsync(section, access, refused, cancellationToken);
        }
    }

    private static async Task<CommentThread> ReadApiAsync(CommentSection section, CommentAccess access, CancellationToken cancellationToken)
    {
        var thread = new ThreadBuilder(section.ToBranch("Comments"));
        for (var number = 1; thread.TurnsTo(number.ToString(CultureInfo.InvariantCulture)); number++)
        {
            FetchedPage answer;
            try
            {
                answer = await access.Fetch(new(AddressOf(section, number)), cancellationToken);
            }
            catch (FetchException beyond) when (number > 1 && beyond.Status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound)
            {
                break;
            }

            var before = thread.Comments.Count;
            var count = WordPressJson.Read(JsonFacts.Parse(answer), thread);

            // A page that is full tells by itself nothing of the next: the one after it is asked for, whatever the site counts.
            var hasMore = int.TryParse(answer.Headers.GetValueOrDefault("X-WP-TotalPages"), NumberStyles.None, CultureInfo.InvariantCulture, out var pages) && number < pages;
            if (count == 0 || (count < PageSize && !hasMore))
                break;
            if (thread.Comments.Count == before)
            {
                thread.Warn($"Page {number} of the comments holds nothing but what was read before.");
                break;
            }
        }

        return thread.Build(isWhole: true);
    }

    private async Task<CommentThread> ReadOtherwiseAsync(CommentSection section, CommentAccess access, FetchException refused, CancellationToken cancellationToken)
    {
        var why = $"WordPress' own interface was not to be read ({refused.Message.TrimEnd('.')})";
        try
        {
            var listed = await page.ReadAsync(section, access, cancellationToken);
            if (listed.Comments.Count > 0)
                return listed with { Warnings = [.. listed.Warnings, $"{why}: the comments are those that the page lists."] };

            var address = section.Page.Below("feed/");
            var told = await feed.ReadAsync(section with { Api = address }, access, cancellationToken);
            return told with { Warnings = [.. told.Warnings, $"{why}: the comments are those of its feed, without who answers whom."] };
        }
        catch (FetchException)
        {
            throw refused;
        }
    }

    private static Uri AddressOf(CommentSection section, int page)
    {
        if (section.Api.AbsolutePath.Contains("/rest/v1.1/", StringComparison.Ordinal))
            return section.Api.Below($"posts/{section.Key.Escaped()}/replies/?number={PageSize}&order=ASC&offset={(page - 1) * PageSize}");

        // Without pretty addresses the interface is a parameter of the front page.
        var query = $"post={section.Key.Escaped()}&per_page={PageSize}&page={page}&order=asc&orderby=date_gmt";
        return section.Api.Query.Contains("rest_route=", StringComparison.Ordinal)
            ? new($"{section.Api.AbsoluteUri.TrimEnd('/')}/wp/v2/comments&{query}")
            : section.Api.Below($"{(section.Api.AbsolutePath.Contains("/wp/v2", StringComparison.Ordinal) ? "" : "wp/v2/")}comments?{query}");
    }
}
