using NewsBot.Discord.Model;

namespace NewsBot.Chat;

/// <summary>The ids that came last, to tell what comes again: events can arrive more than once (https://docs.discord.com/developers/reference#consistency).</summary>
internal sealed class RecentIds
{
    private const int Kept = 1_000;
    private readonly HashSet<Snowflake> _ids = [];
    private readonly Queue<Snowflake> _order = [];

    /// <summary>False where the id came before.</summary>
    public bool Add(Snowflake id)
    {
        if (!_ids.Add(id))
            return false;

        _order.Enqueue(id);
        if (_order.Count > Kept)
            _ids.Remove(_order.Dequeue());
        return true;
    }
}
