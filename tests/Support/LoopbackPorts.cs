using System.Net;
using System.Net.Sockets;

namespace NewsBot.Testing;

/// <summary>Hands out loopback ports below the ephemeral range (32768), each to one test process at a time.</summary>
internal static class LoopbackPorts
{
    private const int First = 20_000;
    private const int Count = 12_000;

    // Held until the process ends, so that test projects running side by side never pick the same port.
    private static readonly List<FileStream> Reserved = [];

    // Nothing disposes them, so the files have to be taken away by hand.
    static LoopbackPorts() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Reserved.ForEach(marker => marker.Dispose());

    /// <summary>A port that nothing listens on and no other test will be given.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = First + Random.Shared.Next(Count);
            if (IsFree(port) && Reserve(port))
                return port;
        }
    }

    private static bool Reserve(int port)
    {
        try
        {
            var marker = new FileStream(Path.Combine(Path.GetTempPath(), $"newsbot-port-{port}"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            lock (Reserved)
                Reserved.Add(marker);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
