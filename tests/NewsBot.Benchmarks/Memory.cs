using System.Diagnostics;
using System.Globalization;

namespace NewsBot.Benchmarks;

/// <summary>The memory of a process, in bytes: what is resident, and what of that are pages of files, which processes with the same files share (0 where the system does not tell).</summary>
internal readonly record struct Memory(long Resident, long Files)
{
    // https://man7.org/linux/man-pages/man5/proc_pid_status.5.html: "RssFile:	   61232 kB"
    private const string FilePages = "RssFile:";

    public static Memory Of(int process)
    {
        using var looked = Process.GetProcessById(process);
        var status = $"/proc/{process}/status";
        var files = File.Exists(status) ? File.ReadLines(status).FirstOrDefault(line => line.StartsWith(FilePages, StringComparison.Ordinal)) : null;
        return new(looked.WorkingSet64, files is null ? 0 : 1024 * long.Parse(files[FilePages.Length..^"kB".Length], CultureInfo.InvariantCulture));
    }
}
