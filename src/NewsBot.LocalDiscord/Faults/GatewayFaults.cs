using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Faults;

/// <summary>Spoils the gateway connections that bots have now; people's stay sound, so that one can watch.</summary>
internal sealed class GatewayFaults(World world, Sessions sessions)
{
    // Discord has forgotten the session after these, or never had one.
    private static readonly int[] EndSession = [4003, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014];

    private int _refusedResumes;

    public void Strike(GatewayFault fault)
    {
        if (fault.Count < 1 || fault.Times < 2 || fault.Code is not (1000 or 1001 or (>= 3000 and < 5000)))
            throw new ArgumentException("A count is at least 1, times are at least 2, and a code is 1000, 1001 or from 3000 to 4999.");

        lock (world.Gate)
        {
            if (fault.Fault == GatewayFaultKind.RefuseResume)
                _refusedResumes = fault.Count;
            foreach (var session in Bots())
                Strike(session, fault);
        }
    }

    /// <summary>Whether the resume host turns this handshake away.</summary>
    public bool RefusesResume()
    {
        lock (world.Gate)
            return _refusedResumes > 0 && _refusedResumes-- > 0;
    }

    public void Clear()
    {
        lock (world.Gate)
        {
            _refusedResumes = 0;
            foreach (var session in Bots())
            {
                session.Disturb(null);
                if (session.Connection is { } connection)
                    connection.WithholdsAcks = false;
            }
        }
    }

    private List<GatewaySession> Bots() => [.. sessions.All.Where(session => session.User.IsBot)];

    private void Strike(GatewaySession session, GatewayFault fault)
    {
        switch (fault.Fault)
        {
            case GatewayFaultKind.DuplicateEvents:
                session.Disturb(Disorder.Duplicate(fault.Count, fault.Times));
                break;
            case GatewayFaultKind.ShuffleEvents:
                session.Disturb(Disorder.Shuffle(fault.Count, fault.Seed is { } seed ? new Random(seed) : null));
                break;
            default:
                if (session.Connection is { } connection)
                    Strike(session, connection, fault);
                break;
        }
    }

    private void Strike(GatewaySession session, GatewayConnection connection, GatewayFault fault)
    {
        switch (fault.Fault)
        {
            case GatewayFaultKind.Drop:
                connection.Cut();
                break;
            case GatewayFaultKind.Close:
                connection.Close((CloseCode)fault.Code, "");
                if (EndSession.Contains(fault.Code))
                    sessions.Close(session);
                break;
            case GatewayFaultKind.Reconnect:
                connection.Send(Opcode.Reconnect, null);
                break;
            case GatewayFaultKind.InvalidResumable:
                connection.Send(Opcode.InvalidSession, true);
                Release(session, connection);
                break;
            case GatewayFaultKind.InvalidSession:
                connection.Send(Opcode.InvalidSession, false);
                Release(session, connection);
                sessions.Close(session);
                break;
            case GatewayFaultKind.WithholdAcks:
                connection.WithholdsAcks = true;
                break;
            case GatewayFaultKind.HalfOpen:
                connection.Freeze();
                break;
        }
    }

    // The client may resume or identify again, here or elsewhere.
    private void Release(GatewaySession session, GatewayConnection connection)
    {
        session.Detach(connection, world.Now);
        connection.Session = null;
    }
}
