namespace NewsBot.Chat;

/// <summary>Files that people give with commands: Discord says where they are, and nobody else is asked (https://docs.discord.com/developers/reference#signed-attachment-cdn-urls).</summary>
internal sealed class DiscordFiles(ChatSettings settings) : IDisposable
{
    private static readonly string[] Hosts = ["cdn.discordapp.com", "media.discordapp.net"];

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = settings.RequestTimeout };

    public async Task<ReadOnlyMemory<byte>> ReadAsync(GivenFile file, int most, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(file.Url, UriKind.Absolute, out var address) || !IsDiscords(address))
            throw new ChatException(ChatFailure.Invalid, "The file is not one that Discord keeps.");
        if (file.Size > most)
            throw TooLarge(most);

        try
        {
            using var answer = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            answer.EnsureSuccessStatusCode();
            await using var content = await answer.Content.ReadAsStreamAsync(cancellationToken);
            var bytes = new byte[most + 1];
            var length = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
            return length > most ? throw TooLarge(most) : bytes.AsMemory(0, length);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new ChatException(ChatFailure.Throttled, "Discord does not give the file out just now.", null, exception);
        }
    }

    public void Dispose() => _http.Dispose();

    private bool IsDiscords(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps && Hosts.Contains(address.Host)) || (address.Scheme == settings.ApiUrl.Scheme && address.Authority == settings.ApiUrl.Authority);

    private static ChatException TooLarge(int most) => new(ChatFailure.Invalid, $"The file is larger than {most / 1024} KiB.");
}
