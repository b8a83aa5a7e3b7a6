using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;

namespace NewsBot.Commands.Channels;

/// <summary>The steps in which a channel is set up: what can be chosen in each, as the draft stands.</summary>
internal static class SetupSteps
{
    public const int First = 1;
    public const int Last = 4;

    private const string Noun = "channel";
    private const int LabelLength = 100;
    /// <summary>How many sources can be chosen from; beside them stands every source.</summary>
    public const int MostSources = 24;

    private static readonly (string Id, string Name)[] Languages = [("en", "English"), ("de", "Deutsch"), ("fr", "Français"), ("es", "Español"), ("ru", "Русский")];

    /// <param name="sources">The sources that the guild knows.</param>
    /// <param name="isAnnouncing">Whether the channel chosen has followers to publish to.</param>
    /// <param name="problem">What was wrong with what was chosen last.</param>
    public static Card Card(SetupDraft draft, int step, IReadOnlyList<SourceName> sources, bool isAnnouncing, MessageText problem = default)
    {
        var head = MessageText.Of($"**Step {step} of {Last}**");
        return new(
            MessageText.JoinWithin(MessageText.MaxLength, "\n", [problem, head, .. SetupText.Lines(draft), step == First ? More(draft, sources) : MessageText.Empty]),
            Buttons: Buttons(draft, step),
            Selects: step switch
            {
                1 => Where(draft, sources),
                2 => Looks(draft),
                3 => Comments(draft),
                _ => Rest(draft, isAnnouncing),
            });
    }

    public static string NameOf(string language) => Languages.FirstOrDefault(known => known.Id == language).Name ?? language;

    public static bool IsLanguage(string language) => Languages.Any(known => known.Id == language);

    public static string Id(params string[] values) => new ButtonId(Noun, ["setup", .. values]).ToString();

    private static List<CardButton> Buttons(SetupDraft draft, int step)
    {
        var buttons = new List<CardButton>();
        if (step > First)
            buttons.Add(CardButton.Press("Back", Id("step", $"{step - 1}")));
        if (step < Last)
            buttons.Add(CardButton.Press("Next", Id("step", $"{step + 1}"), draft.Channel is not null && draft.Sources.Count > 0));
        if (step == Last)
            buttons.Add(CardButton.Press("Texts and filters", Id("texts")));
        if (step == Last || draft.IsEdit)
            buttons.Add(CardButton.Press("Save", Id("save")));
        buttons.Add(CardButton.Press("Cancel", Id("cancel")));
        return buttons;
    }

    private static List<CardSelect> Where(SetupDraft draft, IReadOnlyList<SourceName> sources)
    {
        var offered = draft.Sources.Concat(sources).Where(source => source != SourceName.Every).Distinct().ToList();
        SelectChoice[] choices =
        [
            new(Phrases.Of("every source"), SourceName.Every.Value, draft.Sources.Contains(SourceName.Every)),
            .. offered.Take(MostSources).Select(source => new SelectChoice(VisibleText.OneLine(source.Value, 100), source.Value, draft.Sources.Contains(source))),
        ];
        return
        [
            // What is set for a channel is changed for that one.
            .. draft.IsEdit ? Array.Empty<CardSelect>() : [new(Id("set", "channel"), Phrases.Of("The channel or forum to post in"), Kind: SelectKind.Channel, Chosen: Chosen(draft.Channel?.Value))],
            new(Id("set", "sources"), Phrases.Of("The sources it follows"), choices, Most: choices.Length),
            Select("old", Phrases.Of("Old articles"), "How many old articles to post", $"{draft.Old}", ("no old articles", "0"), ("the newest article", "1"), ("the newest 3 articles", "3"), ("the newest 5 articles", "5"), ("the newest 10 articles", "10")),
        ];
    }

