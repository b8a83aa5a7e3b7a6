using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Faults;

/// <summary>Makes a local Discord misbehave on demand, as Discord does at times.</summary>
public sealed class LocalDiscordFaults
{
    private readonly World _world;
    private readonly RestFaults _rest;
    private readonly GatewayFaults _gateway;
    private readonly FaultClock _clock;
    private readonly Action _paceChanged;

    internal LocalDiscordFaults(World world, RestFaults rest, GatewayFaults gateway, FaultClock clock, Action paceChanged) =>
        (_world, _rest, _gateway, _clock, _paceChanged) = (world, rest, gateway, clock, paceChanged);

    /// <summary>Spoils requests from now on; faults planned earlier strike first.</summary>
    /// <exception cref="ArgumentException">No route is called that, or a number is out of its bounds.</exception>
    public void Plan(RestFault fault) => _rest.Plan(fault);

    /// <summary>Spoils the bots' gateway connections now.</summary>
    /// <exception cref="ArgumentException">A number is out of its bounds.</exception>
    public void Strike(GatewayFault fault) => _gateway.Strike(fault);

    /// <exception cref="ArgumentException">The clock's speed is out of its bounds.</exception>
    public void Set(FaultSettings settings)
    {
        if (settings.ClockSpeed is not (null or (>= 0.001 and <= 100_000)))
            throw new ArgumentException("The clock's speed is from 0.001 to 100000.");

        lock (_world.Gate)
        {
            _world.NonceWindow = settings.NonceWindow ?? _world.NonceWindow;
            if (settings.ClockSpeed is not { } speed)
                return;
            _clock.Speed = speed;
            _paceChanged();
        }
    }

    /// <summary>Plans nothing any more, and goes by the options and the real clock again; what has struck stays so.</summary>
    public void Clear()
    {
        _rest.Clear();
        _gateway.Clear();
        Set(new() { NonceWindow = _world.Options.NonceWindow, ClockSpeed = 1 });
    }
}
