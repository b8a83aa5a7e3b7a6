using System.CommandLine;
using System.Diagnostics;
using System.IO.Compression;
using NewsBot.Sources;
using NewsBot.Sources.JsonLines;

namespace NewsBot.Benchmarks.Sites;

/// <summary>How many pages a second are read from HTML to article; and what was read, for scoring it.</summary>
internal static class ExtractCommand
{
    private const int Rounds = 7;
    private const double WarmSeconds = 20;

    private static readonly Argument<string> Folder = new("FOLDER") { Description = "Pages that end in .html, or .html.gz." };
    private static readonly Option<string?> Write = new("--write") { HelpName = "FILE", Description = "Writes what was read, a page a line, as newsbot read --json prints it." };
    private static readonly Option<bool> AsText = new("--text") { Description = "The pages are text copies that end in .txt." };

    public static Command Create()
    {
        var command = new Command("extract", $"Article pages from their bytes to title, facts and text on one core, after {WarmSeconds} s of the same: pages a second of that core's time, median of {Rounds} rounds over all. Goal: 150/s.") { Folder, Write, AsText };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetRequiredValue(Folder), result.GetValue(Write), result.GetValue(AsText) ? ".txt" : ".html", cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, string? write, string extension, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using var process = Process.GetCurrentProcess();
            process.ProcessorAffinity = 1;
        }

        var pages = Directory.EnumerateFiles(folder).Where(file => file.EndsWith(extension, StringComparison.Ordinal) || file.EndsWith($"{extension}.gz", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(file => (File: file, Bytes: BytesOf(file))).ToList();
        if (pages.Count == 0)
            throw new InvalidOperationException($"There are no pages in {folder}.");

        var results = new List<ReadResult>();
        for (var start = Stopwatch.GetTimestamp(); results.Count == 0 || Stopwatch.GetElapsedTime(start).TotalSeconds < WarmSeconds;)
            results = await ReadAsync(pages, cancellationToken);
        if (write is not null)
            await File.WriteAllLinesAsync(write, results.Where(result => result.Page is not null).Select(result => PageJson.Write(PageJson.LineOf(result.Page!))), cancellationToken);

        var (rates, bytes) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var (allocated, worked) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime);
            await ReadAsync(pages, cancellationToken);
            rates.Add(pages.Count / (Environment.CpuUsage.TotalTime - worked).TotalSeconds);
            bytes.Add((GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1e6 / pages.Count);
        }

        return Report.Print(
            new Figure("pages", pages.Count, ""),
            new Figure("pages that could not be read", results.Count(result => result.Page is null), ""),
            new Figure("size of a page, mean", pages.Average(page => page.Bytes.Length) / 1e3, "kB"),
            new Figure("read from bytes to article", Figure.Median(rates), "pages/s", AtLeast: 150),
            new Figure("allocated for a page", Figure.Median(bytes), "MB"));
    }

    private static async Task<List<ReadResult>> ReadAsync(List<(string File, byte[] Bytes)> pages, CancellationToken cancellationToken)
    {
        var (reader, results) = (new PageReader(), new List<ReadResult>());
        foreach (var (file, bytes) in pages)
        {
            using var content = new MemoryStream(bytes);
            results.AddRange(await reader.ReadAsync(file, content, cancellationToken));
        }

        return results;
    }

    private static byte[] BytesOf(string file)
    {
        if (!file.EndsWith(".gz", StringComparison.Ordinal))
            return File.ReadAllBytes(file);

        using var unpacked = new MemoryStream();
        using (var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress))
            packed.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
