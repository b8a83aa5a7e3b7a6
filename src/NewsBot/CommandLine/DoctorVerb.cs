using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Chat;
using NewsBot.Settings;

namespace NewsBot.CommandLine;

/// <summary><c>newsbot doctor</c>: looks at everything the bot needs, and says what to do where something is wrong.</summary>
internal static class DoctorVerb
{
    public static Command Create(Action<IServiceCollection, ChatSettings> addChat)
    {
        var command = new Command("doctor", "Check the settings, the database and its files, the token, the channels, and that what was sent is still there.");
        command.SetAction((_, cancellationToken) => RunAsync(addChat, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Action<IServiceCollection, ChatSettings> addChat, CancellationToken cancellationToken)
    {
        var isGood = true;
        await foreach (var finding in ExamineAsync(addChat, cancellationToken))
        {
            isGood &= finding.IsGood;
            await Console.Out.WriteLineAsync($"{(finding.IsGood ? "ok    " : "wrong ")} {finding.Text}");
        }

        return isGood ? 0 : 1;
    }

    private static async IAsyncEnumerable<Finding> ExamineAsync(Action<IServiceCollection, ChatSettings> addChat, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (settings, problem) = ReadSettings();
        if (settings is null)
        {
            yield return new(false, $"Settings: {problem}");
            yield break;
        }

        yield return new(true, "Settings: all are known and in their bounds.");
        foreach (var finding in await DatabaseExamination.RunAsync(settings.Database.Path, cancellationToken))
            yield return finding;
        if (FileExamination.Run(settings) is { } files)
            yield return files;

        if (settings.IsLocal)
        {
            yield return new(true, $"Discord: no token is set, so the bot runs on its own local Discord at {settings.LocalDiscord.Url}.");
            yield break;
        }

        var services = new ServiceCollection().AddLogging();
        addChat(services, ChatSettings.Of(settings));
        await using var provider = services.BuildServiceProvider();
        var chat = provider.GetRequiredService<ChatExamination>();
        var isReached = true;
        foreach (var finding in await chat.Examine(cancellationToken))
        {
            isReached &= finding.IsGood || !finding.Text.StartsWith("Token", StringComparison.Ordinal);
            yield return finding;
        }

        if (!isReached || !File.Exists(settings.Database.Path))
            yield break;
        foreach (var finding in await DatabaseExamination.RightsAsync(settings.Database.Path, chat, cancellationToken))
            yield return finding;
        yield return await DatabaseExamination.SentAsync(settings.Database.Path, chat, cancellationToken);
    }

    private static (BotSettings? Settings, string? Problem) ReadSettings()
    {
        try
        {
            return (SettingsReader.Read(Directory.GetCurrentDirectory()), null);
        }
        catch (SettingsException exception)
        {
            return (null, exception.Message);
        }
    }
}
