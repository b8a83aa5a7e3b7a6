namespace NewsBot.Tests.Support;

/// <summary>Waits for what must come, and says what did not.</summary>
internal static class Patience
{
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    public static Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), what);

    public static Task UntilAsync(Func<Task<bool>> condition, string what) =>
        ForAsync(async () => await condition() ? "" : null, what);

    /// <summary>The first value that is not null.</summary>
    public static async Task<T> ForAsync<T>(Func<Task<T?>> look, string what)
        where T : class
    {
        using var patience = new CancellationTokenSource(Long);
        while (true)
        {
            if (await look() is { } found)
                return found;

            try
            {
                await Task.Delay(Between, patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"In {Long.TotalSeconds} s this did not come about: {what}.");
            }
        }
    }
}
