using NewsBot.Summaries.Languages;

namespace NewsBot.Core.Tests.Summaries;

/// <summary>The languages that come with the bot.</summary>
internal static class Languages
{
    public static LanguageSet All { get; } = LanguageSet.Load(Path.Combine(AppContext.BaseDirectory, "config/languages"));

    public static Language Of(string code) => All.Named(code)!;
}
