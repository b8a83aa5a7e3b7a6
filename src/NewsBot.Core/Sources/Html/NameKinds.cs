using System.Text.RegularExpressions;

namespace NewsBot.Sources.Html;

/// <summary>What the words in an element's class and id say of its part in the page.</summary>
[Flags]
internal enum NameKinds
{
    None = 0,

    /// <summary>Around the text on any page: comments, related articles, sharing, navigation, advertising.</summary>
    Furniture = 1,

    /// <summary>Comments of readers.</summary>
    Comments = 1 << 1,

    /// <summary>Furniture where it is small; a layout may call the text's own container so as well.</summary>
    Suspect = 1 << 2,
    Caption = 1 << 3,
    Body = 1 << 4,

    /// <summary>A post quoted from a social network.</summary>
    Quoted = 1 << 5,
    Related = 1 << 6,
    Byline = 1 << 7,
    Credit = 1 << 8,
}

/// <summary>Reads names as people write them: words apart by case, dashes, underscores or spaces.</summary>
internal static partial class NameWords
{
    private const int Longest = 300;

    /// <summary>The names of an element as one text of dashed words.</summary>
    public static string Of(params ReadOnlySpan<string?> names)
    {
        var all = string.Join(' ', names!).Trim();
        if (all.Length == 0)
            return "";

        var words = new System.Text.StringBuilder(Math.Min(all.Length, Longest) + 8);
        for (var i = 0; i < all.Length && words.Length < Longest; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(all[i]) && (char.IsAsciiLetterLower(all[i - 1]) || char.IsAsciiDigit(all[i - 1])))
                words.Append('-');
            words.Append(char.IsWhiteSpace(all[i]) ? ' ' : char.ToLowerInvariant(all[i]));
        }

        return words.ToString();
    }

    public static NameKinds KindsOf(string words) => words.Length == 0 ? NameKinds.None :
        (Furniture.IsMatch(words) ? NameKinds.Furniture : 0)
        | (Comments.IsMatch(words) ? NameKinds.Comments | NameKinds.Furniture : 0)
        | (Suspect.IsMatch(words) ? NameKinds.Suspect : 0)
        | (Caption.IsMatch(words) ? NameKinds.Caption : 0)
        | (Body.IsMatch(words) ? NameKinds.Body : 0)
        | (Quoted.IsMatch(words) ? NameKinds.Quoted : 0)
        | (Related.IsMatch(words) ? NameKinds.Related : 0)
        | (Byline.IsMatch(words) ? NameKinds.Byline : 0)
        | (Credit.IsMatch(words) ? NameKinds.Credit : 0);

    private const string Start = @"(?:^|[-_ ])(?:";
    private const string End = @")(?=$|[-_ \d])";

    [GeneratedRegex(Start
        + @"respond|relateds?|related\w+|recirc\w*|recommend\w*|share|sharing|shares|sharedaddy|sharebar|newsletter\w*|subscribe\w*|subscription\w*|sign-?up|cookie\w*|consent|gdpr"
        + @"|sidebar\w*|breadcrumb\w*|advert\w*|ads?|sponsor\w*|taboola|outbrain|popup|modal|nav|navigation|navbar|menu\w*|footer|masthead|byline\w*|dateline|timestamp|pagination"
        + @"|sr-only|visually-?hidden|screen-reader-text|skip-?link\w*|trending|most-?read|teaser\w*|copyright|tags|tag-?list|post-?tags|print-?(?:only|header|footer)|hide|hidden"
        + @"|login|register|paywall-?(?:notice|message|prompt|banner|overlay)|regwall|rating\w*|toolbar|toolbox|author-?(?:bio|box|info)|about-?(?:the-?)?author|bio"
        + End, RegexOptions.CultureInvariant)]
    private static partial Regex Furniture { get; }

    [GeneratedRegex(Start + @"comments?|commentlist|comment-?(?:list|content|body|text|area|section)|disqus\w*|replies" + End, RegexOptions.CultureInvariant)]
    private static partial Regex Comments { get; }

    [GeneratedRegex(Start
        + @"social\w*|paywall\w*|promo\w*|widget\w*|meta|metadata|popular|read-?more|more-?(?:from|on|stories|news|posts|articles)|also|disclaimer|jump|banner|rail|aside|author\w*|info|links"
        + @"|see-?also|utility|cta|callout|inset|embed\w*|tools|buttons?|date|time|headline|header|title|crumbs?|latest|featured?|alert|notice|message|error|signin|topics?|keywords"
        + @"|category|categories|cat-links|source|next|prev|previous|follow\w*|download\w*|poll|quiz|survey|donat\w*|support|feedback|correction|counter|views|likes|reaction\w*|emoji"
        + End, RegexOptions.CultureInvariant)]
    private static partial Regex Suspect { get; }

    [GeneratedRegex(Start + @"caption\w*|\w+caption|credits?|photographer|figcaption|legend|\w*gallery\w*|slideshow\w*|photo" + End, RegexOptions.CultureInvariant)]
    private static partial Regex Caption { get; }

    [GeneratedRegex(Start
        + @"article-?(?:body|text|content|copy)|story-?(?:body|text|content)|entry-?content|post-?(?:content|body|text|entry)|content-?body|body-?(?:content|text|copy)|page-?content|main-?content|rich-?text"
        + End, RegexOptions.CultureInvariant)]
    private static partial Regex Body { get; }

    [GeneratedRegex(Start + @"twitter-tweet|tweet|instagram-media|fb-post|reddit-card" + End, RegexOptions.CultureInvariant)]
    private static partial Regex Quoted { get; }

    [GeneratedRegex(Start + @"relateds?|related\w+|recirc\w*|recommend\w*|more-?(?:from|on|stories|news|posts|articles)|read-?(?:more|next|also)|see-?also|also" + End, RegexOptions.CultureInvariant)]
    private static partial Regex Related { get; }

    [GeneratedRegex(Start + @"by-?lines?|authors?|author-?name|by-?author|post-?author|entry-?author|contributors?|reporter|writer" + End, RegexOptions.CultureInvariant)]
    private static partial Regex Byline { get; }

    [GeneratedRegex(Start + @"credits?|photo-?credits?|image-?credits?|photographer|copyright|attribution" + End, RegexOptions.CultureInvariant)]
    private static partial Regex Credit { get; }
}
