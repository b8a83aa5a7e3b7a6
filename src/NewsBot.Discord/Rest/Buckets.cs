namespace NewsBot.Discord.Rest;

/// <summary>Which requests share a limit, learned from the answers: https://docs.discord.com/developers/topics/rate-limits.</summary>
internal sealed class Buckets(Clock clock)
{
    private const int SweepAbove = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _hashes = [];
    private readonly Dictionary<string, Bucket> _buckets = [];
    private int _sweepAt = SweepAbove;

    public int Count
    {
        get
        {
            lock (_lock)
                return _buckets.Count;
        }
    }

    /// <summary>How many requests wait or are being sent.</summary>
    public int Users
    {
        get
        {
            lock (_lock)
                return _buckets.Values.Sum(bucket => bucket.Users);
        }
    }

    /// <summary>Those that let nothing through just now; interactions, which have one each, are not among them.</summary>
    public IReadOnlyList<LimitInForce> InForce()
    {
        lock (_lock)
        {
            return
            [
                .. _buckets.Values
                    .Where(bucket => bucket.ReadyAt > clock.Now && !bucket.Route.ForInteraction)
                    .Select(bucket => new LimitInForce(bucket.Scope, bucket.ReadyAt - clock.Now, bucket.Users, bucket.Route.Name, bucket.Route.MajorId)),
            ];
        }
    }

    /// <summary>Waits for this request's turn; leave by disposing what is returned.</summary>
    public async Task<Turn> EnterAsync(Route route, CancellationToken cancellationToken)
    {
        while (true)
        {
            var bucket = Join(route);
            try
            {
                var turn = new Turn(bucket, await bucket.EnterAsync(cancellationToken));
                if (IsStill(route, bucket))
                    return turn;
                turn.Dispose(); // while waiting it was learned that the route belongs to another one
            }
            catch
            {
                Interlocked.Decrement(ref bucket.Users);
                throw;
            }
        }
    }

    /// <summary>The answer says which bucket it was; from now on the route belongs to that one, whatever the channel.</summary>
    public void Learn(Route route, string? hash)
    {
        if (hash is null)
            return;
        lock (_lock)
        {
            var before = Hash(route);
            if (before == hash)
                return;
            _hashes[route.Name] = hash;
            foreach (var (key, bucket) in _buckets.Where(pair => pair.Key.StartsWith(before + " ", StringComparison.Ordinal)).ToList())
                Move(bucket, key, hash + key[before.Length..]);
        }
    }

    // Those who wait in a bucket that is merged into another one notice when it is their turn.
    private void Move(Bucket bucket, string from, string to)
    {
        _buckets.Remove(from);
        if (!_buckets.TryAdd(to, bucket))
            _buckets[to].Take(bucket);
    }

    private Bucket Join(Route route)
    {
        lock (_lock)
        {
            if (_buckets.Count > _sweepAt)
                Sweep();
            if (!_buckets.TryGetValue(Key(route), out var bucket))
                _buckets[Key(route)] = bucket = new() { Route = route };
            bucket.Route = route;
            bucket.Users++;
            return bucket;
        }
    }

    private bool IsStill(Route route, Bucket bucket)
    {
        lock (_lock)
            return _buckets.GetValueOrDefault(Key(route)) == bucket;
    }

    // Every interaction has a bucket of its own, so those that nobody waits for must go.
    private void Sweep()
    {
        foreach (var (key, bucket) in _buckets)
        {
            if (bucket.Users == 0 && bucket.ReadyAt <= clock.Now)
                _buckets.Remove(key);
        }
        _sweepAt = Math.Max(SweepAbove, _buckets.Count * 2);
    }

    private string Hash(Route route) => _hashes.GetValueOrDefault(route.Name, route.Template + route.Method);

    private string Key(Route route) => $"{Hash(route)} {route.Major}";

    internal readonly struct Turn(Bucket bucket, Turnstile.Pass pass) : IDisposable
    {
        public Bucket Bucket => bucket;

        public void Dispose()
        {
            pass.Dispose();
            Interlocked.Decrement(ref bucket.Users);
        }
    }
}
