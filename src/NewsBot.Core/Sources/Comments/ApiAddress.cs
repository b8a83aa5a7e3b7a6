namespace NewsBot.Sources.Comments;

/// <summary>Puts the addresses of interfaces together.</summary>
internal static class ApiAddress
{
    /// <summary>An address below another, whether or not that ends with a slash; what belongs to no address is escaped by whoever asks.</summary>
    public static Uri Below(this Uri api, string path) =>
        new(api.AbsoluteUri.EndsWith('/') ? api : new Uri(api.GetLeftPart(UriPartial.Path) + "/"), path);

    public static string Escaped(this string? text) => Uri.EscapeDataString(text ?? "");
}
