namespace NewsBot.Sources.Fetching;

/// <summary>What is asked of a site: a page, or with a body something that is sent to it (POST).</summary>
/// <param name="Known">The version that is here already, which the site need not send again.</param>
/// <param name="Authorization">The header of this name; told to this site only, wherever it leads on to.</param>
/// <param name="Headers">Others that an interface wants, told to this site only as well.</param>
/// <param name="IsFile">Whether it is taken whatever type the site says it has: sites know few types of files.</param>
/// <param name="IsInterface">Whether this is an interface made for programs, which robots.txt does not speak of.</param>
public sealed record FetchRequest(Uri Address, PageVersion? Known = null, FetchBody? Body = null, string? Authorization = null, bool IsInterface = false, IReadOnlyDictionary<string, string>? Headers = null, bool IsFile = false)
{
    // What is told in confidence is in no text that could reach a log.
    public override string ToString() => Address.ToString();
}

/// <summary>Gets what was asked for; throws <see cref="FetchException"/>.</summary>
public delegate Task<FetchedPage> Fetch(FetchRequest request, CancellationToken cancellationToken);

/// <summary>What is sent to a site, in UTF-8.</summary>
public sealed record FetchBody(string Text, string ContentType);

/// <summary>What a site answered.</summary>
/// <param name="Address">Where the answer came from in the end.</param>
/// <param name="MovedTo">Where the site asks to look from now on; null where that has not changed.</param>
/// <param name="KeepFor">How long the site says that its answer holds; null where it does not.</param>
/// <param name="Page">Null where it is as it was.</param>
public sealed record FetchAnswer(Uri Address, Uri? MovedTo, TimeSpan? KeepFor, FetchedPage? Page);
