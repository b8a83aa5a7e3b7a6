using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Terminal;

namespace NewsBot.Tests.Terminal;

/// <summary>What is logged, as it is read on a terminal and in a file.</summary>
public sealed class LogLineTests
{
    [Fact]
    public void A_line_in_a_file_is_nothing_but_the_line()
    {
        var file = new StringWriter();

        Write(file, "The source Herald gave no answer.", isTerminal: false, new InvalidOperationException("It is down.\nQuite."));

        Assert.Equal($"12:00:00 warn: NewsBot.Reading: The source Herald gave no answer. System.InvalidOperationException: It is down. Quite.{Environment.NewLine}", file.ToString());
    }

    [Theory]
    [InlineData("He\e[2J\arald", "He [2J rald")]
    [InlineData("Herald\r\nfail: all is lost", "Herald fail: all is lost")]
    [InlineData("\u202Egpj.\u202C\u2067Herald\u2069", "gpj.Herald")]
    [InlineData("He\u009B31mrald\u2028!", "He 31mrald !")]
    [InlineData("הארץ", "הארץ")]
    public void A_name_from_outside_neither_commands_the_terminal_nor_turns_the_line(string name, string shown)
    {
        var (screen, file) = (new Screen(), new StringWriter());

        Write(screen, $"The source {name} gave no answer.", isTerminal: true);
        Write(file, $"The source {name} gave no answer.", isTerminal: false);

        var line = $"12:00:00 warn: NewsBot.Reading: The source {shown} gave no answer.";
        Assert.Equal([line, ""], screen.Lines);
        Assert.Equal(line + Environment.NewLine, file.ToString());
    }

    [Fact]
    public void A_line_leaves_nothing_of_the_bar_that_it_is_printed_over()
    {
        var screen = new Screen();
        var bar = new ProgressBar("articles that were there before", screen);

        bar.Show(1, 20);
        Write(screen, "Short.", isTerminal: true);
        bar.Show(20, 20);

        Assert.Equal(
            [$"12:00:00 warn: NewsBot.Reading: Short.", $"[{new string('#', 40)}] 20 of 20 articles that were there before"],
            screen.Lines);
    }

    [Fact]
    public void A_bar_that_grows_shorter_or_is_taken_away_leaves_nothing()
    {
        var screen = new Screen();
        var bar = new ProgressBar("files", screen);

        bar.Show(1000, 1000);
        bar.Show(11, 11);
        Assert.Equal([$"[{new string('#', 40)}] 11 of 11 files"], screen.Lines);

        bar.Clear();
        Assert.Equal([""], screen.Lines);
    }

    [Fact]
    public void For_a_little_there_is_no_bar()
    {
        var screen = new Screen();
        var bar = new ProgressBar("files", screen);

        bar.Show(10, 10);
        bar.Clear();

        Assert.Empty(screen.ToString());
    }

    private static void Write(TextWriter writer, string message, bool isTerminal, Exception? exception = null) =>
        new TerminalFormatter(new Noon(), isTerminal).Write(new LogEntry<string>(LogLevel.Warning, "NewsBot.Reading", new(7), message, exception, (state, _) => state), null, writer);

    private sealed class Noon : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);
    }
}
