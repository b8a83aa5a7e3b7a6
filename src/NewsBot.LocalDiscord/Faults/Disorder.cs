using NewsBot.LocalDiscord.Gateway;

namespace NewsBot.LocalDiscord.Faults;

/// <summary>Spoils the next events of a session: they come several times, or in another order.</summary>
internal sealed class Disorder
{
    private readonly int _times;
    private readonly Random? _chance;
    private readonly bool _shuffles;
    private readonly List<GatewayEvent> _held = [];
    private int _left;

    private Disorder(int count, int times, bool shuffles, Random? chance) => (_left, _times, _shuffles, _chance) = (count, times, shuffles, chance);

    public static Disorder Duplicate(int count, int times) => new(count, times, false, null);

    public static Disorder Shuffle(int count, Random? chance) => new(count, 1, true, chance);

    /// <summary>Whether all it was to spoil is spoiled.</summary>
    public bool IsOver => _left == 0;

    /// <summary>What is told when this happens; nothing while events are held.</summary>
    public IReadOnlyList<GatewayEvent> Spoil(GatewayEvent happened)
    {
        _left--;
        if (!_shuffles)
            return [.. Enumerable.Repeat(happened, _times)];
        _held.Add(happened);
        return IsOver ? Release() : [];
    }

    public IReadOnlyList<GatewayEvent> Release()
    {
        var released = _held.ToArray();
        _held.Clear();
        if (_chance is null)
            Array.Reverse(released);
        else
            _chance.Shuffle(released);
        return released;
    }
}
