namespace NewsBot.Terminal;

/// <summary>How far something long is; not drawn for a little.</summary>
/// <param name="what">What is counted, as in "files".</param>
internal sealed class ProgressBar(string what, TextWriter terminal)
{
    private const int Little = 10;
    private const int Width = 40;
    private const long BetweenDrawings = 100; // ms
    private bool _isDrawn;
    private long _drawnAt;

    /// <summary>One that somebody sees; null where what is printed goes elsewhere than to a terminal.</summary>
    public static ProgressBar? OnTerminal(string what) => Console.IsErrorRedirected ? null : new(what, Console.Error);

    /// <summary>Draws the bar; whatever is printed next must erase the line first, as <see cref="TerminalFormatter"/> does.</summary>
    public void Show(int done, int total)
    {
        if (total <= Little || (done < total && _isDrawn && Environment.TickCount64 - _drawnAt < BetweenDrawings))
            return;

        _drawnAt = Environment.TickCount64;
        _isDrawn = true;
        var filled = (int)((long)Width * done / total);
        terminal.Write($"{TerminalText.EraseLine}[{new string('#', filled)}{new string('.', Width - filled)}] {done} of {total} {what}\r");
    }

    /// <summary>Takes the bar away.</summary>
    public void Clear()
    {
        if (_isDrawn)
            terminal.Write(TerminalText.EraseLine);
        _isDrawn = false;
    }
}
