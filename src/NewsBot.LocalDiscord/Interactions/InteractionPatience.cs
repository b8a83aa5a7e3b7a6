using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Interactions;

/// <summary>Waits for first answers; without one in time the person is told and the token is void.</summary>
internal sealed class InteractionPatience(World world, InteractionEvents events, Publisher publisher) : IDisposable
{
    /// <summary>How long an answer can be edited and followed up.</summary>
    public static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(15);

    private readonly Dictionary<Snowflake, ITimer> _waiting = [];

    public void Begin(Interaction interaction) =>
        _waiting[interaction.Id] = world.Time.CreateTimer(_ => GiveUp(interaction.Id), null, world.Options.InteractionTimeout, Timeout.InfiniteTimeSpan);

    public void End(Interaction interaction)
    {
        if (_waiting.Remove(interaction.Id, out var timer))
            timer.Dispose();
    }

    /// <summary>Forgets what can no longer be answered.</summary>
    public void Sweep()
    {
        foreach (var old in world.Interactions.All.Where(interaction => interaction.Id.CreatedAt + TokenLifetime < world.Now).ToList())
            world.Interactions.Remove(old.Id);
    }

    public void Dispose()
    {
        foreach (var timer in _waiting.Values)
            timer.Dispose();
        _waiting.Clear();
    }

    private void GiveUp(Snowflake id)
    {
        lock (world.Gate)
        {
            if (!_waiting.Remove(id, out var timer))
                return;
            timer.Dispose();
            if (world.Interactions.Find(id) is not { Answer: null } interaction)
                return;
            world.Interactions.Put(interaction with { Failed = true });
            events.Failed(interaction);
            publisher.Flush();
        }
    }
}
