using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Commands;

/// <summary>The "Commands" section: how much one person may ask of the bot.</summary>
public sealed class CommandOptions
{
    /// <summary>How many commands and buttons one person may use at once.</summary>
    [Range(1, 1_000)]
    public int AtOnce { get; set; } = 10;

    /// <summary>How soon after that each further one is taken.</summary>
    [TimeRange("00:00:00", "00:10:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromSeconds(2);
}

[OptionsValidator]
public sealed partial class CommandOptionsValidator : IValidateOptions<CommandOptions>;

/// <summary>Sees to it that nobody who asks and asks keeps the others waiting.</summary>
public sealed class CoolDown(IOptions<CommandOptions> options, TimeProvider time)
{
    private const int MostPeople = 10_000;

    /// <summary>What is typed letter by letter is asked for with each, and what is set up has much to choose.</summary>
    private const double ALittle = 0.1;

    // When each person would have nothing left to wait for: what they use puts it off, and time brings it back.
    private readonly ConcurrentDictionary<UserId, DateTimeOffset> _restedAt = new();

    /// <summary>How long a person has to wait; null where what they ask is taken, and counted.</summary>
    public TimeSpan? Wait(Interaction asked)
    {
        var now = time.GetUtcNow();
        var cost = options.Value.Every * (asked is CompletionAsked or ButtonPressed { Chosen: not null } ? ALittle : 1);
        var most = options.Value.Every * options.Value.AtOnce;
        if (_restedAt.Count >= MostPeople)
            ForgetRested(now);

        while (true)
        {
            var known = _restedAt.GetOrAdd(asked.Member.User, now);
            var after = (known > now ? known : now) + cost;
            if (after - now > most)
                return after - now - most;
            if (_restedAt.TryUpdate(asked.Member.User, after, known))
                return null;
        }
    }

    private void ForgetRested(DateTimeOffset now)
    {
        foreach (var person in _restedAt.Where(person => person.Value <= now))
            _restedAt.TryRemove(person);
    }
}
