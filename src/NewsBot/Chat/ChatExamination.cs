namespace NewsBot.Chat;

/// <summary>Looks at the connection for <c>newsbot doctor</c>, without joining in.</summary>
/// <param name="Rights">Whether everything can be posted in the channels named.</param>
/// <param name="Missing">Of the messages that should be in the channels and threads named, those that are not.</param>
public sealed record ChatExamination(
    Func<CancellationToken, Task<IReadOnlyList<Finding>>> Examine,
    Func<ILookup<GuildId, ChannelId>, CancellationToken, Task<IReadOnlyList<Finding>>> Rights,
    Func<ILookup<ChannelId, MessageId>, CancellationToken, Task<IReadOnlyList<(ChannelId Place, MessageId Message)>>> Missing);

/// <summary>Something that was looked at, whether it is as it should be, and what to do where it is not.</summary>
public sealed record Finding(bool IsGood, string Text);
