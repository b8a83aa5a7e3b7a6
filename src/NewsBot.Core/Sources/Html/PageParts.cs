using AngleSharp.Dom;

namespace NewsBot.Sources.Html;

/// <summary>The parts of a document that state facts about it, from one pass: meta elements, links, structured data, times.</summary>
internal sealed class PageParts
{
    private const int MostScripts = 50;

    private readonly Dictionary<string, List<string>> _metas = new(StringComparer.OrdinalIgnoreCase);

    public List<string> JsonLd { get; } = [];

    public List<IElement> Items { get; } = [];

    public List<IElement> Times { get; } = [];

    public List<IElement> Anchors { get; } = [];

    public List<IElement> Figures { get; } = [];

    public List<IElement> Links { get; } = [];

    public List<IElement> Scripts { get; } = [];

    public string? Title { get; private set; }

    public string? Base { get; private set; }

    public static PageParts Of(IElement root)
    {
        var parts = new PageParts();
        parts.Walk(root);
        return parts;
    }

    /// <summary>The first of these names that says something.</summary>
    public string? Meta(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_metas.TryGetValue(name, out var values))
                return values[0];
        }

        return null;
    }

    public IReadOnlyList<string> Metas(string name) => _metas.TryGetValue(name, out var values) ? values : [];

    private void Walk(IElement element)
    {
        Take(element);
        var children = element.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            if (children[i] is IElement child)
                Walk(child);
        }
    }

    private void Take(IElement element)
    {
        switch (element.LocalName)
        {
            case "meta":
                TakeMeta(element);
                break;
            case "title" when Title is null && element.NamespaceUri?.EndsWith("svg", StringComparison.Ordinal) != true:
                Title = Spacing.OneSpaced(element.TextContent);
                break;
            case "base":
                Base ??= element.GetAttribute("href");
                break;
            case "link":
                Links.Add(element);
                break;
            case "script":
                Scripts.Add(element);
                if (JsonLd.Count < MostScripts && element.GetAttribute("type")?.Contains("ld+json", StringComparison.OrdinalIgnoreCase) == true)
                    JsonLd.Add(element.TextContent);
                break;
            case "time":
                Times.Add(element);
                break;
            case "a":
                Anchors.Add(element);
                break;
            case "figure":
                Figures.Add(element);
                break;
        }

        if (element.HasAttribute("itemprop"))
            Items.Add(element);
    }

    private void TakeMeta(IElement meta)
    {
        if (Spacing.OneSpaced(meta.GetAttribute("content") ?? "") is not { Length: > 0 } content)
            return;
        foreach (var name in new[] { meta.GetAttribute("property"), meta.GetAttribute("name"), meta.GetAttribute("http-equiv") })
        {
            if (name is not { Length: > 0 })
                continue;
            if (_metas.TryGetValue(name, out var values))
                values.Add(content);
            else
                _metas[name] = [content];
        }
    }
}
