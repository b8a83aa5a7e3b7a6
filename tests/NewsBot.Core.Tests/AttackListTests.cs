using System.Text.RegularExpressions;

namespace NewsBot.Core.Tests;

/// <summary>Every attack of the list has a test that bears its number, and a row in the README.</summary>
public sealed partial class AttackListTests
{
    private const int Attacks = 23;

    [Fact]
    public void Every_attack_has_a_test_that_bears_its_number()
    {
        var tried = Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => TestName.Matches(File.ReadAllText(file)))
            .SelectMany(test => Number.Matches(test.Value).Select(number => int.Parse(number.ValueSpan[1..^1], System.Globalization.CultureInfo.InvariantCulture)))
            .ToHashSet();

        Assert.Empty(Enumerable.Range(1, Attacks).Except(tried));
    }

    [Fact]
    public void Every_attack_has_a_row_in_the_README() =>
        Assert.Equal(Enumerable.Range(1, Attacks), Row.Matches(File.ReadAllText(Path.Combine(Root, "README.md"))).Select(row => int.Parse(row.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)));

    private static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "NewsBot.sln")))
                folder = Path.GetDirectoryName(folder)!;
            return folder;
        }
    }

    [GeneratedRegex(@"public (?:async )?(?:Task|void) (?:A[0-9]+_)+[A-Z]")]
    private static partial Regex TestName { get; }

    [GeneratedRegex(@"^\| A([0-9]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row { get; }

    [GeneratedRegex("A[0-9]+_")]
    private static partial Regex Number { get; }
}
