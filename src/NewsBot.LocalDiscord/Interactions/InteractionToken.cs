using System.Security.Cryptography;
using System.Text;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Interactions;

/// <summary>A secret that names its interaction, so that it can be found by it.</summary>
internal static class InteractionToken
{
    public static string For(Snowflake interaction) =>
        Convert.ToHexStringLower(Encoding.ASCII.GetBytes(interaction.ToString())) + "-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static Snowflake? Interaction(string token)
    {
        try
        {
            return Snowflake.TryParse(Encoding.ASCII.GetString(Convert.FromHexString(token.Split('-')[0])), out var id) ? id : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
