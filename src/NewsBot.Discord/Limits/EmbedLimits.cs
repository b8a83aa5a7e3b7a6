using NewsBot.Discord.Model;

namespace NewsBot.Discord.Limits;

/// <summary>See https://docs.discord.com/developers/resources/message#embed-object-embed-limits.</summary>
internal static class EmbedLimits
{
    private const int MaxOfAll = 6_000;

    public static void Check(IReadOnlyList<Embed> embeds, string field)
    {
        Limit.Each(embeds, field, Check);
        if (embeds.Sum(Length) is var length and > MaxOfAll)
            throw Limit.Broken(field, $"must be at most {MaxOfAll} characters long in all, not {length}");
    }

    private static void Check(Embed embed, string field)
    {
        Limit.Length(embed.Title, 256, field + ".title");
        Limit.Length(embed.Description, 4_096, field + ".description");
        Limit.Length(embed.Footer?.Text, 2_048, field + ".footer.text");
        Limit.Length(embed.Author?.Name, 256, field + ".author.name");
        Limit.Length(embed.Url, 2_048, field + ".url");
        Limit.Count(embed.Fields, 25, field + ".fields");
        Limit.Each(embed.Fields, field + ".fields", (item, field) =>
        {
            Limit.Length(item.Name, 256, field + ".name", least: 1);
            Limit.Length(item.Value, 1_024, field + ".value", least: 1);
        });
    }

    private static int Length(Embed embed) =>
        Length(embed.Title) + Length(embed.Description) + Length(embed.Footer?.Text) + Length(embed.Author?.Name)
        + (embed.Fields ?? []).Sum(field => Length(field.Name) + Length(field.Value));

    private static int Length(string? text) => text?.Trim().Length ?? 0;
}
