using Microsoft.Extensions.Logging;
using NewsBot.Discord.Model;
using NewsBot.Discord.Rest;

namespace NewsBot.Discord.Gateway;

/// <summary>Keeps one shard connected: resumes where it can, starts anew where it must: https://docs.discord.com/developers/events/gateway#resuming.</summary>
internal sealed partial class GatewayShard
{
    private readonly ShardPlace _place;
    private readonly DiscordOptions _options;
    private readonly IdentifyGate _gate;
    private readonly EventQueue _queue;
    private readonly ShardState _state;
    private readonly ILogger _logger;
    private readonly Reconnection _reconnection;
    private readonly SessionRecord _session;
    private ShardConnection? _connection;

    public GatewayShard(ShardPlace place, DiscordOptions options, IdentifyGate gate, EventQueue queue, ShardState state)
    {
        (_place, _options, _gate, _queue, _state) = (place, options, gate, queue, state);
        _logger = options.LoggerFactory.CreateLogger<GatewayShard>();
        _reconnection = new(options.Jitter, options.Time);
        _session = new(place, options, _logger);
    }

    public int Id => _place.Id;

    public bool IsReady => _connection?.ReadyAt is not null;

    private bool IsResuming => _session.Current?.ResumeUrl is not null && _reconnection.MayResume;

    /// <summary>Runs until stopped; throws <see cref="GatewayClosedException"/> where connecting again is of no use.</summary>
    public async Task RunAsync(GatewaySession? kept, CancellationToken stop)
    {
        _session.TakeUp(kept);
        try
        {
            while (!stop.IsCancellationRequested)
            {
                await _reconnection.WaitAsync(IsResuming, stop);
                await ConnectAsync(IsResuming, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Log.Stopped(_logger, Id);
        }
        finally
        {
            await _session.SaveAsync();
        }
    }

    public Task UpdatePresenceAsync(Presence presence, CancellationToken cancellationToken) => _connection is { ReadyAt: not null } connection
        ? connection.Sender.SendAsync(new(Opcode.PresenceUpdate, presence), DiscordJson.Default.PresenceFrame, cancellationToken)
        : Task.CompletedTask;

    private async Task ConnectAsync(bool resuming, CancellationToken stop)
    {
        try
        {
            await using var slot = resuming ? null : await _gate.EnterAsync(Id, stop);
            var url = resuming ? _session.Current!.ResumeUrl! : (await _gate.GatewayAsync(stop)).Url;
            await using var socket = await GatewayConnection.ConnectAsync(url, _options.HttpTimeout, _options.Time, stop);
            var greeting = new Greeting(_place, _options, _session, _state.Intents, slot);
            _connection = new(socket, new(Id, _session, _state, _queue, _logger), greeting, _session, _options);
            var ending = await _connection.RunAsync(stop);
            Log.Ended(_logger, Id, ending);
            _reconnection.Ended(ending, resuming, identified: slot?.IsUsed == true, _connection.ReadyAt);
            await JudgeAsync(ending, stop);
        }
        catch (DiscordException exception) when (exception.Status == System.Net.HttpStatusCode.Unauthorized)
        {
            throw new GatewayClosedException(CloseCode.AuthenticationFailed);
        }
        catch (Exception exception) when (exception is IOException or DiscordException)
        {
            Log.NotConnected(_logger, exception, Id);
            _reconnection.NotConnected(resuming);
            if (!resuming)
                _gate.ForgetGateway();
        }
        finally
        {
            _connection = null;
        }
    }

    /// <summary>See https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes.</summary>
    private async Task JudgeAsync(Ending ending, CancellationToken stop)
    {
        var after = ending.Kind switch
        {
            EndingKind.InvalidSession => AfterClose.NewSession,
            EndingKind.Closed => CloseCode.After(ending.CloseCode),
            _ => AfterClose.Resume,
        };
        if (after != AfterClose.Resume)
            _session.End();
        if (after != AfterClose.Fatal)
            return;
        if (ending.CloseCode != CloseCode.DisallowedIntents || !_session.Intents.HasFlag(Intents.MessageContent))
            throw new GatewayClosedException(ending.CloseCode!.Value);
        if (!_state.RefuseMessageContent())
            return; // another shard was told before

        Log.MessageContentRefused(_logger);
        await _queue.PutAsync(new MessageContentRefusedEvent(), stop);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Shard {Shard}'s connection ended: {Ending}.")]
        public static partial void Ended(ILogger logger, int shard, Ending ending);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Shard {Shard} could not connect and tries again.")]
        public static partial void NotConnected(ILogger logger, Exception exception, int shard);

        [LoggerMessage(Level = LogLevel.Information, Message = "Discord refused the MESSAGE_CONTENT intent; going on without it. It can be switched on in the developer portal.")]
        public static partial void MessageContentRefused(ILogger logger);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Shard {Shard} stopped.")]
        public static partial void Stopped(ILogger logger, int shard);
    }
}
