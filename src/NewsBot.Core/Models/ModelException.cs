namespace NewsBot.Models;

/// <summary>A model gave no answer that can be used; the message is one sentence that says why, without what it said.</summary>
public sealed class ModelException(string message, Exception? innerException = null) : Exception(message, innerException);
