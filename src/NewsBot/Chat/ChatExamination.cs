namespace NewsBot.Chat;

/// <summary>Looks at the connection for <c>newsbot doctor</c>, without joining in.</summary>
public sealed record ChatExamination(Func<CancellationToken, Task<IReadOnlyList<Finding>>> Examine);

/// <summary>Something that was looked at, whether it is as it should be, and what to do where it is not.</summary>
public sealed record Finding(bool IsGood, string Text);
