using NewsBot.Chat;
using NewsBot.Commands.Histories;
using NewsBot.Commands.Sources;
using NewsBot.Storage;

namespace NewsBot.Commands.Searches;

/// <summary>Names offered while "author:" or "source:" is being typed behind other words.</summary>
public sealed class SearchCompletion(Database database, VisibleHistory visible)
{
    private static readonly string[] Fields = ["author:", "source:"];

    public Task<IReadOnlyList<Choice>> OfferAsync(CompletionAsked asked, CancellationToken cancellationToken)
    {
        var (before, field, begun) = Split(asked.Typed);
        return field is null
            ? Task.FromResult(Choice.Of([(asked.Typed, asked.Typed)]))
            : database.ReadAsync(session => Choice.Of(Names(session, asked.Member, field, begun).Select(name => before + field + (name.Contains(' ', StringComparison.Ordinal) ? $"\"{name}\"" : name)).Select(words => (words, words))), cancellationToken);
    }

    private IEnumerable<string> Names(Session session, Member viewer, string field, string begun) => field == "author:"
        ? visible.Authors(session, viewer, begun).Select(author => author.Name).Distinct()
        : SourceChoices.Matching(session, viewer.Guild, begun).Select(source => source.Name);

    // The last field, where nothing but its value stands behind it.
    private static (string Before, string? Field, string Begun) Split(string typed)
    {
        foreach (var field in Fields)
        {
            var at = typed.LastIndexOf(field, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || (at > 0 && typed[at - 1] is not (' ' or '-')))
                continue;

            var value = typed[(at + field.Length)..];
            if (value.StartsWith('"') ? value.Count(letter => letter == '"') == 1 : !value.Contains(' ', StringComparison.Ordinal))
                return (typed[..at], field, value.Trim('"'));
        }

        return (typed, null, "");
    }
}
