using System.ComponentModel.DataAnnotations;

namespace NewsBot.Status;

/// <summary>The operator's page: how the bot is, its sources and its outbox.</summary>
public sealed class StatusSettings : IValidatableObject
{
    private const int ShortestPassword = 12;

    /// <summary>Where the page, /healthz, /readyz and /metrics are; empty for nowhere.</summary>
    public string Url { get; set; } = "http://127.0.0.1:5081";

    /// <summary>What the page and /metrics ask for, by HTTP Basic with any name; needed where others than this machine reach them.</summary>
    public string Password { get; set; } = "";

    /// <summary>Null where there is to be no page.</summary>
    internal Uri? Address => Url.Length == 0 ? null : new(Url);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Url.Length == 0)
            yield break;

        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url is not { Scheme: "http", Port: > 0, PathAndQuery: "/" })
            yield return new("The field Status:Url must be an address such as http://127.0.0.1:5081, or empty.", [nameof(Url)]);
        else if (!url.IsLoopback && Password.Length < ShortestPassword)
            yield return new($"Status:Url is open to other machines, so Status:Password needs at least {ShortestPassword} characters.", [nameof(Password)]);
    }
}
