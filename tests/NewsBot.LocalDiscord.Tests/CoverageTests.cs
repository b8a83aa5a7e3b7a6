using NewsBot.Testing;

namespace NewsBot.LocalDiscord.Tests;

/// <summary>What a server that stands in for Discord must do, row by row; rows that only a client can keep are left out.</summary>
public sealed class CoverageTests
{
    private static readonly (int Section, string Subject, int[] Rows)[] Table =
    [
        (1, "connecting", [1, 2, 3, 4, 5, 6, 7]),
        (2, "heartbeats", [2, 4]),
        (3, "identify, start limit, sharding", [1, 2, 3, 4, 5]),
        (4, "resuming, compression, events N times", [1, 2, 5, 6]),
        (5, "intents", [1, 2, 3, 4, 6]),
        (6, "interactions", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
        (7, "command registration", [1, 2, 3, 4]),
        (8, "requests, errors, rate limits", [1, 2, 3, 4, 5, 6, 7, 8]),
        (9, "messages", [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        (10, "threads and forums", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
        (11, "webhooks", [1, 2]),
        (14, "what an independent client needs, point by point", [1, 2, 3, 4, 5, 6, 7]),
    ];

    [Fact]
    public void Every_row_has_a_test() =>
        Assert.Empty(Checklist.Untested(typeof(CoverageTests).Assembly, Table.SelectMany(section => section.Rows.Select(row => $"{section.Section}.{row}"))));
}
