namespace NewsBot.Status;

/// <summary>A table under a heading, which can be scrolled with keys; where there is little room, each row becomes a card that names its cells.</summary>
internal static class StatusTable
{
    public static Html Draw(string caption, IReadOnlyList<string> heads, IEnumerable<Html[]> rows, Html foot)
    {
        var all = rows.ToList();
        return all.Count == 0
            ? Html.Of($"<h2>{caption}</h2><p>None.</p>")
            : Html.Of($"""
                <h2>{caption}</h2>
                <div class="wide" tabindex="0" role="region" aria-label="{caption}"><table>
                <thead><tr>{Html.Join(heads.Select(head => Html.Of($"<th scope=\"col\">{head}</th>")))}</tr></thead>
                <tbody>{Html.Join(all.Select(row => Html.Of($"<tr>{Html.Join(row.Zip(heads, Cell))}</tr>\n")))}</tbody>
                </table></div>
                {foot}
                """);
    }

    private static Html Cell(Html content, string head) => Html.Of($"<td data-head=\"{head}\">{content}</td>");
}
