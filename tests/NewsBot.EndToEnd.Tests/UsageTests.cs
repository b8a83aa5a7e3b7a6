using NewsBot.EndToEnd.Tests.Support;

namespace NewsBot.EndToEnd.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData]
    [InlineData("run")]
    [InlineData("read")]
    [InlineData("import")]
    [InlineData("history")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("doctor")]
    public async Task Every_command_explains_itself(params string[] command)
    {
        using var folder = new StartFolder();

        var help = (await folder.RunAsync([.. command, "--help"])).Ok();

        Assert.Contains($"newsbot {string.Join(' ', command)}", help, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("walk")]
    [InlineData("read")]
    [InlineData("import")]
    [InlineData("history")]
    [InlineData("history", "Ann", "Ben")]
    [InlineData("read", "page.txt", "--yaml")]
    [InlineData("import", "page.txt", "--source")]
    [InlineData("backup")]
    [InlineData("restore", "one", "two")]
    [InlineData("doctor", "now")]
    public async Task Bad_usage_is_one_line_that_names_the_way_to_help(params string[] arguments)
    {
        using var folder = new StartFolder();

        Assert.EndsWith("See newsbot --help.", (await folder.RunAsync(arguments)).Complaint(2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_finds_nothing_wrong_in_an_empty_folder_and_leaves_it_empty()
    {
        using var folder = new StartFolder();

        var findings = (await folder.RunAsync("doctor")).Ok().TrimEnd().Split('\n');

        Assert.Equal(3, findings.Length);
        Assert.All(findings, finding => Assert.StartsWith("ok ", finding, StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task The_doctor_names_what_is_wrong_and_fails()
    {
        using var folder = new StartFolder(("Sources__PollInterval", "often"));

        var ending = await folder.RunAsync("doctor");

        Assert.Equal(1, ending.ExitCode);
        Assert.Contains("Sources:PollInterval", ending.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_history_without_a_database_says_how_to_get_one()
    {
        using var folder = new StartFolder();

        Assert.Contains("data/newsbot.db", (await folder.RunAsync("history", "Ann")).Complaint(), StringComparison.Ordinal);
    }
}
