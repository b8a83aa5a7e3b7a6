namespace NewsBot.Discord.Rest;

/// <summary>Requests that share a rate limit, let out one at a time and in order: https://docs.discord.com/developers/topics/rate-limits#header-format.</summary>
internal sealed class Bucket
{
    // Ten publications an hour are the slowest that there is; what would be longer a 429 tells.
    private static readonly TimeSpan LongestReset = TimeSpan.FromHours(1);

    private readonly Turnstile _turn = new();

    /// <summary>How many wait or are being sent.</summary>
    public int Users;

    /// <summary>What it was asked for last.</summary>
    public required Route Route { get; set; }

    /// <summary>When the next request may go out.</summary>
    public TimeSpan ReadyAt { get; private set; }

    /// <summary>Whose limit it is, as the last answer said.</summary>
    public string Scope { get; private set; } = "user";

    public Task<Turnstile.Pass> EnterAsync(CancellationToken cancellationToken) => _turn.EnterAsync(cancellationToken);

    public void Note(RateLimitHeaders headers, TimeSpan now)
    {
        if (headers is { Remaining: <= 0, ResetAfter: { } resetAfter })
            Refuse(now + (resetAfter < LongestReset ? resetAfter : LongestReset), headers.Scope ?? "user");
    }

    public void Refuse(TimeSpan until, string scope)
    {
        ReadyAt = Later(ReadyAt, until);
        Scope = scope;
    }

    /// <summary>When routes turn out to share a bucket, the stricter state holds.</summary>
    public void Take(Bucket other) => ReadyAt = Later(ReadyAt, other.ReadyAt);

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}

/// <summary>See https://docs.discord.com/developers/topics/rate-limits#header-format-rate-limit-header-examples.</summary>
internal sealed record RateLimitHeaders(int? Remaining, TimeSpan? ResetAfter, string? Bucket, string? Scope, TimeSpan? RetryAfter)
{
    public static RateLimitHeaders Read(HttpResponseMessage answer) => new(
        (int?)Number(answer, "X-RateLimit-Remaining"),
        Seconds(answer, "X-RateLimit-Reset-After"),
        Text(answer, "X-RateLimit-Bucket"),
        Text(answer, "X-RateLimit-Scope"),
        Seconds(answer, "Retry-After"));

    private static string? Text(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static double? Number(HttpResponseMessage answer, string name) =>
        double.TryParse(Text(answer, name), System.Globalization.CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static TimeSpan? Seconds(HttpResponseMessage answer, string name) =>
        Number(answer, name) is { } seconds and >= 0 and < 1e7 ? TimeSpan.FromSeconds(seconds) : null;
}
