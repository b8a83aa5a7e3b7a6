using System.Globalization;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Posting.Filters;

namespace NewsBot.Commands.Channels;

/// <summary>The texts of a channel's settings: filters, template, tags and colour, as a form and back.</summary>
internal static class SetupForm
{
    private const int TagsLength = 1_000;
    private const int MostTags = 50;
    private const int TagLength = 100;

    public static Form Of(SetupDraft draft) => Of(draft.Settings) is var form && draft.Written is { } written
        ? form with { Fields = [.. form.Fields.Select(field => field with { Value = written.GetValueOrDefault(field.Id, field.Value) })] }
        : form;

    /// <summary>What was written, field by field, no longer than each may be.</summary>
    public static IReadOnlyDictionary<string, string> Written(FormSubmitted submitted) =>
        Of(ChannelSettings.Usual).Fields.ToDictionary(field => field.Id, field => TextCut.Before(submitted.Fields.GetValueOrDefault(field.Id, ""), field.MaxLength));

    private static Form Of(ChannelSettings settings) => new(
        SetupSteps.Id("texts"),
        Phrases.Of("Texts and filters"),
        new FormField("filter", Phrases.Of("Only articles with (all if empty)"), Filter.MaxLength, Required: false, Value: settings.Filter ?? "", Hint: "ferry or tag:harbour and not \"press release\""),
        new FormField("hold", Phrases.Of("Comments that wait for a moderator"), Filter.MaxLength, Required: false, Value: settings.Hold ?? "", Hint: "author:Bob or links>1 or length<10 or /buy +now/"),
        new FormField("template", Phrases.Of("Text of a post (the usual one if empty)"), PostTemplate.MaxLength, Required: false, Value: settings.Template ?? "", Hint: "**{title}** {summary} {link} {source} {author} {date} {tags} {comments}"),
        new FormField("tags", Phrases.Of("Publisher's tag = forum's tag, one a line"), TagsLength, Required: false, Value: SetupText.Tags(settings), Hint: "Harbour = Port"),
        new FormField("colour", Phrases.Of("Colour of the edge, as in #3b6ea5"), 7, Required: false, IsLong: false, Value: SetupText.Colour(settings.Colour)));

    /// <summary>The settings with what was written; throws <see cref="FormatException"/> with one sentence.</summary>
    public static ChannelSettings Read(FormSubmitted submitted, ChannelSettings settings)
    {
        string? Field(string id) => submitted.Fields.GetValueOrDefault(id)?.Trim() is { Length: > 0 } text ? text : null;

        var template = Field("template");
        if (template is not null)
            PostTemplate.Check(template);
        return settings with
        {
            Filter = Checked(Field("filter"), Filter.ParseForArticles, problem => $"The filter of articles cannot be read: {problem}"),
            Hold = Checked(Field("hold"), Filter.ParseForComments, problem => $"The filter of comments cannot be read: {problem}"),
            Template = template,
            Tags = Tags(Field("tags")),
            Colour = Colour(Field("colour")),
        };
    }

    private static string? Checked(string? filter, Func<string, Filter> parse, Func<string, string> say)
    {
        try
        {
            return filter is null ? null : parse(filter).Text;
        }
        catch (FormatException exception)
        {
            throw new FormatException(say(exception.Message), exception);
        }
    }

    private static Dictionary<string, string>? Tags(string? typed)
    {
        if (typed is null)
            return null;

        var tags = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in typed.Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Split('=', StringSplitOptions.TrimEntries) is not [{ Length: > 0 and <= TagLength } theirs, { Length: > 0 and <= TagLength } ours])
                throw new FormatException($"“{line}” is not two tags with an equals sign between them.");
            tags[theirs] = ours;
        }

        return tags.Count <= MostTags ? tags : throw new FormatException($"There are more than {MostTags} tags.");
    }

    private static int? Colour(string? typed) =>
        typed is null ? null
        : typed.TrimStart('#') is { Length: 6 } digits && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var colour) ? colour
        : throw new FormatException($"“{typed}” is no colour; write it as in #3b6ea5.");
}
