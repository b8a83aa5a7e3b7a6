namespace NewsBot.EndToEnd.Tests.Support;

/// <summary>What of a page cannot be read: whatever is too pale on what lies behind it, and whatever is wider than the window.</summary>
internal static class Legibility
{
    // https://www.w3.org/TR/WCAG22/#contrast-minimum: 4.5 to 1, and 3 to 1 for large text; what is disabled is exempt, and a spoiler hides.
    private const string TooPale = """
        () => {
          const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          const rgba = color => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data; return [r, g, b, a / 255]; };
          const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
          const behind = element => { const back = rgba(getComputedStyle(element).backgroundColor); return back[3] === 1 ? back : over(back, element.parentElement ? behind(element.parentElement) : [255, 255, 255, 1]); };
          const light = color => { const [r, g, b] = color.slice(0, 3).map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
          const opacity = element => element ? getComputedStyle(element).opacity * opacity(element.parentElement) : 1;
          const found = [];
          const check = (element, text, color) => {
            if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) || element.closest("script, .sr, :disabled, .spoiler:not(.shown)")) return;
            const style = getComputedStyle(element), back = behind(element), [r, g, b, a] = rgba(color ?? style.color);
            const [high, low] = [light(over([r, g, b, a * opacity(element)], back)), light(back)].sort((x, y) => y - x);
            const size = parseFloat(style.fontSize), least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
            const ratio = (high + 0.05) / (low + 0.05);
            if (ratio < least) found.push(`${ratio.toFixed(2)} "${text.slice(0, 30)}"`);
          };
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const text = texts.currentNode.data.trim(), element = texts.currentNode.parentElement;
            if (text) check(element, text, element instanceof SVGElement ? getComputedStyle(element).fill : null);
          }
          for (const field of document.querySelectorAll("input, textarea, select"))
            if (field.value || field.placeholder) check(field, field.value || field.placeholder, field.value ? null : getComputedStyle(field, "::placeholder").color);
          return found;
        }
        """;

    private const string TooWide = """
        () => [...document.querySelectorAll("body, body *")].filter(element => element.checkVisibility({ checkVisibilityCSS: true }) && !element.closest(".sr, .tree-view") && element.getBoundingClientRect().right > innerWidth + 0.5)
          .map(element => `${element.tagName} ${element.className}`)
        """;

    /// <summary>Nothing is too pale; what is wide is left aside.</summary>
    public static async Task HasContrastAsync(this OpenPage page) => Assert.Empty(await page.AskAsync<string[]>(TooPale));

    public static async Task IsLegibleAsync(this OpenPage page)
    {
        Assert.Empty(await page.AskAsync<string[]>(TooWide));
        Assert.Empty(await page.AskAsync<string[]>(TooPale));
    }
}
