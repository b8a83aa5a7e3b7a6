using System.Text.RegularExpressions;

namespace NewsBot.Core.Tests;

/// <summary>The attacks that the README says were tried have tests that bear their numbers.</summary>
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

    [GeneratedRegex("A[0-9]+_")]
    private static partial Regex Number { get; }
}
