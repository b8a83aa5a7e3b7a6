using System.Net.Http.Headers;

namespace NewsBot.Sources.Fetching;

/// <summary>What a site sends as a page: text, and no more of it than is allowed.</summary>
internal static class PageBody
{
    private const int AtOnce = 32 * 1024;

    /// <summary>Throws <see cref="FetchException"/> for a picture, a film, a program and whatever else is not read.</summary>
    public static void RequireText(HttpResponseMessage response, Uri address)
    {
        if (response.Content.Headers.ContentType is { MediaType: { } type } && !IsText(type))
            throw new FetchException($"{SiteAddresses.Shown(address)} is no page but {type}.");
    }

    /// <summary>The body, unpacked; counted as it comes, for a few hundred bytes can become gigabytes. Throws <see cref="FetchException"/>.</summary>
    public static async Task<byte[]> ReadAsync(HttpResponseMessage response, Uri address, int largest, Silence silence, CancellationToken cancellationToken)
    {
        RequireUnpacked(response.Content.Headers, address);
        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[AtOnce];
        while (true)
        {
            var read = await silence.UnlessAsync(token => content.ReadAsync(buffer, token).AsTask(), cancellationToken);
            if (read == 0)
                return body.ToArray();
            if (body.Length + read > largest)
                throw new FetchException($"{SiteAddresses.Shown(address)} is larger than {largest} bytes.");
            body.Write(buffer, 0, read);
        }
    }

    // One packing was taken off on the way. What is packed twice, or in a way that is not known, would be read as letters.
    private static void RequireUnpacked(HttpContentHeaders headers, Uri address)
    {
        if (headers.ContentEncoding.FirstOrDefault(encoding => !string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase)) is { } packing)
            throw new FetchException($"{SiteAddresses.Shown(address)} is packed in a way that is not read: {packing}.");
    }

    private static bool IsText(string type) =>
        type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
        || (type.StartsWith("application/", StringComparison.OrdinalIgnoreCase)
            && (type.EndsWith("xml", StringComparison.OrdinalIgnoreCase) || type.EndsWith("json", StringComparison.OrdinalIgnoreCase)));
}
