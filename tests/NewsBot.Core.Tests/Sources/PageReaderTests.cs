using System.Text;
using NewsBot.Core.Tests.Sources.Flattened;
using NewsBot.Sources;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Sources;

public sealed class PageReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PageReader _reader = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_folder_is_walked_in_the_order_of_its_names()
    {
        foreach (var name in new[] { "b.txt", "a.jsonl", "B.TXT", "é.txt", "c/z.txt", "c/d/a.txt", "notes.md", ".hidden.txt", ".git/x.txt" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
            await File.WriteAllTextAsync(_folder.File(name), FlattenedPages.Ferry);
        }

        var results = await ReadAsync(_folder.Path);

        Assert.Equal(["B.TXT", "a.jsonl", "b.txt", "c/d/a.txt", "c/z.txt", "é.txt"], results.Select(result => Path.GetRelativePath(_folder.Path, result.File)));
        Assert.All(results, result => Assert.NotNull(result.Page));
    }

    [Fact]
    public async Task A_link_that_leads_back_up_is_not_followed()
    {
        await File.WriteAllTextAsync(_folder.File("a.txt"), FlattenedPages.Ferry);
        Directory.CreateSymbolicLink(_folder.File("up"), _folder.Path);

        Assert.Single(await ReadAsync(_folder.Path));
    }

    [Fact]
    public async Task What_is_not_there_is_said_in_one_line()
    {
        Assert.Equal("There is no such file or folder.", Assert.Single(await ReadAsync(_folder.File("nothing"))).Problem);
        Assert.Contains("no pages", Assert.Single(await ReadAsync(_folder.Path)).Problem);
    }

    [Fact]
    public async Task A_file_is_read_in_the_encoding_that_its_byte_order_mark_names()
    {
        var expected = FlattenedPages.Read(FlattenedPages.Bees);

        foreach (var encoding in new Encoding[] { new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
        {
            var page = Assert.Single(await ReadBytesAsync([.. encoding.GetPreamble(), .. encoding.GetBytes(FlattenedPages.Bees)])).Page!;

            Assert.Equal(expected.Article.Id, page.Article.Id);
            Assert.Equal(expected.Comments, page.Comments);
        }
    }

    [Theory]
    [InlineData(new byte[] { }, "empty")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF }, "empty")]
    [InlineData(new byte[] { 0x20, 0x0A }, "empty")]
    [InlineData(new byte[] { 0x41, 0x00, 0x42 }, "NUL")]
    [InlineData(new byte[] { 0x41, 0xE9, 0x42 }, "UTF-8: byte 1")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x41, 0xC3 }, "UTF-8: byte 4")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0xD8 }, "UTF-16: byte 2")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x41 }, "UTF-16")]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47 }, "UTF-8: byte 0")]
    public async Task Bytes_that_are_no_text_are_said_to_be_so(byte[] bytes, string said) =>
        Assert.Contains(said, Assert.Single(await ReadBytesAsync(bytes)).Problem);

    [Fact]
    public void A_string_with_half_a_character_is_no_text() => Assert.Contains("halves", FlattenedPages.Problem("Title \uD83D\n\nAll comments"));

    [Fact]
    public async Task A_file_that_is_too_large_is_not_read() =>
        Assert.Contains("16 MiB", Assert.Single(await ReadBytesAsync(new byte[16 * 1024 * 1024 + 1])).Problem);

    [Fact]
    public async Task The_content_and_not_the_name_says_what_a_file_is()
    {
        await File.WriteAllTextAsync(_folder.File("page.dat"), "\n  {\"article\":{\"title\":\"Bees\"}}\n");

        Assert.Equal("Bees", Assert.Single(await ReadAsync(_folder.File("page.dat"))).Page!.Article.Title);
    }

    private async Task<IReadOnlyList<ReadResult>> ReadBytesAsync(byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        return await _reader.ReadAsync("-", content, CancellationToken.None);
    }

    private async Task<IReadOnlyList<ReadResult>> ReadAsync(string path)
    {
        var results = new List<ReadResult>();
        await foreach (var result in _reader.ReadAsync(path, CancellationToken.None))
            results.Add(result);
        return results;
    }
}
