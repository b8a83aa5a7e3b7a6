using NewsBot.Discord.Model;

namespace NewsBot.Discord.Gateway;

/// <summary>What follows Hello: RESUME, or with a slot for it IDENTIFY: https://docs.discord.com/developers/events/gateway#identifying.</summary>
internal sealed class Greeting(ShardPlace place, DiscordOptions options, SessionRecord session, Intents intents, IdentifySlot? slot)
{
    public Task SendAsync(FrameSender sender, CancellationToken cancellationToken)
    {
        if (slot is null && session.Current is { } known)
        {
            var resume = new Resume(options.Token, known.Id, known.Sequence);
            return sender.SendAsync(new(Opcode.Resume, resume), DiscordJson.Default.ResumeFrame, cancellationToken);
        }

        session.Ask(intents);
        slot?.Use();
        var properties = new IdentifyProperties(Environment.OSVersion.Platform.ToString(), options.Product, options.Product);
        var identify = new Identify(options.Token, intents, properties, [place.Id, place.Count], options.Presence);
        return sender.SendAsync(new(Opcode.Identify, identify), DiscordJson.Default.IdentifyFrame, cancellationToken);
    }
}
