using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace NewsBot.Articles;

/// <summary>Names derived from content: 22 characters of base64url over SHA-256 (132 bits), short enough for custom ids, completion values and nonces.</summary>
public static class ShortHash
{
    public const int Length = 22;

    /// <summary>The hash of the parts in order; no two lists of parts share one by being joined differently.</summary>
    public static string Of(params ReadOnlySpan<string?> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part ?? "");
            hash.AppendData(BitConverter.GetBytes(part is null ? -1 : bytes.Length));
            hash.AppendData(bytes);
        }

        return Base64Url.EncodeToString(hash.GetHashAndReset())[..Length];
    }

    /// <summary>Whether the text has the form of a hash, so that a name once derived is kept and not hashed again.</summary>
    public static bool HasForm(string text) =>
        text.Length == Length && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
