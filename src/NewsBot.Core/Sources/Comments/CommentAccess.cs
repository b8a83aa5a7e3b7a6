using System.Text.Json;
using NewsBot.Sources.Fetching;

namespace NewsBot.Sources.Comments;

/// <summary>What the readers of discussions may use.</summary>
/// <param name="Fetch">The network.</param>
/// <param name="Secret">Credentials by their name; null where none are set.</param>
public sealed record CommentAccess(Fetch Fetch, Func<string, string?> Secret)
{
    /// <summary>Asks an interface that is made for programs for JSON.</summary>
    internal async Task<JsonElement> AskAsync(Uri address, CancellationToken cancellationToken) =>
        JsonFacts.Parse(await Fetch(new(address, IsInterface: true), cancellationToken));

    internal async Task<JsonElement> AskAsync(FetchRequest request, CancellationToken cancellationToken) =>
        JsonFacts.Parse(await Fetch(request, cancellationToken));

    /// <summary>The credentials for a discussion; throws <see cref="FetchException"/> where there are none.</summary>
    internal string RequireSecret(CommentSection section) =>
        Secret(section.SecretName) is { Length: > 0 } secret ? secret : throw new FetchException($"the setting Credentials:{section.SecretName} is needed for it.");
}
