using System.IO.Compression;
using System.Text;

namespace NewsBot.Core.Tests.Sources.Fetching;

/// <summary>A6 and A7: what is too large, packed oddly, or without end is given up.</summary>
public sealed class BoundsTests : FetcherTest
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A6_What_becomes_too_large_when_it_is_unpacked_is_refused(string encoding)
    {
        Site.Answer("/bomb", "200 OK", $"Content-Type: text/html\r\nContent-Encoding: {encoding}\r\n", Packed(encoding, new byte[64 * 1024 * 1024]));

        Assert.Contains($"is larger than {Largest} bytes", await RefusalAsync("/bomb"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip, gzip")]
    [InlineData("br, gzip")]
    [InlineData("zstd")]
    public async Task A6_What_is_packed_twice_or_in_an_unknown_way_is_refused(string encoding)
    {
        Site.Answer("/twice", "200 OK", $"Content-Type: text/html\r\nContent-Encoding: {encoding}\r\n", Packed("gzip", Packed("gzip", new byte[64 * 1024 * 1024])));

        Assert.Contains("is packed in a way that is not read", await RefusalAsync("/twice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A6_What_cannot_be_unpacked_is_refused()
    {
        Site.Answer("/broken", "200 OK", "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", Encoding.ASCII.GetBytes("this is not packed at all"));

        Assert.Contains("could not be read", await RefusalAsync("/broken"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A7_A_site_that_says_nothing_is_given_up()
    {
        Site.Answer("/silent", (_, stopping) => Task.Delay(Timeout.Infinite, stopping));

        var getting = RefusalAsync("/silent");
        await AskedAsync(2);
        Time.Advance(Options.SilenceTimeout);

        Assert.Contains("took too long", await getting, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A7_A_site_that_falls_silent_in_the_middle_is_given_up()
    {
        using var said = new SemaphoreSlim(0);
        Site.Answer("/half", async (stream, stopping) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nhalf"u8.ToArray(), stopping);
            said.Release();
            await Task.Delay(Timeout.Infinite, stopping);
        });

        var getting = RefusalAsync("/half");
        await said.WaitAsync();

        // Whether it waits for the rest already or still for the beginning, this is too long.
        Time.Advance(Options.Timeout);
        Assert.Contains("took too long", await getting, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A7_A_page_without_end_is_given_up()
    {
        Site.Answer("/endless", async (stream, stopping) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray(), stopping);
            while (true)
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"1000\r\n{new string('x', 0x1000)}\r\n"), stopping);
        });

        Assert.Contains("is larger than", await RefusalAsync("/endless"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A7_Headers_without_end_are_given_up()
    {
        Site.Answer("/headers", async (stream, stopping) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), stopping);
            while (true)
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"X: {new string('x', 1024)}\r\n"), stopping);
        });

        Assert.Contains("could not be read", await RefusalAsync("/headers"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 \u001b[2J\r\nX\r\n\r\n")]
    [InlineData("\u001b]0;title\u0007\r\n\r\n")]
    [InlineData("HTTP/1.1 999999 no\r\n\r\n")]
    [InlineData("")]
    public async Task A7_What_is_no_answer_is_told_in_one_line_that_commands_no_terminal(string answer)
    {
        Site.Answer("/page", async (stream, stopping) => await stream.WriteAsync(Encoding.Latin1.GetBytes(answer), stopping));

        Assert.DoesNotContain(await RefusalAsync("/page"), char.IsControl);
    }

    private static byte[] Packed(string encoding, byte[] content)
    {
        using var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            _ => new ZLibStream(packed, CompressionLevel.Optimal),
        })
            packer.Write(content);
        return packed.ToArray();
    }
}
