namespace NewsBot.CommandLine;

/// <summary>How far something long is, on a terminal; nowhere else, and not for a little.</summary>
/// <param name="what">What is counted, as in "files".</param>
internal sealed class ProgressBar(string what)
{
    private const int Little = 10;
    private const int Width = 40;
    private const long BetweenDrawings = 100; // ms
    private int _length;
    private long _drawnAt;

    /// <summary>Whether anybody would see one.</summary>
    public static bool IsSeen => !Console.IsErrorRedirected;

    /// <summary>Draws the bar; what is printed next is printed over it.</summary>
    public void Show(int done, int total)
    {
        if (!IsSeen || total <= Little || (done < total && Environment.TickCount64 - _drawnAt < BetweenDrawings))
            return;

        _drawnAt = Environment.TickCount64;
        var filled = (int)((long)Width * done / total);
        var bar = $"[{new string('#', filled)}{new string('.', Width - filled)}] {done} of {total} {what}";
        Console.Error.Write($"\r{bar.PadRight(_length)}\r");
        _length = bar.Length;
    }

    /// <summary>Takes the bar away.</summary>
    public void Clear()
    {
        if (_length > 0)
            Console.Error.Write($"\r{new string(' ', _length)}\r");
        _length = 0;
    }
}
