using System.Diagnostics;
using System.Net.Sockets;
using NewsBot.Testing;

namespace NewsBot.LocalDiscord.Tests;

public sealed class ProgramTests
{
    [Fact]
    public async Task It_says_where_it_is_and_stops_cleanly_on_SIGTERM()
    {
        using var folder = new TemporaryFolder();
        var url = $"http://127.0.0.1:{LoopbackPorts.Next()}";
        using var program = Run("--urls", url, "--data", folder.Path);

        var line = await program.StandardOutput.ReadLineAsync();
        using var http = new HttpClient();
        var gateway = await http.GetStringAsync(new Uri($"{url}/api/v10/gateway"));
        using var kill = Process.Start("kill", ["-TERM", $"{program.Id}"]);
        await program.WaitForExitAsync();

        Assert.Contains(url, line, StringComparison.Ordinal);
        Assert.Contains("ws://", gateway, StringComparison.Ordinal);
        Assert.Equal((0, ""), (program.ExitCode, await program.StandardError.ReadToEndAsync()));
        Assert.True(File.Exists(folder.File("local-discord.db")));
    }

    [Theory]
    [InlineData("http://192.0.2.1:5080", "loopback")]
    [InlineData("https://127.0.0.1:5080", "address")]
    [InlineData("nonsense", "address")]
    public async Task An_address_that_is_not_of_this_machine_is_refused_in_one_line(string url, string why)
    {
        using var folder = new TemporaryFolder();

        await FailsAsync(why, "--urls", url, "--data", folder.Path);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named_in_one_line()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("file"), "");

        await FailsAsync("data file", "--urls", $"http://127.0.0.1:{LoopbackPorts.Next()}", "--data", folder.File("file"));
    }

    [Fact]
    public async Task Faults_are_taken_at_a_loopback_address_of_their_own_or_not_at_all()
    {
        using var folder = new TemporaryFolder();
        var (url, faults) = ($"http://127.0.0.1:{LoopbackPorts.Next()}", $"http://127.0.0.1:{LoopbackPorts.Next()}");

        await FailsAsync("loopback", "--urls", url, "--data", folder.Path, "--faults", "http://192.0.2.1:5081");
        await FailsAsync("in use", "--urls", url, "--data", folder.Path, "--faults", url);
        using var program = Run("--urls", url, "--data", folder.Path, "--faults", faults);
        await program.StandardOutput.ReadLineAsync();
        var line = await program.StandardOutput.ReadLineAsync();
        using var kill = Process.Start("kill", ["-TERM", $"{program.Id}"]);
        await program.WaitForExitAsync();

        Assert.Contains(faults, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_named_in_one_line()
    {
        using var folder = new TemporaryFolder();
        using var taken = new TcpListener(System.Net.IPAddress.Loopback, LoopbackPorts.Next());
        taken.Start();

        await FailsAsync($"{taken.LocalEndpoint}", "--urls", $"http://{taken.LocalEndpoint}", "--data", folder.Path);
    }

    [Fact]
    public async Task Help_names_the_options()
    {
        using var program = Run("--help");

        var help = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();

        Assert.Equal(0, program.ExitCode);
        Assert.Contains("--urls", help, StringComparison.Ordinal);
        Assert.Contains("--data", help, StringComparison.Ordinal);
        Assert.Contains("--faults", help, StringComparison.Ordinal);
        Assert.Contains("502-after-storing", help, StringComparison.Ordinal);
        Assert.Contains("op9-new-session", help, StringComparison.Ordinal);
    }

    private static async Task FailsAsync(string why, params string[] arguments)
    {
        using var program = Run(arguments);
        var error = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync();

        Assert.Equal(1, program.ExitCode);
        Assert.Contains(why, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static Process Run(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "NewsBot.LocalDiscord.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }
}
