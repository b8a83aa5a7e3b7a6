namespace NewsBot.Discord.Rest;

/// <summary>Discord's REST API, one property a noun: https://docs.discord.com/developers/reference#http-api.</summary>
public sealed class DiscordRest : IDisposable
{
    private readonly RestSender _sender;

    internal DiscordRest(DiscordOptions options)
    {
        _sender = new(options);
        Gateway = new(_sender);
        Applications = new(_sender);
        Guilds = new(_sender);
        Channels = new(_sender);
        Messages = new(_sender, options);
        Threads = new(_sender);
        Commands = new(_sender);
        Webhooks = new(_sender);
        Interactions = new(_sender, options);
    }

    public ApplicationRoutes Applications { get; }

    public GuildRoutes Guilds { get; }

    public ChannelRoutes Channels { get; }

    public MessageRoutes Messages { get; }

    public ThreadRoutes Threads { get; }

    public CommandRoutes Commands { get; }

    public WebhookRoutes Webhooks { get; }

    public InteractionRoutes Interactions { get; }

    internal GatewayRoutes Gateway { get; }

    /// <summary>The limits that let nothing through just now, what holds everything first.</summary>
    public IReadOnlyList<LimitInForce> LimitsInForce => _sender.LimitsInForce;

    public void Dispose() => _sender.Dispose();
}
