namespace NewsBot.Discord.Model;

/// <summary>A dialogue of one to five labelled fields: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal.</summary>
public sealed record Modal(string CustomId, string Title, params IReadOnlyList<Component> Components);
