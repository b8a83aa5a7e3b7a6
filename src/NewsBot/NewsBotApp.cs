using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsBot.Chat;
using NewsBot.CommandLine;
using NewsBot.Settings;
using NewsBot.Terminal;

namespace NewsBot;

/// <summary>The whole program but for the chat: a program over another client calls this with its own.</summary>
public static class NewsBotApp
{
    private const int Failed = 1;
    private const int BadUsage = 2;

    /// <summary>Runs what the arguments ask for, the bot by default; returns the exit code: 0, 1 for a failure that was named, 2 for bad usage.</summary>
    /// <param name="addChat">Registers an <see cref="IChatClient"/> for these settings, and a <see cref="ChatExamination"/>.</param>
    public static async Task<int> RunAsync(string[] args, Action<IServiceCollection, ChatSettings> addChat)
    {
        var run = RunVerb.Create(addChat);
        var root = new RootCommand("A Discord bot that posts articles together with their readers' comments, and takes replies back into the same discussion.")
        {
            run,
            ReadVerb.Create(),
            SummarizeVerb.Create(),
            ImportVerb.Create(),
            SourceVerb.Create(),
            HistoryVerb.Create(),
            BackupVerb.Create(),
            RestoreVerb.Create(),
            DoctorVerb.Create(addChat),
        };
        root.SetAction(run.Action is System.CommandLine.Invocation.AsynchronousCommandLineAction action ? action.InvokeAsync : throw new InvalidOperationException());

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync($"{parsed.Errors[0].Message} See newsbot --help.");
            return BadUsage;
        }

        // The host listens for signals itself, and is given the time it needs to stop.
        return await parsed.InvokeAsync(new() { ProcessTerminationTimeout = null });
    }

    /// <summary>Runs a verb; what is wrong with its surroundings becomes one line and an exit code.</summary>
    internal static async Task<int> GuardAsync(Func<Task<int>> verb, LogFormat format = LogFormat.Text)
    {
        try
        {
            return await verb();
        }
        catch (Exception exception) when (exception is SettingsException or Storage.DatabaseException or ChatRefusedException or LocalDiscord.LocalDiscordException)
        {
            await ProgramLine.WriteAsync(Console.Error, format, LogLevel.Critical, exception.Message);
            return Failed;
        }
    }
}
