namespace NewsBot.LocalDiscord;

/// <summary>Keeps a server whose tokens are well known on this machine.</summary>
internal static class LoopbackUrl
{
    public static Uri Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp || url.PathAndQuery != "/")
            throw new LocalDiscordException($"'{text}' is not an address such as http://127.0.0.1:5080.");
        return url.IsLoopback ? url : throw new LocalDiscordException($"'{text}' is not a loopback address; the local Discord is only for this machine.");
    }
}
