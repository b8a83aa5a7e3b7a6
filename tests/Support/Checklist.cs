using System.Reflection;

namespace NewsBot.Testing;

/// <summary>The rows of the wire checklist, each with tests: a row's number begins the name of each test for it.</summary>
internal static class Checklist
{
    /// <summary>The rows that no test names which is run.</summary>
    public static IEnumerable<string> Untested(Assembly tests, IEnumerable<string> rows)
    {
        var tested = tests.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Select(method => method.GetCustomAttribute<FactAttribute>() is { DisplayName: { } name } fact && (fact.Skip is null || fact is EvaluationFactAttribute) ? name : "")
            .SelectMany(name => name.Split(' ').TakeWhile(word => char.IsAsciiDigit(word.FirstOrDefault())))
            .ToHashSet();
        return rows.Except(tested);
    }
}
