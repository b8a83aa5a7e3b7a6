namespace NewsBot.Chat;

/// <summary>What somebody typed cannot be taken: why, in one sentence in their language.</summary>
public sealed class NotTakenException : FormatException
{
    public NotTakenException(MessageText.Template sentence)
        : this(MessageText.Of(sentence))
    {
    }

    private NotTakenException(MessageText sentence)
        : base(sentence.Value) => Sentence = sentence;

    public MessageText Sentence { get; }
}
