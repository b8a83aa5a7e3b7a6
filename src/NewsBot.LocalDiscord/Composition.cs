using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Faults;
using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.Interactions;
using NewsBot.LocalDiscord.Messages;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Threads;
using NewsBot.LocalDiscord.Users;
using NewsBot.LocalDiscord.Web;
using NewsBot.LocalDiscord.Webhooks;

namespace NewsBot.LocalDiscord;

/// <summary>Wires the parts by hand, in the order in which a request passes them.</summary>
internal sealed class Composition(World world, FaultClock clock, ILoggerFactory loggers, CancellationToken stopping) : IDisposable
{
    private static readonly TimeSpan Upkeep = TimeSpan.FromMinutes(1);

    private InteractionPatience? _patience;
    private ITimer? _upkeep;

    public Address Address { get; } = new();

    public LocalDiscordFaults Faults { get; private set; } = null!;

    public Crier Crier { get; private set; } = null!;

    /// <summary>Every route that is served, in Discord's words: GET /channels/{channel_id}.</summary>
    public IReadOnlyList<string> Routes { get; private set; } = [];

    public void Map(WebApplication application)
    {
        var access = new Access(world);
        var sessions = new Sessions(world);
        var publisher = new Publisher(world, access, sessions);
        var greeting = new Greeting(world, access, publisher, Address);
        var starts = new SessionStarts(world.Options, world.Time);
        var protocol = new GatewayProtocol(world, sessions, starts, greeting, publisher);
        var restFaults = new RestFaults();
        var gatewayFaults = new GatewayFaults(world, sessions);
        Faults = new(world, restFaults, gatewayFaults, clock, () => _upkeep?.Change(Upkeep, Upkeep));
        var pipeline = new RestPipeline(world, publisher, restFaults, new(clock.Steady, stopping), loggers.CreateLogger<RestPipeline>());
        var routes = new Routes(application, pipeline, restFaults);

        application.UseWebSockets(new() { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        new GatewayEndpoint(protocol, starts, gatewayFaults, Address, world.Options, clock.Steady, stopping).Map(application, routes);

        var membership = new Membership(world, publisher, sessions, greeting);
        new UserRoutes(world, access, publisher, membership).Map(routes);
        new SettingsRoutes(world, publisher).Map(routes);
        new GuildRoutes(world, access, publisher).Map(routes);
        new RoleRoutes(world, access, publisher).Map(routes);
        new MemberRoutes(world, access, membership).Map(routes);
        new MemberEdit(world, access, publisher).Map(routes);
        new GuildChannelRoutes(world, access, publisher).Map(routes);
        new ChannelRoutes(world, access, publisher, new ThreadEdit(world, access, publisher)).Map(routes);

        var view = new MessageView(world);
        var messageEvents = new MessageEvents(world, view, publisher);
        var threadActivity = new ThreadActivity(world, publisher);
        var threadStarter = new ThreadStarter(world, publisher);
        var writer = new MessageWriter(world, new MentionReader(world, access), messageEvents, threadActivity, Address);
        Crier = new(world, access, writer, publisher);
        new MessageRoutes(world, access, writer, view).Map(routes);
        new MessageActionRoutes(world, access, writer, view, messageEvents).Map(routes);
        new ReactionRoutes(world, access, publisher).Map(routes);
        new PinRoutes(world, access, writer, view, publisher).Map(routes);
        new ThreadRoutes(world, access, threadStarter, writer, view).Map(routes);
        new ThreadListRoutes(world, access).Map(routes);
        new ThreadMemberRoutes(world, access, publisher, threadActivity).Map(routes);

        var interactionEvents = new InteractionEvents(world, publisher);
        var answers = new InteractionMessages(world, writer);
        _patience = new InteractionPatience(world, interactionEvents, publisher);
        new ApplicationRoutes(world).Map(routes);
        new CommandRoutes(world, access).Map(routes);
        new InteractionRoutes(world, access, new InteractionDispatch(world, access, publisher, _patience, view), new CommandIndex(world, access), new(writer)).Map(routes);
        new CallbackRoutes(world, answers, interactionEvents, _patience, view).Map(routes);
        var webhooks = new WebhookMessages(world, writer, threadStarter, view);
        new WebhookMessageRoutes(world, answers, webhooks, view).Map(routes);
        new WebhookRoutes(world, access, publisher, webhooks).Map(routes);

        new Page(world, routes).Map(application);
        Routes = [.. routes.All.Select(route => $"{route.Method} /{route.Pattern}")];
        KeepUp(publisher, sessions, _patience, new AutoArchive(world, publisher));
    }

    public void Dispose()
    {
        _patience?.Dispose();
        _upkeep?.Dispose();
        _upkeep = null;
    }

    private void KeepUp(Publisher publisher, Sessions sessions, InteractionPatience patience, AutoArchive archive) =>
        _upkeep = world.Time.CreateTimer(
            _ =>
            {
                lock (world.Gate)
                {
                    // It may have waited at the gate while the server stopped.
                    if (_upkeep is null)
                        return;
                    sessions.CloseExpired();
                    patience.Sweep();
                    archive.Sweep();
                    publisher.Flush();
                }
            },
            null,
            Upkeep,
            Upkeep);
}
