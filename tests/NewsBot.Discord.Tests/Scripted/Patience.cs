namespace NewsBot.Discord.Tests.Scripted;

/// <summary>How long a test waits for something that must happen before it fails; nothing ever takes as long.</summary>
internal static class Patience
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Long);

    public static Task Soon(this Task task) => task.WaitAsync(Long);

    public static Task<T> Soon<T>(this ValueTask<T> task) => task.AsTask().WaitAsync(Long);
}
