using NewsBot.Settings;
using NewsBot.Sources;

namespace NewsBot.Running.Reading;

/// <summary>The folders that pages are read from: those that the sources' file names, and the samples, a folder a source.</summary>
internal sealed class SourceFolders(IReadOnlyList<SourceFolder> listed, string? samples)
{
    /// <summary>The folders there are now; a sample's may come and go.</summary>
    public IEnumerable<SourceFolder> All => samples is null ? listed : listed.Concat(SourceFolder.Below(samples));

    public static SourceFolders Of(BotSettings settings) => new(
        [.. ConfigFile.Read("The sources", settings.Sources.File, SourceList.Parse).Where(source => source.Kind == SourceKind.Folder).Select(source => new SourceFolder(source.Name, source.Address))],
        settings.Samples.Enabled ?? settings.IsLocal ? ContentPath.Find(settings.Samples.Folder) : null);
}
