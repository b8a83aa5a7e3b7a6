namespace NewsBot.Storage;

/// <summary>Moments at which a test has the process stand still until it is killed; in any other run they are nothing.</summary>
public static class CrashPoint
{
    /// <summary>Names one as in <c>ClaimAsync committed#3</c>: the third time that it is reached.</summary>
    public const string Variable = "NEWSBOT_CRASHPOINT";

    private static readonly string? Name = Environment.GetEnvironmentVariable(Variable)?.Split('#')[0];
    private static int _left = int.TryParse(Environment.GetEnvironmentVariable(Variable)?.Split('#')[^1], out var times) ? times : 1;

    /// <param name="work">What is being done.</param>
    /// <param name="moment">How far it is.</param>
    public static void Reach(string work, string moment)
    {
        if (Name is null || $"{work} {moment}" != Name || Interlocked.Decrement(ref _left) != 0)
            return;

        Console.Out.WriteLine($"Crash point: {Name}");
        Thread.Sleep(Timeout.Infinite);
    }
}
