using NewsBot.EndToEnd.Tests.Support;

namespace NewsBot.EndToEnd.Tests;

public sealed class PageCommandTests
{
    private const string NoPage = "Only a title\n";

    [Fact]
    public async Task Reading_prints_the_discussion_as_a_tree_and_stores_nothing()
    {
        using var folder = new StartFolder();

        var text = (await folder.FeedAsync(Pages.Lighthouse, "read", "-")).Ok();

        Assert.Contains("""
              Ann: I heard it from the ferry. Is it the one from the old school?
                mia_k: The very one. We carried it up on Sunday, all 214 steps.
                  Ann: Then my initials are under the lid.
              Ben Inlet: 
            """, text, StringComparison.Ordinal);
        Assert.StartsWith(Pages.LighthouseTitle, text, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_folder_is_read_page_by_page_in_the_order_of_the_names()
    {
        using var folder = new StartFolder();
        folder.Write("pages/b.txt", Pages.Flat("The Second", []));
        folder.Write("pages/a/one.txt", Pages.Flat("The First", []));
        folder.Write("pages/picture.png", "no page");

        var lines = JsonReading.Lines((await folder.RunAsync("read", "pages", "--json")).Ok());

        Assert.Equal(["The First", "The Second"], lines.Select(line => line["article"].Text("title")));
        Assert.Equal(["one.txt", "b.txt"], lines.Select(line => Path.GetFileName(line.Text("file"))));
    }

    [Fact]
    public async Task What_reading_prints_as_JSON_can_be_imported()
    {
        using var folder = new StartFolder();
        var line = (await folder.FeedAsync(Pages.Lighthouse, "read", "-", "--json")).Ok();

        var text = (await folder.FeedAsync(line, "import", "-")).Ok();

        Assert.Contains($"{Pages.LighthouseComments.Count} comments ({Pages.LighthouseComments.Count} new, 0 changed)", text, StringComparison.Ordinal);
        Assert.Contains("      Ann: Then my initials are under the lid.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("read")]
    [InlineData("import")]
    public async Task A_file_that_is_not_there_is_named(string command)
    {
        using var folder = new StartFolder();

        Assert.Equal("missing.txt: There is no such file or folder.", (await folder.RunAsync(command, "missing.txt")).Complaint());
    }

    [Theory]
    [InlineData("read")]
    [InlineData("import")]
    public async Task A_folder_without_pages_is_named(string command)
    {
        using var folder = new StartFolder();
        Directory.CreateDirectory(folder.File("empty"));

        Assert.StartsWith("empty: There are no pages", (await folder.RunAsync(command, "empty")).Complaint(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreadable_page_is_named_with_what_it_lacks_and_nothing_of_it_is_stored()
    {
        using var folder = new StartFolder();
        folder.Write("page.txt", NoPage);

        var complaint = (await folder.RunAsync("import", "page.txt")).Complaint();

        Assert.StartsWith("page.txt: ", complaint, StringComparison.Ordinal);
        Assert.Contains("no comment section", complaint, StringComparison.Ordinal);
        Assert.Empty(folder.Query("SELECT title FROM article"));
    }

    [Fact]
    public async Task A_page_is_stored_also_where_another_cannot_be_read()
    {
        using var folder = new StartFolder();
        folder.Write("pages/a.txt", NoPage);
        folder.Write("pages/b.txt", Pages.Lighthouse);

        var ending = await folder.RunAsync("import", "pages");

        Assert.Equal(1, ending.ExitCode);
        Assert.Contains("a.txt", Assert.Single(ending.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.StartsWith(Pages.LighthouseTitle, ending.Output, StringComparison.Ordinal);
        Assert.Equal(Pages.LighthouseTitle, Assert.Single(folder.Query("SELECT title FROM article")));
    }

    [Fact]
    public async Task A_running_bot_answers_an_import_as_the_command_itself_does()
    {
        using var folder = new StartFolder();
        folder.Write("bad.txt", NoPage);
        folder.Write("good.txt", Pages.Lighthouse);
        var alone = await folder.RunAsync("import", "bad.txt", "good.txt");

        await using var bot = await BotProcess.StartAsync();
        var handedOver = await bot.RunAsync("import", folder.File("bad.txt"), folder.File("good.txt"));

        Assert.Equal(alone, handedOver with { Error = handedOver.Error.Replace(folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal) });
    }

    [Fact]
    public async Task Pages_belong_to_the_source_that_is_named_or_else_to_none_in_particular()
    {
        using var folder = new StartFolder();
        folder.Write("a.txt", Pages.Flat("The First", []));

        (await folder.RunAsync("import", "a.txt", "--source", "Tern Courier")).Ok();
        (await folder.FeedAsync(Pages.Lighthouse, "import", "-")).Ok();

        Assert.Equal(["Tern Courier", "imported"], folder.Query("SELECT source FROM article ORDER BY source"));
    }

    [Fact]
    public async Task What_is_imported_while_no_bot_runs_is_posted_by_the_next_that_does()
    {
        var folder = new StartFolder(BotProcess.Quick);
        (await folder.FeedAsync(Pages.Lighthouse, "import", "-")).Ok();

        await using var bot = await BotProcess.StartAsync(folder);

        Assert.Equal(Pages.LighthouseComments, MirroredThread.Read(await bot.ThreadAsync(Pages.LighthouseComments.Count)));
    }
}
