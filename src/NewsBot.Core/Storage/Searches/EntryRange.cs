namespace NewsBot.Storage.Searches;

/// <summary>Entries of the index between two numbers, neither of which is among them; a number is a time, and a place among what has the same.</summary>
public readonly record struct EntryRange(long After, long Before)
{
    public static readonly EntryRange All = new(-1, long.MaxValue);

    internal const int LastPlace = (1 << BitsOfPlace) - 1;
    private const int BitsOfPlace = 20;
    private const long LatestTime = 1L << 42; // milliseconds: the year 2109

    /// <summary>The first number of a moment.</summary>
    public static long FirstAt(DateTimeOffset moment) => Math.Clamp(moment.ToUnixTimeMilliseconds(), 0, LatestTime) << BitsOfPlace;

    /// <summary>When an entry was written.</summary>
    public static DateTimeOffset TimeOf(long entry) => DateTimeOffset.FromUnixTimeMilliseconds(entry >> BitsOfPlace);
}
