using Microsoft.AspNetCore.Http;
using NewsBot.LocalDiscord.Rest;

namespace NewsBot.LocalDiscord.Faults;

/// <summary>The faults that are still to strike requests, the oldest first.</summary>
internal sealed class RestFaults
{
    private readonly Lock _lock = new();
    private readonly List<Planned> _planned = [];
    private readonly List<Route> _routes = [];

    // Read without the lock by every request; most runs never ask for a fault.
    private volatile bool _isQuiet = true;

    public void Know(Route route) => _routes.Add(route);

    public void Plan(RestFault fault)
    {
        if (fault.Count is < 1 || fault.Probability is not (> 0 and <= 1))
            throw new ArgumentException("A count is at least 1, a probability above 0 and at most 1.");
        var template = new RouteTemplate(fault.Route);
        if (!_routes.Any(template.CouldMean))
            throw new ArgumentException($"No route is called '{fault.Route}'.");

        lock (_lock)
        {
            _planned.Add(new(fault, template));
            _isQuiet = false;
        }
    }

    /// <summary>What goes wrong with this request, if anything does.</summary>
    public RestFault? Take(Route route, HttpContext http)
    {
        if (_isQuiet)
            return null;

        lock (_lock)
        {
            var struck = _planned.Find(planned => planned.Template.Means(route, name => http.Request.RouteValues[name]) && planned.Strikes());
            if (struck?.Left == 0)
                _planned.Remove(struck);
            return struck?.Fault;
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _planned.Clear();
            _isQuiet = true;
        }
    }

    private sealed class Planned(RestFault fault, RouteTemplate template)
    {
        private readonly Random _chance = fault.Seed is { } seed ? new(seed) : new();

        public RestFault Fault => fault;

        public RouteTemplate Template => template;

        public int? Left { get; private set; } = fault.Count ?? (fault.Probability < 1 ? null : 1);

        public bool Strikes()
        {
            if (_chance.NextDouble() >= fault.Probability)
                return false;
            Left--;
            return true;
        }
    }
}
