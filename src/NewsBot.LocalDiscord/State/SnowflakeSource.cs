namespace NewsBot.LocalDiscord.State;

/// <summary>Hands out snowflakes that only grow, also when the clock steps back or the server is restarted.</summary>
internal sealed class SnowflakeSource(TimeProvider time, Snowflake last)
{
    private ulong _last = last.Value;

    public Snowflake Next()
    {
        var now = Snowflake.At(time.GetUtcNow()).Value;
        _last = Math.Max(_last + 1, now);
        return new(_last);
    }
}
