namespace NewsBot.Articles;

/// <summary>Names who wrote: a name on one site, or one person on Discord; 22 characters.</summary>
public readonly record struct AuthorId(string Value)
{
    public static AuthorId OnSite(string site, string name) => new(ShortHash.Of("site", site, name));

    public static AuthorId OnDiscord(string userId) => new(ShortHash.Of("discord", userId));

    public override string ToString() => Value;
}

/// <summary>Who wrote a comment; the name is only for showing.</summary>
public sealed record Author(AuthorId Id, string Name)
{
    /// <summary>Ourselves: what we say in a discussion is in its tree, and is nobody's opinion.</summary>
    public static readonly Author Bot = new(new(ShortHash.Of("bot")), "NewsBot");
}