    private static List<CardSelect> Looks(SetupDraft draft) =>
    [
        Select("format", Phrases.Of("Posts"), "How posts look", draft.Settings is { Format: PostFormat.Plain } ? "plain" : draft.Settings.Image ? "embed" : "bare", ("a panel with the picture", "embed"), ("a panel without the picture", "bare"), ("plain text", "plain")),
        Select(
            "summary",
            Phrases.Of("Summaries"),
            "How long summaries are",
            $"{draft.Summary.Limit ?? 0}{(draft.Summary.Bullets ? "b" : "")}",
            ("of the usual length", "0"), ("1 sentence", "1"), ("2 sentences", "2"), ("3 sentences", "3"), ("5 sentences", "5"), ("8 sentences", "8"), ("a list of 3 sentences", "3b"), ("a list of 5 sentences", "5b"), ("a list of 8 sentences", "8b")),
        Select("rest", Phrases.Of("Threads rest"), "When quiet threads are put to rest", $"{draft.Settings.RestAfterHours}", ("after 1 hour", "1"), ("after 1 day", "24"), ("after 3 days", "72"), ("after 1 week", "168")),
        new(Id("set", "role"), Phrases.Of("A role to notify of each post (none if not chosen)"), Kind: SelectKind.Role, Least: 0, Chosen: Chosen(draft.Settings.Mention?.Value)),
    ];

    private static List<CardSelect> Comments(SetupDraft draft) =>
    [
        Select(
            "mirror",
            Phrases.Of("Comments"),
            "Which reader comments are shown",
            draft.Mirror.ToString(),
            ("all comments", nameof(MirrorMode.All)), ("suspicious ones wait for a moderator", nameof(MirrorMode.Filtered)), ("every one waits for a moderator", nameof(MirrorMode.Hold)), ("no comments", nameof(MirrorMode.Off))),
        Select("cap", Phrases.Of("At first"), "How many comments are shown at first", $"{draft.Settings.Cap ?? 0}", ("as many as usual", "0"), ("10 comments", "10"), ("25 comments", "25"), ("50 comments", "50"), ("100 comments", "100"), ("250 comments", "250")),
        Select("as", Phrases.Of("Shown"), "How comments are shown", draft.Settings.Personas ? "personas" : "replies", ("as my replies", "replies"), ("under their authors' names", "personas")),
        new(Id("set", "alerts"), Phrases.Of("A channel to tell of trouble (only the owner if not chosen)"), Kind: SelectKind.Channel, Least: 0, Chosen: Chosen(draft.Alerts?.Value)),
    ];

    private static List<CardSelect> Rest(SetupDraft draft, bool isAnnouncing)
    {
        List<CardSelect> selects =
        [
            Select("language", Phrases.Of("Language"), "The language of the post's own words", draft.Settings.Language ?? "en", [.. Languages.Select(language => (language.Name, language.Id))]),
        ];
        if (isAnnouncing)
            selects.Add(Select("publish", Phrases.Of("Posts"), "Whether posts go to those who follow the channel", draft.Publishes ? "yes" : "no", ("published to followers", "yes"), ("not published", "no")));
        return selects;
    }

    private static MessageText More(SetupDraft draft, IReadOnlyList<SourceName> sources) => draft.Sources.Concat(sources).Distinct().Count() > MostSources + 1
        ? MessageText.Of($"*Not all sources fit in the list; `/channel follow` takes any of them.*")
        : MessageText.Empty;

    private static IReadOnlyList<string> Chosen(string? id) => id is null ? [] : [id];

    // What is chosen hides what it was chosen for, and so names that, too.
    private static CardSelect Select(string what, string name, string placeholder, string chosen, params (string Label, string Value)[] choices) =>
        new(Id("set", what), Phrases.Of(placeholder), [.. choices.Select(choice => choice.Value == chosen
            ? new SelectChoice(TextCut.Before($"{name}: {Phrases.Of(choice.Label)}", LabelLength), choice.Value, IsChosen: true)
            : new SelectChoice(Phrases.Of(choice.Label), choice.Value))]);
}
