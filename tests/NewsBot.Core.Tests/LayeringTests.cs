using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NewsBot.Articles;

namespace NewsBot.Core.Tests;

/// <summary>Data flows one way. This table is the architecture; the folders agree with it.</summary>
public sealed partial class LayeringTests
{
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Articles"] = [],
        ["Chat"] = ["Articles"],
        ["Sources"] = ["Articles"],
        ["Summaries"] = ["Articles"],
        ["Discussions"] = ["Articles", "Summaries"],
        ["Questions"] = ["Articles", "Summaries", "Discussions"],
        ["Posting"] = ["Articles", "Chat", "Summaries", "Discussions", "Questions"],
        ["Storage"] = ["Articles", "Chat", "Summaries", "Discussions", "Questions", "Posting"],
        ["Models"] = ["Articles", "Summaries", "Questions", "Storage"],
        ["Pipeline"] = ["Articles", "Chat", "Sources", "Summaries", "Discussions", "Questions", "Posting", "Storage", "Models"],
        ["Commands"] = ["Articles", "Chat", "Sources", "Summaries", "Discussions", "Questions", "Posting", "Storage", "Models"],
    };

    [Fact]
    public void A_folder_uses_only_the_folders_upstream_of_it()
    {
        var violations =
            from file in Files()
            let folder = FolderOf(file)
            from Match name in Names.Matches(File.ReadAllText(file))
            let used = name.Groups["folder"].Value
            where MayUse.ContainsKey(used) && used != folder && !MayUse[folder].Contains(used)
            select $"{folder}/{Path.GetFileName(file)} uses {used}";

        Assert.Empty(violations);
    }

    [Fact]
    public void Every_folder_is_in_the_table() =>
        Assert.Equal(MayUse.Keys.Order(), Files().Select(FolderOf).Distinct().Order());

    [Fact]
    public void The_core_knows_no_web_server_and_no_Discord_client() =>
        Assert.DoesNotContain(
            typeof(Article).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!),
            name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.StartsWith("NewsBot", StringComparison.Ordinal));

    private static List<string> Files() => [.. Directory.EnumerateFiles(CoreFolder(), "*.cs", SearchOption.AllDirectories)];

    private static string FolderOf(string file) => Path.GetRelativePath(CoreFolder(), file).Split(Path.DirectorySeparatorChar)[0];

    private static string CoreFolder([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../src/NewsBot.Core"));

    // In a using directive, or where a name is written in full.
    [GeneratedRegex(@"\bNewsBot\.(?<folder>\w+)|\b(?<folder>Articles|Chat|Sources|Summaries|Discussions|Questions|Posting|Storage|Models|Pipeline|Commands)\.[A-Z]\w*(?=[ .(<>,;)?])")]
    private static partial Regex Names { get; }
}
