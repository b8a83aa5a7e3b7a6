using System.Text.Json;
using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Gateway;

/// <summary>What each frame of a client does (https://docs.discord.com/developers/events/gateway#connection-lifecycle).</summary>
internal sealed class GatewayProtocol(World world, Sessions sessions, SessionStarts starts, Greeting greeting, Publisher publisher)
{
    public void Handle(GatewayConnection connection, int opcode, JsonElement data)
    {
        lock (world.Gate)
        {
            switch (opcode)
            {
                case Opcode.Heartbeat when connection.WithholdsAcks:
                    break;
                case Opcode.Heartbeat:
                    connection.Send(Opcode.HeartbeatAck, null);
                    break;
                case Opcode.Identify or Opcode.Resume when connection.Session is not null:
                    connection.Close(CloseCode.AlreadyAuthenticated, "Already authenticated.");
                    break;
                case Opcode.Identify:
                    Identify(connection, data);
                    break;
                case Opcode.Resume:
                    Resume(connection, data);
                    break;
                case Opcode.PresenceUpdate or Opcode.VoiceStateUpdate or Opcode.RequestGuildMembers when connection.Session is null:
                    connection.Close(CloseCode.NotAuthenticated, "Not authenticated.");
                    break;
                case Opcode.PresenceUpdate or Opcode.VoiceStateUpdate:
                    break;
                case Opcode.RequestGuildMembers:
                    greeting.SendMembers(connection.Session!, new(data));
                    publisher.Flush();
                    break;
                default:
                    connection.Close(CloseCode.UnknownOpcode, "Unknown opcode.");
                    break;
            }
        }
    }

    /// <summary>A client that no longer shows that it lives.</summary>
    public void TimeOut(GatewayConnection connection)
    {
        lock (world.Gate)
        {
            connection.Close(CloseCode.SessionTimedOut, "Session timed out.");
            if (connection.Session is { } session)
                sessions.Close(session);
        }
    }

    /// <summary>A connection that ended; its session can be resumed, except when the client said goodbye.</summary>
    public void Leave(GatewayConnection connection)
    {
        lock (world.Gate)
        {
            if (connection.Session is not { } session || session.Connection != connection)
                return;
            session.Detach(connection, world.Now);
            if (connection.ClosedByClient is 1000 or 1001)
                sessions.Close(session);
        }
    }

    private void Identify(GatewayConnection connection, JsonElement data)
    {
        var form = new Form(data);
        if (User(data) is not { } user)
        {
            connection.Close(CloseCode.AuthenticationFailed, "Authentication failed.");
            return;
        }

        // People's clients hear everything and have no shards.
        var intents = user.IsBot ? form.Get("intents") is { ValueKind: JsonValueKind.Number } bits && bits.TryGetInt64(out var value) ? value : -1 : (long)Intents.All;
        var (shard, shards) = Shard(form);
        if (intents < 0 || (intents & ~(long)Intents.All) != 0)
            connection.Close(CloseCode.InvalidIntents, "Invalid intent(s).");
        else if (user.IsBot && !world.Options.PrivilegedIntents && (intents & (long)Intents.Privileged) != 0)
            connection.Close(CloseCode.DisallowedIntents, "Disallowed intent(s).");
        else if (shards < 1 || shard < 0 || shard >= shards)
            connection.Close(CloseCode.InvalidShard, "Invalid shard.");
        else if (shards == 1 && world.Guilds.All.Count > SessionStarts.GuildsPerShard)
            connection.Close(CloseCode.ShardingRequired, "Sharding required.");
        else if (user.IsBot && !starts.TryStart(shard))
            connection.Send(Opcode.InvalidSession, false);
        else
            Start(connection, sessions.Open(user, (Intents)intents, shard, shards), form.Has("shard"));
    }

    private void Start(GatewayConnection connection, GatewaySession session, bool isSharded)
    {
        connection.Session = session;
        session.Attach(connection);
        greeting.Send(session, isSharded);
        publisher.Flush();
    }

    private void Resume(GatewayConnection connection, JsonElement data)
    {
        var form = new Form(data);
        sessions.CloseExpired();
        if (User(data) is not { } user)
        {
            connection.Close(CloseCode.AuthenticationFailed, "Authentication failed.");
            return;
        }

        var sequence = form.Integer("seq", 0, long.MaxValue) ?? 0;
        if (sessions.Find(form.Text("session_id", 100) ?? "") is not { } session || session.User.Id != user.Id || !session.Remembers(sequence))
        {
            connection.Send(Opcode.InvalidSession, false);
            return;
        }
        if (sequence > session.Sequence)
        {
            connection.Close(CloseCode.InvalidSeq, "Invalid seq.");
            return;
        }

        // A client may come back before its old connection is known to be dead.
        session.Connection?.Close(CloseCode.UnknownError, "Resumed elsewhere.");
        connection.Session = session;
        session.Attach(connection);
        session.Replay(sequence);
        session.Dispatch(new("RESUMED", new JsonObject()));
    }

    private Users.User? User(JsonElement data)
    {
        var token = new Form(data).Text("token", 1_000) ?? "";
        return world.Authenticate(token.StartsWith("Bot ", StringComparison.Ordinal) ? token[4..] : token);
    }

    private static (int Shard, int Shards) Shard(Form form)
    {
        if (form.Get("shard") is not { ValueKind: JsonValueKind.Array } shard)
            return form.Says("shard") ? (-1, -1) : (0, 1);
        return shard.GetArrayLength() == 2 && shard[0].TryGetInt32(out var id) && shard[1].TryGetInt32(out var count) ? (id, count) : (-1, -1);
    }
}
