using System.Text;

namespace NewsBot.Running;

/// <summary>Says that this process writes the database, and where it takes pages: a file beside it, readable by its owner only.</summary>
/// <remarks>The lock is on a byte that is never written, so that others can read what the file says; the system drops it with the process, however that ends.</remarks>
public sealed class DatabaseLock : IDisposable
{
    private const long LockedByte = 1 << 20;
    private readonly FileStream _file;

    private DatabaseLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; null where another process holds it.</summary>
    public static DatabaseLock? TryTake(string database)
    {
        var path = PathFor(database);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        var file = new FileStream(path, options);
        try
        {
            if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
                file.Lock(LockedByte, 1);
            file.SetLength(0);
            return new DatabaseLock(file);
        }
        catch (IOException)
        {
            file.Dispose();
            return null;
        }
    }

    /// <summary>Tells others where this process takes pages.</summary>
    public void Announce(ImportAddress address)
    {
        _file.SetLength(0);
        _file.Write(Encoding.UTF8.GetBytes($"{address.Url}\n{address.Secret}\n"));
        _file.Flush();
    }

    /// <summary>Where the process that holds the lock takes pages; null while it does not say.</summary>
    public static ImportAddress? AddressOf(string database)
    {
        using var reader = new StreamReader(PathFor(database), new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite });
        return reader.ReadToEnd().Split('\n') is [{ Length: > 0 } url, { Length: > 0 } secret, ..] && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.IsLoopback
            ? new(address, secret)
            : null;
    }

    public void Dispose()
    {
        _file.SetLength(0);
        _file.Dispose();
    }

    private static string PathFor(string database) => Path.GetFullPath(database) + ".lock";
}

/// <summary>Where a running bot takes pages, and the word that proves one may hand them over.</summary>
public sealed record ImportAddress(Uri Url, string Secret)
{
    // The secret must not reach a log.
    public override string ToString() => Url.ToString();
}
