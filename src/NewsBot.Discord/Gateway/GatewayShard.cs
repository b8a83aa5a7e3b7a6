using System.Text.Json;
using Microsoft.Extensions.Logging;
using NewsBot.Discord.Model;
using NewsBot.Discord.Rest;

namespace NewsBot.Discord.Gateway;

/// <summary>Keeps one shard connected: resumes where it can, starts anew where it must: https://docs.discord.com/developers/events/gateway#resuming.</summary>
internal sealed partial class GatewayShard(ShardPlace place, DiscordOptions options, IdentifyGate gate, EventQueue queue, ShardState state)
{
    private readonly ILogger _logger = options.LoggerFactory.CreateLogger<GatewayShard>();
    private readonly Reconnection _reconnection = new(options.Jitter, options.Time);
    private IdentifySlot? _slot;
    private ShardConnection? _talk;
    private long? _readyAt;
    private GatewaySession? _saved;
    private Intents _askedIntents;

    public int Id => place.Id;

    public EventQueue Queue => queue;

    public ShardSession? Session { get; private set; }

    public bool IsReady => _readyAt is not null;

    private bool IsResuming => Session is not null && _reconnection.MayResume;

    /// <summary>Runs until stopped; throws <see cref="GatewayClosedException"/> where connecting again is of no use.</summary>
    public async Task RunAsync(GatewaySession? kept, CancellationToken stop)
    {
        if (kept is not null)
            Session = new(kept.SessionId, kept.ResumeUrl, kept.Sequence);
        (_saved, _askedIntents) = (kept, kept?.Intents ?? default);
        try
        {
            while (!stop.IsCancellationRequested)
            {
                await _reconnection.WaitAsync(IsResuming, stop);
                await ConnectAsync(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Log.Stopped(_logger, Id);
        }
        finally
        {
            await SaveAsync(CancellationToken.None);
        }
    }

    public Task UpdatePresenceAsync(Presence presence, CancellationToken cancellationToken) => _talk is { } talk && IsReady
        ? talk.SendAsync(new GatewayFrame<Presence>(Opcode.PresenceUpdate, presence), DiscordJson.Default.PresenceFrame, cancellationToken)
        : Task.CompletedTask;

    /// <summary>After Hello: takes the session up again, or starts one.</summary>
    public async Task GreetAsync(ShardConnection talk, CancellationToken cancellationToken)
    {
        if (_slot is null && Session is { } session)
        {
            var resume = new Resume(options.Token, session.Id, session.Sequence);
            await talk.SendAsync(new GatewayFrame<Resume>(Opcode.Resume, resume), DiscordJson.Default.ResumeFrame, cancellationToken);
            return;
        }

        Session = null;
        _slot?.Use();
        _askedIntents = state.Intents;
        var properties = new IdentifyProperties(Environment.OSVersion.Platform.ToString(), options.Product, options.Product);
        var identify = new Identify(options.Token, _askedIntents, properties, [Id, place.Count], options.Presence);
        await talk.SendAsync(new GatewayFrame<Identify>(Opcode.Identify, identify), DiscordJson.Default.IdentifyFrame, cancellationToken);
    }

    /// <summary>Called on the receive loop, so it only reads the event and notes what it means for the session and the cache.</summary>
    public GatewayEvent? Dispatch(GatewayPayload payload)
    {
        var gatewayEvent = Read(payload);
        if (gatewayEvent is ReadyEvent ready)
            Session = new(ready.SessionId, ready.ResumeGatewayUrl ?? gate.KnownUrl ?? options.ApiUrl, payload.Sequence ?? 0);
        if (gatewayEvent is ReadyEvent or ResumedEvent)
            BecomeReady(resumed: gatewayEvent is ResumedEvent);
        if (Session is { } session && payload.Sequence is { } sequence)
        {
            session.Sequence = Math.Max(session.Sequence, sequence);
            session.Handled.Received(sequence, toBeHandled: gatewayEvent is not null);
            gatewayEvent?.Came(Id, sequence, session.Handled);
        }
        if (gatewayEvent is not null)
            state.Cache.Apply(gatewayEvent);
        return gatewayEvent;
    }

    /// <summary>Keeps the session as far as it was handled.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        var session = Session is { } known
            ? new GatewaySession(known.Id, known.ResumeUrl, known.Handled.Value, options.ApiUrl, _askedIntents, place.Count)
            : null;
        if (session == _saved)
            return;
        try
        {
            await options.Sessions.SaveSessionAsync(Id, session, cancellationToken);
            _saved = session;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Without it a restart only starts a new session, and the connection is worth more.
            Log.NotSaved(_logger, exception, Id);
        }
    }

    private async Task ConnectAsync(CancellationToken stop)
    {
        var resuming = IsResuming;
        try
        {
            await using var slot = resuming ? null : await gate.EnterAsync(Id, stop);
            _slot = slot;
            var url = resuming ? Session!.ResumeUrl : (await gate.GatewayAsync(stop)).Url;
            await using var connection = await GatewayConnection.ConnectAsync(url, options.Compress, options.HttpTimeout, options.Time, stop);
            _talk = new ShardConnection(connection, this, options, _logger);
            var ending = await _talk.RunAsync(stop);
            await JudgeAsync(ending, resuming, identified: slot?.IsUsed == true, stop);
        }
        catch (IOException exception)
        {
            Log.NotConnected(_logger, exception, Id);
            NoConnection(resuming);
        }
        catch (DiscordException exception)
        {
            if (exception.Status == System.Net.HttpStatusCode.Unauthorized)
                throw new GatewayClosedException(CloseCode.AuthenticationFailed);
            Log.NotConnected(_logger, exception, Id);
            NoConnection(resuming);
        }
        finally
        {
            (_readyAt, _slot, _talk) = (null, null, null);
        }
    }

    private void NoConnection(bool resuming)
    {
        _reconnection.NotConnected(resuming);
        if (!resuming)
            gate.ForgetGateway();
    }

    /// <summary>See https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes.</summary>
    private async Task JudgeAsync(Ending ending, bool resumed, bool identified, CancellationToken stop)
    {
        Log.Ended(_logger, Id, ending);
        _reconnection.Ended(ending, resumed, identified, _readyAt);
        if (ending.Kind == EndingKind.InvalidSession)
            Session = null;
        if (ending.Kind == EndingKind.Closed)
            await JudgeAsync(ending.CloseCode, stop);
    }

    private async Task JudgeAsync(int? code, CancellationToken stop)
    {
        var after = CloseCode.After(code);
        if (after != AfterClose.Resume)
            Session = null;
        if (after != AfterClose.Fatal)
            return;
        if (code != CloseCode.DisallowedIntents || !_askedIntents.HasFlag(Intents.MessageContent))
            throw new GatewayClosedException(code!.Value);
        if (!state.RefuseMessageContent())
            return; // another shard was told before

        Log.MessageContentRefused(_logger);
        await queue.PutAsync(new MessageContentRefusedEvent(), stop);
    }

    private GatewayEvent? Read(GatewayPayload payload)
    {
        try
        {
            return GatewayEventReader.Read(payload.Name ?? "", payload.Data);
        }
        catch (JsonException exception)
        {
            // One event that cannot be read must not cost the others.
            Log.NotRead(_logger, exception, payload.Name ?? "", Id);
            return null;
        }
    }

    private void BecomeReady(bool resumed)
    {
        _readyAt = options.Time.GetTimestamp();
        Log.Ready(_logger, Id, resumed);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Shard {Shard} is ready (resumed: {Resumed}).")]
        public static partial void Ready(ILogger logger, int shard, bool resumed);

        [LoggerMessage(Level = LogLevel.Information, Message = "Shard {Shard}'s connection ended: {Ending}.")]
        public static partial void Ended(ILogger logger, int shard, Ending ending);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Shard {Shard} could not connect and tries again.")]
        public static partial void NotConnected(ILogger logger, Exception exception, int shard);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Event {Event} on shard {Shard} could not be read and was passed over.")]
        public static partial void NotRead(ILogger logger, Exception exception, string @event, int shard);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The session of shard {Shard} could not be stored.")]
        public static partial void NotSaved(ILogger logger, Exception exception, int shard);

        [LoggerMessage(Level = LogLevel.Information, Message = "Discord refused the MESSAGE_CONTENT intent; going on without it. It can be switched on in the developer portal.")]
        public static partial void MessageContentRefused(ILogger logger);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Shard {Shard} stopped.")]
        public static partial void Stopped(ILogger logger, int shard);
    }
}

/// <summary>Which shard of how many: https://docs.discord.com/developers/events/gateway#sharding.</summary>
internal readonly record struct ShardPlace(int Id, int Count);
