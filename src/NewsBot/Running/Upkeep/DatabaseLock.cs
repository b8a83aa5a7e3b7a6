using System.Text;
using NewsBot.Storage;

namespace NewsBot.Running.Upkeep;

/// <summary>Says that this process writes the database, and where it takes pages: a file beside it, readable by its owner only.</summary>
/// <remarks>The lock is on a byte that is never written, so that others can read what the file says; the system drops it with the process, however that ends.</remarks>
public sealed class DatabaseLock : IDisposable
{
    private const long LockedByte = 1 << 20;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly FileStream _file;

    private DatabaseLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; throws <see cref="DatabaseException"/> where another process holds it.</summary>
    public static DatabaseLock Take(string database) =>
        TryTake(database) ?? throw new DatabaseException($"Another newsbot writes {database}; stop that one first, or set Database:Path to another file.");

    /// <summary>Takes the lock; null where another process holds it. Throws <see cref="DatabaseException"/> where there can be no lock.</summary>
    public static DatabaseLock? TryTake(string database)
    {
        var file = Open(PathFor(database));
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
        try
        {
            using var reader = new StreamReader(PathFor(database), new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite });
            return reader.ReadToEnd().Split('\n') is [{ Length: > 0 } url, { Length: > 0 } secret, ..] && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.IsLoopback
                ? new(address, secret)
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException($"The lock file {PathFor(database)} cannot be read: {exception.Message}", exception);
        }
    }

    public void Dispose()
    {
        _file.SetLength(0);
        _file.Dispose();
    }

    private static FileStream Open(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var file = new FileStream(path, options);

            // One that was there already keeps the mode it had.
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file.SafeFileHandle, OwnerOnly);
            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException($"The lock file {path} cannot be written: {exception.Message}", exception);
        }
    }

    private static string PathFor(string database) => Path.GetFullPath(database) + ".lock";
}

/// <summary>Where a running bot takes pages, and the word that proves one may hand them over.</summary>
public sealed record ImportAddress(Uri Url, string Secret)
{
    // The secret must not reach a log.
    public override string ToString() => Url.ToString();
}
