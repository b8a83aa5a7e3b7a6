using System.Threading.Channels;

namespace NewsBot.Storage;

/// <summary>Tells one waiting reader that something happened; any number of raises before it looks are one.</summary>
public sealed class Signal
{
    private readonly Channel<bool> _raised = System.Threading.Channels.Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => _raised.Writer.TryWrite(true);

    public async Task WaitAsync(CancellationToken cancellationToken) => await _raised.Reader.ReadAsync(cancellationToken);
}
