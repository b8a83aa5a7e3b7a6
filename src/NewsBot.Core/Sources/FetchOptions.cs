using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsBot.Sources;

/// <summary>The "Fetching" section: how pages are asked for, and what may be asked.</summary>
public sealed class FetchOptions
{
    /// <summary>Where the people behind a site reach whoever runs this bot: an address or a page, sent with every request.</summary>
    [StringLength(200)]
    [RegularExpression(@"[\x20-\x7E]*", ErrorMessage = "The field {0} must be an address or a page in plain ASCII.")]
    public string Contact { get; init; } = "";

    /// <summary>Hosts, as in "wiki.example, intranet.example:8080", that may be asked although they are not public.</summary>
    public string InsideHosts { get; init; } = "";

    /// <summary>The largest page in bytes, after decompression.</summary>
    [Range(1_024, 1_073_741_824)]
    public int LargestPage { get; init; } = 8 * 1024 * 1024;

    /// <summary>How long a connection may take to be made, and a site to say anything, or anything more.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan SilenceTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a page may take in all, with its redirects.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    internal bool IsInside(Uri address)
    {
        var host = address.IsDefaultPort ? address.IdnHost : $"{address.IdnHost}:{address.Port}";
        return InsideHosts.Split(',', StringSplitOptions.TrimEntries).Contains(host, StringComparer.OrdinalIgnoreCase);
    }
}

[OptionsValidator]
public sealed partial class FetchOptionsValidator : IValidateOptions<FetchOptions>;
