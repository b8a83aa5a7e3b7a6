namespace NewsBot.LocalDiscord.Gateway;

/// <summary>Where this Discord is found; known once it listens.</summary>
internal sealed class Address
{
    public string Http { get; set; } = "";

    public string Gateway => "ws" + Http["http".Length..] + "/gateway";

    /// <summary>A path of its own, as Discord's resume hosts are hosts of their own.</summary>
    public string ResumeGateway => Gateway + "/resume";
}
