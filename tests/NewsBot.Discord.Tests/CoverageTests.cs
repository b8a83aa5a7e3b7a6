using NewsBot.Testing;

namespace NewsBot.Discord.Tests;

/// <summary>What a client of Discord must do, row by row. Row 5.5 asks for nothing, and 5.6 is of members, which are not asked for.</summary>
public sealed class CoverageTests
{
    private static readonly (int Section, string Subject, int Rows)[] Table =
    [
        (1, "connecting", 7),
        (2, "heartbeats", 6),
        (3, "identify, start limit, sharding", 5),
        (4, "reconnecting", 7),
        (5, "intents", 4),
        (6, "interactions", 12),
        (7, "command registration", 4),
        (8, "requests, errors, rate limits", 9),
        (9, "messages", 9),
        (10, "threads and forums", 11),
        (11, "webhooks", 2),
        (13, "what existing clients get wrong: eleven stimuli, then ten other traps", 21),
    ];

    [Fact]
    public void Every_row_has_a_test() =>
        Assert.Empty(Checklist.Untested(typeof(CoverageTests).Assembly, Table.SelectMany(section => Enumerable.Range(1, section.Rows).Select(row => $"{section.Section}.{row}"))));
}
