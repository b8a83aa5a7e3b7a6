using System.Collections.Frozen;

namespace NewsBot.Sources.Html;

/// <summary>How an element behaves while HTML is parsed (https://html.spec.whatwg.org/multipage/parsing.html#the-stack-of-open-elements).</summary>
[Flags]
internal enum TagKind
{
    None = 0,
    Void = 1,
    Formatting = 1 << 1,
    Special = 1 << 2,
    ClosesParagraph = 1 << 3,
    Scope = 1 << 4,
    Marker = 1 << 5,
    Heading = 1 << 6,
    Paragraph = 1 << 7,
    ListItem = 1 << 8,
    Definition = 1 << 9,
    List = 1 << 10,
    Button = 1 << 11,
    Option = 1 << 12,
    Foreign = 1 << 13,
    ClosesItsLike = 1 << 14,
    Page = 1 << 15,

    /// <summary>Special, and neither of the three that an item's end may be implied through.</summary>
    Enclosing = 1 << 16,
    TablePart = 1 << 17,
    Table = 1 << 18,
    TableSection = 1 << 19,
    TableRow = 1 << 20,
    TableCell = 1 << 21,

    /// <summary>Where a table may lie within a table.</summary>
    HoldsTable = 1 << 22,

    /// <summary>HTML again within SVG or MathML.</summary>
    Integration = 1 << 23,
    EndsForeign = 1 << 24,
    TableLevels = TableSection | TableRow | TableCell,
}

/// <summary>The elements that HTML treats in a way of their own.</summary>
internal static class TagKinds
{
    private static readonly FrozenDictionary<string, (TagKind Kind, string? Raw)> ByName = Table().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenDictionary<string, (TagKind Kind, string? Raw)>.AlternateLookup<ReadOnlySpan<char>> BySpan = ByName.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The kind, and the name again where the content of the element is no markup.</summary>
    public static (TagKind Kind, string? Raw) Of(ReadOnlySpan<char> name) => BySpan.TryGetValue(name, out var found) ? found : default;

    public static int KeyOf(ReadOnlySpan<char> name) => string.GetHashCode(name, StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, (TagKind Kind, string? Raw)> Table()
    {
        var kinds = new Dictionary<string, TagKind>();
        void Add(TagKind kind, string names)
        {
            foreach (var name in names.Split(' '))
                kinds[name] = kinds.GetValueOrDefault(name) | kind;
        }

        const string blocks = "article aside blockquote center details dialog dir dl fieldset figcaption figure footer header hgroup main menu nav ol search section summary ul form listing pre h1 h2 h3 h4 h5 h6 dd dt li table hr xmp plaintext";
        const string others = "applet button caption colgroup iframe marquee noembed noframes noscript object script select style tbody td template textarea tfoot th thead title tr col";
        Add(TagKind.Special | TagKind.ClosesParagraph, $"address div p {blocks}");
        Add(TagKind.Special, others);
        Add(TagKind.Enclosing, $"{blocks} {others}");
        Add(TagKind.Void, "area base br col embed hr img input link meta param source track wbr basefont bgsound frame keygen");
        Add(TagKind.Special | TagKind.Enclosing, "area base br embed img input link meta param source track wbr basefont bgsound frame keygen");
        Add(TagKind.Formatting, "a b big code em font i nobr s small strike strong tt u");
        Add(TagKind.ClosesItsLike, "a nobr");
        Add(TagKind.Scope, "applet caption table td th marquee object template");
        Add(TagKind.Marker, "applet caption td th marquee object template");
        Add(TagKind.Heading, "h1 h2 h3 h4 h5 h6");
        Add(TagKind.Paragraph, "p");
        Add(TagKind.ListItem, "li dd dt");
        Add(TagKind.Definition, "dd dt");
        Add(TagKind.List, "ol ul");
        Add(TagKind.Button, "button");
        Add(TagKind.Option, "option");
        Add(TagKind.Foreign, "svg math");
        Add(TagKind.Integration, "foreignobject desc title mi mo mn ms mtext annotation-xml");
        Add(TagKind.EndsForeign, "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var");
        Add(TagKind.HoldsTable, "caption template");
        Add(TagKind.Page, "html head body frameset");
        Add(TagKind.TablePart, "table caption colgroup col tbody thead tfoot tr td th");
        Add(TagKind.Table, "table");
        Add(TagKind.TableSection, "caption colgroup col tbody thead tfoot");
        Add(TagKind.TableRow, "tr");
        Add(TagKind.TableCell, "td th");

        string[] raw = ["script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title", "plaintext"];
        return kinds.ToDictionary(pair => pair.Key, pair => (pair.Value, raw.Contains(pair.Key) ? pair.Key : null));
    }
}
