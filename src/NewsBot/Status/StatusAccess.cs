using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace NewsBot.Status;

/// <summary>Who may see the operator's page.</summary>
internal static class StatusAccess
{
    /// <summary>Whether a page on this machine's address was asked for by that address, and not by a name that somebody else has let point here.</summary>
    public static bool IsForUs(HttpContext http, Uri address) =>
        !address.IsLoopback || (Uri.TryCreate($"http://{http.Request.Host}", UriKind.Absolute, out var asked) && asked.IsLoopback);

    /// <summary>Whether the password is given, where there is one (https://www.rfc-editor.org/rfc/rfc7617).</summary>
    public static bool IsAllowed(HttpContext http, string password)
    {
        if (password.Length == 0)
            return true;

        var given = AuthenticationHeaderValue.TryParse(http.Request.Headers.Authorization, out var header) && header is { Scheme: "Basic", Parameter: { } parameter }
            ? Decode(parameter)
            : "";
        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(password)));
    }

    public static Task AskAsync(HttpContext http)
    {
        http.Response.StatusCode = (int)HttpStatusCode.Unauthorized;
        http.Response.Headers.WWWAuthenticate = "Basic realm=\"NewsBot\", charset=\"UTF-8\"";
        return Task.CompletedTask;
    }

    // Any name will do: there is one operator.
    private static string Decode(string parameter)
    {
        var bytes = new byte[parameter.Length];
        return Convert.TryFromBase64String(parameter, bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [_, var password] ? password : "";
    }
}
