namespace NewsBot.EndToEnd.Tests.Support;

/// <summary>How a program ended, and all that it printed.</summary>
internal sealed record Ending(int ExitCode, string Output, string Error)
{
    /// <summary>It did what it was asked to.</summary>
    public string Ok()
    {
        Assert.True(ExitCode == 0, $"It ended with {ExitCode}: {Error}");
        return Output;
    }

    /// <summary>It failed with this exit code, and named what was wrong in one line and nowhere else.</summary>
    public string Complaint(int exitCode = 1)
    {
        Assert.True(ExitCode == exitCode, $"It ended with {ExitCode}: {Output}{Error}");
        Assert.Empty(Output);
        return Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
