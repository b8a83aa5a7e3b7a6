using NewsBot.Settings;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Running;

/// <summary><c>newsbot doctor</c> beside a Discord that holds what the bot has posted.</summary>
public sealed class DoctorTests : BotTest
{
    private const ulong EmbedLinks = 1 << 14;
    private static readonly SamplePage Page = new("The Ferry Is on Time") { Comments = [new("1", "Bo", "At last!"), new("2", "Al", "Too late", "1")] };

    internal override BotSettings Settings => Files.OnDiscord(World.ApiUrl);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await World.Admin.UseAsync(News, "channel follow", ("source", "*"), ("mirror", "All"));
        await PublishAsync(Page);
        await StopBotAsync();
    }

    [Fact]
    public async Task It_finds_everything_in_order_where_it_is()
    {
        var (exitCode, findings) = await DoctorAsync();

        Assert.Equal(0, exitCode);
        Assert.Contains("ok     Channels: in all 1 that follow a source everything can be posted.", findings);
        Assert.Contains("ok     Messages: all 3 that were sent are there.", findings);
        Assert.Contains("ok     Files: nobody but their owner reads what people wrote.", findings);
        Assert.Contains(findings, finding => finding.StartsWith("ok     Database: ", StringComparison.Ordinal) && finding.EndsWith($"it is read by SQLite {Storage.Database.Version}.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_finds_what_was_sent_and_is_there_no_more()
    {
        var post = await PostAsync(Page.Title);
        var comment = (await World.Reader.ReadAsync(post.Id())).Single(message => message.Content().EndsWith("Too late", StringComparison.Ordinal)).Id();
        await World.Admin.DeleteAsync(post.Id(), comment);

        var (exitCode, findings) = await DoctorAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains($"wrong  Messages: 1 of 3 that were sent are no longer there, the first of them {comment} in {post.Id()}. A bot that runs takes note of that when it starts.", findings);
    }

    [Fact]
    public async Task It_names_the_rights_that_are_missing_in_a_channel_that_follows_a_source_and_the_channel_that_is_gone()
    {
        await World.DenyBotAsync(News, EmbedLinks);
        var (_, findings) = await DoctorAsync();
        Assert.Contains($"wrong  Channels: in “news” ({News}) the bot cannot post; give it Embed Links.", findings);

        await World.Admin.Rest.DeleteAsync($"channels/{News}");
        (_, findings) = await DoctorAsync();
        Assert.Contains($"wrong  Channels: {News} follows a source and is not to be seen any more; use /channel follow in another, or let the bot see it.", findings);
    }

    [Fact]
    public async Task It_names_the_files_that_others_can_read()
    {
        if (OperatingSystem.IsWindows())
            return;

        var path = Settings.Database.Path;
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        var (exitCode, findings) = await DoctorAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains(findings, finding => finding.StartsWith($"wrong  Files: others on this machine can read {path}", StringComparison.Ordinal) && finding.EndsWith("; take that from them (chmod 600).", StringComparison.Ordinal));
    }

    private async Task<(int ExitCode, string[] Findings)> DoctorAsync()
    {
        var settings = Settings;
        await using var doctor = BotProcess.Start(
            ["doctor"],
            ("NEWSBOT_Discord__Token", LocalWorld.BotToken),
            ("NEWSBOT_Discord__ApiUrl", World.ApiUrl),
            ("NEWSBOT_Backup__Folder", settings.Backup.Folder),
            ("NEWSBOT_Database__Path", settings.Database.Path));
        var exitCode = await doctor.EndAsync();
        return (exitCode, doctor.Output.Split(Environment.NewLine));
    }
}
