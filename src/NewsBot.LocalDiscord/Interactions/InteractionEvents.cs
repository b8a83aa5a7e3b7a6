using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Interactions;

/// <summary>What a person's client is told of what it asked for, in the events that Discord's own client hears.</summary>
internal sealed class InteractionEvents(World world, Publisher publisher)
{
    public static JsonObject Of(Interaction interaction) => new()
    {
        ["id"] = interaction.Id.ToString(),
        ["nonce"] = interaction.Nonce?.ToString(),
    };

    /// <summary>Who brought the application here: the guild, or the person.</summary>
    public static JsonObject Owners(Interaction interaction) => new() { ["0"] = interaction.GuildId?.ToString() ?? "0" };

    public void Succeeded(Interaction interaction) => Tell("INTERACTION_SUCCESS", interaction, Of(interaction));

    public void Failed(Interaction interaction) => Tell("INTERACTION_FAILURE", interaction, Of(interaction));

    public void Completed(Interaction interaction, JsonArray choices) =>
        Tell("APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE", interaction, new() { ["choices"] = choices, ["nonce"] = interaction.Nonce?.ToString() });

    public void ModalOpened(Interaction interaction, JsonObject modal)
    {
        var opened = Of(interaction);
        opened["application"] = ApplicationRoutes.Basic(world.Users.Find(interaction.ApplicationId)!);
        opened["channel_id"] = interaction.ChannelId.ToString();
        foreach (var (key, value) in modal)
            opened[key] = value?.DeepClone();
        Tell("INTERACTION_MODAL_CREATE", interaction, opened);
    }

    private void Tell(string name, Interaction interaction, JsonObject data) => publisher.ToUser(interaction.UserId, new(name, data), interaction.GuildId);
}
