namespace NewsBot.Chat;

/// <summary>What we say, in the language of whoever it is said to.</summary>
public static class Phrases
{
    public static string Of(string english) => english;
}
