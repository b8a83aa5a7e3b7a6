namespace NewsBot.Settings;

/// <summary>A setting is wrong; the message is one line that names it.</summary>
public sealed class SettingsException(string message, Exception? innerException = null) : Exception(message, innerException);
