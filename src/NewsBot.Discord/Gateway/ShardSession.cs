namespace NewsBot.Discord.Gateway;

/// <summary>A session as this process knows it: https://docs.discord.com/developers/events/gateway#preparing-to-resume.</summary>
internal sealed class ShardSession(string id, Uri? resumeUrl, long sequence)
{
    public string Id { get; } = id;

    public Uri? ResumeUrl { get; } = resumeUrl;

    /// <summary>What was received last: where this process resumes.</summary>
    public long Sequence { get; set; } = sequence;

    /// <summary>What was handled: where the next process resumes.</summary>
    public HandledSequence Handled { get; } = new(sequence);
}
