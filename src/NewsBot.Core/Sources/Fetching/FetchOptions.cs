using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using NewsBot.Articles;

namespace NewsBot.Sources.Fetching;

/// <summary>The "Fetching" section: how pages are asked for, and what may be asked.</summary>
public sealed class FetchOptions : IValidatableObject
{
    /// <summary>Where the people behind a site reach whoever runs this bot: an address or a page, sent with every request.</summary>
    [StringLength(200)]
    [RegularExpression(@"[\x20-\x7E]*", ErrorMessage = "The field {0} must be an address or a page in plain ASCII.")]
    public string Contact { get; set; } = "";

    /// <summary>Hosts, as in "wiki.example, intranet.example:8080", that may be asked although they are not public.</summary>
    public string InsideHosts { get; set; } = "";

    /// <summary>The largest page in bytes, after decompression.</summary>
    [Range(1_024, 1_073_741_824)]
    public int LargestPage { get; set; } = 8 * 1024 * 1024;

    /// <summary>How long a connection may take to be made, and a site to say anything, or anything more.</summary>
    [TimeRange("00:00:00.100", "00:01:00")]
    public TimeSpan SilenceTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a page may take in all, with its redirects.</summary>
    [TimeRange("00:00:00.100", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Hosts.FirstOrDefault(host => AddressOf(host) is null) is { } wrong)
            yield return new($"Fetching:InsideHosts names hosts as in “wiki.example, intranet.example:8080, [fd00::1]:8080”, and not as in “{wrong}”.", [nameof(InsideHosts)]);
    }

    internal bool IsInside(Uri address) => Hosts.Select(AddressOf).OfType<Uri>().Any(inside =>
        WebHost.Of(inside) == WebHost.Of(address) && (inside.IsDefaultPort ? address.IsDefaultPort : inside.Port == address.Port));

    private string[] Hosts => InsideHosts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // Nothing but a host and a port: what goes on as a path or begins with a name is another thing.
    private static Uri? AddressOf(string host) =>
        Uri.TryCreate($"http://{host}/", UriKind.Absolute, out var address) && address is { PathAndQuery: "/", UserInfo: "", Fragment: "" } && WebHost.Of(address) is not null ? address : null;
}

[OptionsValidator]
public sealed partial class FetchOptionsValidator : IValidateOptions<FetchOptions>;
