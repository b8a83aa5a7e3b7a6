namespace NewsBot.Sources;

/// <summary>Reads one form that pages come in. Never throws for what a text contains: each page that cannot be read says why.</summary>
internal interface IArticleReader
{
    bool Recognizes(string text);

    IReadOnlyList<ReadResult> Read(string file, string text);
}
