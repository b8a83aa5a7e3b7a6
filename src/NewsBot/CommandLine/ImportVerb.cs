using System.CommandLine;
using NewsBot.Articles;
using NewsBot.Running.Reading;
using NewsBot.Settings;
using NewsBot.Terminal;

namespace NewsBot.CommandLine;

/// <summary><c>newsbot import</c>: keeps pages, in the database itself or through the bot that runs on it.</summary>
internal static class ImportVerb
{
    public static Command Create()
    {
        var paths = PathArgument.Create();
        var source = new Option<string?>("--source") { HelpName = "NAME", Description = "The source that the pages belong to; without it their site, or else “imported”." };
        var command = new Command("import", "Read pages and store them; a running bot posts them at once.") { paths, source };
        command.SetAction((parsed, cancellationToken) => NewsBotApp.GuardAsync(() => RunAsync(parsed.GetRequiredValue(paths), parsed.GetValue(source), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, string? source, CancellationToken cancellationToken)
    {
        if (source is not null && (source.Trim().Length is 0 or > 100 || source.Trim() == SourceName.Every.Value))
            throw new SettingsException("A source's name has 1 to 100 characters and is not “*”.");

        var settings = SettingsReader.Read(Directory.GetCurrentDirectory());
        using var target = await ImportTarget.OpenAsync(settings, cancellationToken);
        using var opener = new PageOpener();
        var files = PageFile.Find(paths).ToList();
        var progress = ProgressBar.OnTerminal("files");
        var failed = false;

        foreach (var (done, file) in files.Index())
        {
            var answer = await ImportAsync(target, opener, file, source?.Trim(), cancellationToken);
            failed |= answer.Failed;
            progress?.Clear();
            await (answer.Failed ? Console.Error : Console.Out).WriteAsync(answer.Text);
            progress?.Show(done + 1, files.Count);
        }

        progress?.Clear();
        return failed ? 1 : 0;
    }

    private static async Task<ImportAnswer> ImportAsync(ImportTarget target, PageOpener opener, PageFile file, string? source, CancellationToken cancellationToken)
    {
        var (content, problem) = await opener.OpenAsync(file, cancellationToken);
        if (content is null)
            return new($"{file.Name}: {problem}\n", true);

        try
        {
            if (file.IsAddress)
                content = await opener.WithDiscussionsAsync(file, content, cancellationToken);
            await using (content)
                return await target.RunAsync(file.Name, content, source is null ? null : new SourceName(source), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new($"{file.Name}: The file cannot be read: {exception.Message}\n", true);
        }
    }
}
