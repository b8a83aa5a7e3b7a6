using System.Text;
using NewsBot.Sources;
using NewsBot.Sources.Fetching;

namespace NewsBot.Core.Tests.Sources;

/// <summary>Attack A10 and the everyday: which characters a page is in.</summary>
public sealed class CharsetTests
{
    private const string German = "Die Lichter der Mole brennen wieder, für Möwen, Schüler und alle, die süße Brötchen mögen.";
    private const string Polish = "Latarnia na molo znów świeci, powiedział zarządca, a łodzie wróciły późną nocą z żaglami i śpiewem gęsi.";
    private const string Russian = "Фонарь на молу снова горит, сказали в порту, и лодки вернулись поздно ночью вместе с чайками.";
    private const string Greek = "Το φανάρι του λιμανιού άναψε ξανά το Σάββατο, είπαν στο γραφείο, και οι γλάροι δεν κοιμήθηκαν.";
    private const string Turkish = "İskeledeki fener yeniden yandı, dedi liman müdürü, ve martılar bütün gece şaşkın şaşkın uçuştu, ağaçlara kondu.";
    private const string Japanese = "港の突堤の灯台は、十一年ぶりに土曜日の夜ふたたび灯された。レンズは町の人びとが磨いたものである。";
    private const string Chinese = "码头上的灯在星期六晚上又亮了，港口的人说，这是十一年来的第一次，他们为这个灯擦了很久的镜子。";
    private const string Korean = "부두의 등대가 토요일 밤에 다시 켜졌다고 항구 사무소가 말했다. 이것은 십일 년 만에 처음 있는 일이다.";

    public static TheoryData<string, string> Written => new()
    {
        { "windows-1252", German },
        { "windows-1250", Polish },
        { "windows-1251", Russian },
        { "koi8-r", Russian },
        { "windows-1253", Greek },
        { "windows-1254", Turkish },
        { "shift_jis", Japanese },
        { "euc-jp", Japanese },
        { "gb18030", Chinese },
        { "big5", "碼頭上的燈在星期六晚上又亮了，港口的人說，這是十一年來的第一次，他們為這個燈擦了很久的鏡子。" },
        { "euc-kr", Korean },
        { "utf-8", Japanese },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public async Task A_page_says_what_it_is_in(string charset, string text) =>
        Assert.Equal(text, await TextOfAsync(Encode(charset, $"<html><head><meta charset='{charset}'><title>T</title></head><body><p>{text}</p></body></html>")));

    [Theory]
    [MemberData(nameof(Written))]
    public async Task Where_nobody_says_it_the_bytes_tell(string charset, string text) =>
        Assert.Equal(text, await TextOfAsync(Encode(charset, $"<html><head><title>T</title></head><body><p>{text}</p></body></html>")));

    [Theory]
    [MemberData(nameof(Written))]
    public void What_the_site_says_comes_before_what_the_page_says(string charset, string text)
    {
        var body = Encode(charset, $"<html><head><meta charset='iso-8859-2'><title>T</title></head><body><p>{text}</p></body></html>");

        Assert.Contains(text, new FetchedPage(new("https://haven-post.example/"), body, "text/html", charset, new(null, null)).Decode().Text);
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("utf-7")]
    [InlineData("utf-16")]
    [InlineData("no such thing")]
    public async Task What_can_only_be_UTF8_is_read_as_that_whatever_it_says(string charset) =>
        Assert.Equal(German, await TextOfAsync(Encoding.UTF8.GetBytes($"<html><head><meta http-equiv='Content-Type' content='text/html; charset={charset}'><title>T</title></head><body><p>{German}</p></body></html>")));

    [Fact]
    public async Task A_page_in_two_bytes_a_character_is_told_by_its_first_tag()
    {
        var html = $"<html><head><title>T</title></head><body><p>{Russian}</p></body></html>";

        Assert.Equal(Russian, await TextOfAsync(Encoding.Unicode.GetBytes(html)));
        Assert.Equal(Russian, await TextOfAsync(Encoding.BigEndianUnicode.GetBytes(html)));
    }

    [Fact]
    public async Task A_broken_character_does_not_make_a_page_unreadable()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes($"<html><head><meta charset=utf-8><title>T</title></head><body><p>{German}"), 0xC3];

        Assert.StartsWith(German, await TextOfAsync(body));
    }

    [Fact]
    public async Task A10_a_page_with_NUL_characters_is_refused() => Assert.Contains("NUL", await ProblemOfAsync("<html><title>T</title>\0</html>"u8.ToArray()));

    private static byte[] Encode(string charset, string text) => (CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset)).GetBytes(text);

    private static async Task<string> TextOfAsync(byte[] bytes) => Assert.Single((await ReadAsync(bytes)).Page!.Article.Body);

    private static async Task<string?> ProblemOfAsync(byte[] bytes) => (await ReadAsync(bytes)).Problem;

    private static async Task<ReadResult> ReadAsync(byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        return Assert.Single(await new PageReader().ReadAsync("page.html", content, CancellationToken.None));
    }
}
