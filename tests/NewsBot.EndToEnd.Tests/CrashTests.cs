using NewsBot.EndToEnd.Tests.Support;

namespace NewsBot.EndToEnd.Tests;

/// <summary>The real program, killed: the short form of the benchmark, and the faults that it is made of one by one.</summary>
public sealed class CrashTests
{
    [Fact]
    public Task Twenty_kills_lose_double_and_disorder_nothing() => KillAsync("--kills", "20");

    [Fact]
    public Task Twenty_kills_while_both_sides_change_things_leave_both_sides_equal() => KillAsync("--kills", "20", "--edits");

    [Fact]
    public Task F1_Killed_before_a_claim_is_committed() => KillAtAsync("ClaimAsync commits");

    [Fact]
    public Task F2_Killed_after_a_claim() => KillAtAsync("ClaimAsync committed");

    [Fact]
    public Task F3_Killed_before_sending() => KillAtAsync("SendAsync begins");

    [Fact]
    public Task F4_Killed_while_sending() => KillAtAsync("SendAsync under way");

    [Fact]
    public Task F5_Killed_between_the_answer_and_its_commit() => KillAtAsync("AcknowledgeAsync commits");

    [Fact]
    public Task F6_Killed_after_the_commit() => KillAtAsync("AcknowledgeAsync committed");

    [Fact]
    public Task F7_Killed_while_a_page_is_being_stored() => KillAtAsync("Ingest commits");

    [Fact]
    public Task F8_Killed_when_a_page_is_stored_and_nothing_of_it_said() => KillAtAsync("Ingest committed");

    [Fact]
    public Task F9_Killed_while_looking_for_what_was_sent() => KillAtAsync("OwnMessagesSinceAsync answered");

    [Fact]
    public Task F10_Down_for_longer_than_nonces_are_remembered() => KillAsync("--kills", "3", "--at-once", "1");

    [Fact]
    public Task F21_Stopped_for_longer_than_nonces_are_remembered_and_going_on() => KillAsync("--kills", "1", "--stop");

    private static async Task KillAtAsync(string point) =>
        Assert.Contains($"Named points: {point} 1", await KillAsync("--kills", "1", "--point", point), StringComparison.Ordinal);

    // It ends with 0 where all is there once, in order and under its parent.
    private static async Task<string> KillAsync(params IEnumerable<string> arguments)
    {
        using var folder = new StartFolder();
        await using var benchmark = RunningProgram.Start("NewsBot.Benchmarks.dll", folder.Path, new Dictionary<string, string>(), ["crash", "--control-kills", "0", .. arguments]);
        return (await benchmark.EndAsync(TimeSpan.FromMinutes(10))).Ok();
    }
}
