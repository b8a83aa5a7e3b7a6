namespace NewsBot.CommandLine;

/// <summary>How far a long import is, on a terminal; nowhere else, and not for a few files.</summary>
internal sealed class ProgressBar(int total)
{
    private const int Few = 10;
    private const int Width = 40;
    private readonly bool _isShown = total > Few && !Console.IsErrorRedirected;
    private int _done;

    public void Advance()
    {
        _done++;
        if (!_isShown)
            return;

        var filled = Width * _done / total;
        Console.Error.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {_done} of {total} files");
    }

    /// <summary>Takes the bar away, so that other lines can be written.</summary>
    public void Clear()
    {
        if (_isShown)
            Console.Error.Write($"\r{new string(' ', Width + 40)}\r");
    }
}
