using System.Buffers.Text;
using System.Text;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Users;

/// <summary>A token in Discord's form, from which some libraries read who they are: the id, a time and a secret (https://docs.discord.com/developers/reference#authentication).</summary>
internal static class LongToken
{
    public static string For(User user, string token) => $"{Encode(user.Id)}.{Encode(user.Id)}.{token}";

    /// <summary>Whose it is; nobody's where the id and the secret do not go together.</summary>
    public static User? Find(string token, Func<string, User?> find) =>
        token.Split('.') is [var id, _, var secret] && find(secret) is { } user && id == Encode(user.Id) ? user : null;

    private static string Encode(Snowflake id) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(id.ToString()));
}
