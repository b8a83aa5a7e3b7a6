using System.Globalization;
using NewsBot.Chat;
using NewsBot.Commands.Sources;
using NewsBot.Posting;

namespace NewsBot.Commands.Channels;

/// <summary>What is chosen for a channel, in lines to read.</summary>
internal static class SetupText
{
    private const int SourcesLength = 600;
    private const int PartLength = 200;

    public static IEnumerable<MessageText> Lines(SetupDraft draft)
    {
        var settings = draft.Settings;
        yield return Line(MessageText.Of($"**Channel:**"), draft.Channel is { } channel ? MessageText.Place(channel) : MessageText.Of($"not chosen yet"));
        yield return Line(MessageText.Of($"**Sources:**"), draft.Sources.Count == 0 ? MessageText.Of($"not chosen yet") : MessageText.JoinWithin(SourcesLength, ", ", draft.Sources.Select(SourceChoices.Shown)));
        if (draft.Old > 0)
            yield return Line(MessageText.Of($"**Old articles:**"), MessageText.Of($"{draft.Old}"));
        yield return Line(MessageText.Of($"**Posts:**"), MessageText.Join(", ", [Format(settings), Summary(draft.Summary), .. draft.Publishes ? [MessageText.Of($"published to followers")] : Array.Empty<MessageText>()]));
        yield return Line(MessageText.Of($"**Comments:**"), MessageText.Join(", ", [Mirror(draft.Mirror), settings.Cap is { } cap ? MessageText.Of($"at most {cap} at first") : MessageText.Empty, settings.Personas ? MessageText.Of($"under their authors' names") : MessageText.Empty]));
        yield return Line(MessageText.Of($"**Threads rest after:**"), Spans.Of(settings.RestAfter));
        if (settings.Mention is { } role)
            yield return Line(MessageText.Of($"**Notified:**"), MessageText.Role(role));
        yield return Line(MessageText.Of($"**Trouble is told:**"), draft.Alerts is { } alerts ? MessageText.Place(alerts) : MessageText.Of($"the owner of the server"));
        if (settings.Language is { } language)
            yield return Line(MessageText.Of($"**Language:**"), MessageText.Name(SetupSteps.NameOf(language), PartLength));
        foreach (var (name, value) in Texts(settings))
            yield return Line(name, MessageText.FromUntrusted(VisibleText.OneLine(value)).Shorten(PartLength));
    }

    public static string Colour(int? colour) => colour is { } value ? string.Create(CultureInfo.InvariantCulture, $"#{value:x6}") : "";

    public static string Tags(ChannelSettings settings) => string.Join("\n", (settings.Tags ?? new Dictionary<string, string>()).Select(pair => $"{pair.Key} = {pair.Value}"));

    private static IEnumerable<(MessageText Name, string Value)> Texts(ChannelSettings settings)
    {
        if (settings.Filter is { } filter)
            yield return (MessageText.Of($"**Only articles with:**"), filter);
        if (settings.Hold is { } hold)
            yield return (MessageText.Of($"**Comments wait with:**"), hold);
        if (settings.Template is { } template)
            yield return (MessageText.Of($"**Template:**"), template);
        if (settings.Tags is { Count: > 0 })
            yield return (MessageText.Of($"**Tags:**"), Tags(settings).ReplaceLineEndings(", "));
        if (settings.Colour is { } colour)
            yield return (MessageText.Of($"**Colour:**"), Colour(colour));
    }

    private static MessageText Line(MessageText name, MessageText value) => MessageText.Of($"{name} {value}");

    private static MessageText Format(ChannelSettings settings) => settings switch
    {
        { Format: PostFormat.Plain } => MessageText.Of($"plain text"),
        { Image: false } => MessageText.Of($"a panel without picture"),
        _ => MessageText.Of($"a panel"),
    };

    private static MessageText Summary(SummaryStyle style) => style switch
    {
        { Limit: { } limit, Bullets: true } => MessageText.Of($"at most {limit:sentence|sentences} as a list"),
        { Limit: { } limit } => MessageText.Of($"at most {limit:sentence|sentences}"),
        { Bullets: true } => MessageText.Of($"a summary as a list"),
        _ => MessageText.Of($"a summary of the usual length"),
    };

    private static MessageText Mirror(MirrorMode mode) => mode switch
    {
        MirrorMode.All => MessageText.Of($"all are shown"),
        MirrorMode.Filtered => MessageText.Of($"suspicious ones wait for a moderator"),
        MirrorMode.Hold => MessageText.Of($"every one waits for a moderator"),
        _ => MessageText.Of($"none are shown"),
    };
}
