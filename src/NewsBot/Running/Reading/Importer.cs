using NewsBot.Articles;
using NewsBot.CommandLine;
using NewsBot.Pipeline;
using NewsBot.Sources;
using NewsBot.Storage;

namespace NewsBot.Running.Reading;

/// <summary>What importing one file came to: the text to show, and whether any of its pages could not be read.</summary>
public sealed record ImportAnswer(string Text, bool Failed);

/// <summary>Reads a file's pages into the database, and says what is there then.</summary>
public sealed class Importer(Database database, Ingest ingest, Summarize summarize, PageReader reader)
{
    private static readonly SourceName Unnamed = new("imported");

    public async Task<ImportAnswer> RunAsync(string file, Stream content, SourceName? source, CancellationToken cancellationToken)
    {
        var results = await reader.ReadAsync(file, content, cancellationToken);
        var texts = new List<string>();

        foreach (var result in results)
            texts.Add(result.Page is { } page ? await StoreAsync(page, source ?? SourceOf(page), cancellationToken) : $"{result.File}: {result.Problem}\n");

        return new(string.Concat(texts), results.Any(result => result.Page is null));
    }

    private static SourceName SourceOf(Page page) => page.Article.Site is { Length: > 0 } site ? new(site) : Unnamed;

    private async Task<string> StoreAsync(Page page, SourceName source, CancellationToken cancellationToken)
    {
        var result = await ingest.RunAsync(source, page, cancellationToken);
        await summarize.RunAsync(cancellationToken);

        return await database.ReadAsync(session => ArticleText.Write(
            session.Articles.Find(result.Article)!,
            session.Summaries.Find(result.Article),
            session.Comments.Everything(result.Article),
            session.Branches.Of(result.Article),
            page.Warnings,
            $"{result.CommentsAdded} new, {result.CommentsEdited} changed"), cancellationToken);
    }
}
