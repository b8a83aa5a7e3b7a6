using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace NewsBot.Core.Tests;

/// <summary>Every fault of the list has a test that bears its number, and a row in the README.</summary>
public sealed partial class FaultListTests
{
    private const int Last = 24;

    /// <summary>It waits for PostgreSQL.</summary>
    private const int Waiting = 22;

    [Fact]
    public void Each_fault_is_tried_by_a_test_that_bears_its_number()
    {
        var tests = Directory.EnumerateFiles(Root("tests"), "*.cs", SearchOption.AllDirectories).SelectMany(file => TestNames.Matches(File.ReadAllText(file)));

        Assert.Equal(Numbers(), tests.Select(Number).Distinct().Order());
    }

    [Fact]
    public void Each_fault_has_a_row_in_the_README()
    {
        var rows = Rows.Matches(File.ReadAllText(Path.Combine(Root(""), "README.md")));

        Assert.Equal(Numbers(), rows.Select(Number).Distinct().Order());
    }

    private static IEnumerable<int> Numbers() => Enumerable.Range(1, Last).Where(number => number != Waiting);

    private static int Number(Match match) => int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);

    private static string Root(string folder, [CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../..", folder));

    [GeneratedRegex(@"(Fact|Theory)[^\n]*\]\s+(\[[^\n]*\]\s+)*public (async )?(Task|void) F(?<number>\d+)_")]
    private static partial Regex TestNames { get; }

    [GeneratedRegex(@"^\| F(?<number>\d+) \|", RegexOptions.Multiline)]
    private static partial Regex Rows { get; }
}
