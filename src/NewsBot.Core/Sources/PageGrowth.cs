namespace NewsBot.Sources;

/// <summary>A page as it stands a while after it was first read: those that grow have more comments then.</summary>
public static class PageGrowth
{
    /// <summary>The comments that have arrived by now; a late one that states no time was posted when it arrived.</summary>
    public static Page At(this Page page, DateTimeOffset firstRead, DateTimeOffset now)
    {
        if (page.Grows is not { } grows)
            return page;

        var arrived = now <= firstRead ? 0 : (now - firstRead) / grows.Every;
        var visible = (int)Math.Min(page.Comments.Count, grows.First + Math.Floor(arrived));

        return page with
        {
            Comments = [.. page.Comments.Take(visible).Select((comment, i) => i < grows.First
                ? comment
                : comment with { PostedAt = comment.PostedAt ?? firstRead + (i - grows.First + 1) * grows.Every })],
        };
    }
}
