using NewsBot.Chat;

namespace NewsBot.Core.Tests.Chat;

public sealed class MessageTextTests
{
    [Theory]
    [InlineData("**bold** _it_ ~~no~~ `code` ||spoiler||", @"\*\*bold\*\* \_it\_ \~\~no\~\~ \`code\` \|\|spoiler\|\|")]
    [InlineData("@everyone <@1> <@&2> <#3> <t:0:R> <:x:4>", @"\@everyone \<\@1> \<\@&2> \<#3> \<t:0:R> \<:x:4>")]
    [InlineData("[here](https://evil.example)", @"\[here\](<https://evil.example>)")]
    [InlineData("# Big\n  > quote\n- item\n+ item\n-# small", "\\# Big\n  \\> quote\n\\- item\n\\+ item\n\\-# small")]
    [InlineData("1. one\n  12345678901234. two\nin 2. three", "1\\. one\n  12345678901234\\. two\nin 2. three")]
    [InlineData("a # b > c - d, 3.5", "a # b > c - d, 3.5")]
    [InlineData(@"back\slash", @"back\\slash")]
    [InlineData("https://a.example/some_path_here_ and_so", @"https://a.example/some_path_here_ and\_so")]
    [InlineData("(https://a.example/b), <https://c.example>", @"(<https://a.example/b>), \<<https://c.example>>")]
    [InlineData("https://a.example`<@1>", @"<https://a.example>\`\<\@1>")]
    [InlineData("https://discord.gg/a_b_ discord.gg/c", @"https\:\/\/discord.gg\/a\_b\_ discord.gg\/c")]
    [InlineData("-", @"\-")]
    [InlineData("https://_ a https://_", @"https\://\_ a https\://\_")]
    [InlineData("https://~~ a http://~~", @"https\://\~\~ a http\://\~\~")]
    [InlineData("https://ru.example/Москва steam://run", @"https://ru.example/Москва steam\://run")]
    public void Text_from_outside_is_shown_and_not_obeyed(string text, string expected) =>
        Assert.Equal(expected, MessageText.FromUntrusted(text).Value);

    [Theory]
    [InlineData("a\u202Eb\u200B\u2066c\0\u0007d\uFEFF\u00ADe", "abcde")]
    [InlineData("a\r\nb\rc\u2028d", "a\nb\nc\nd")]
    [InlineData("👩‍👩‍👧 می‌خواهم", "👩‍👩‍👧 می‌خواهم")]
    public void Nothing_is_in_it_that_nobody_sees(string text, string expected) =>
        Assert.Equal(expected, MessageText.FromUntrusted(text).Value);

    [Fact]
    public void Half_a_character_is_shown_as_a_missing_one() =>
        Assert.Equal("x\uFFFDy\uFFFD🙂", MessageText.FromUntrusted("x\uD800y\uDC00🙂").Value);

    [Fact]
    public void What_the_program_writes_passes_and_what_it_inserts_is_escaped()
    {
        string? nothing = null;

        Assert.Equal(@"**\*x\*** 7 *\_y\_*", MessageText.Of($"**{"*x*"}** {7} {MessageText.Of($"*{"_y_"}*")}{nothing}").Value);
    }

    [Fact]
    public void A_link_cannot_be_left_by_its_label_or_its_address() =>
        Assert.Equal(@"[a\]\[ b](<https://x.example/%3E%20)>)", MessageText.Link("a][\nb", "https://x.example/> )").Value);

    [Fact]
    public void A_link_without_a_label_shows_its_address() =>
        Assert.Equal("<https://x.example/>", MessageText.Link(" \u200B ", "https://x.example/").Value);

    [Theory]
    [InlineData("Ann\n# Admin", 50, "Ann # Admin")]
    [InlineData("  \u200B ", 50, "—")]
    [InlineData("Bartholomew", 5, "Bart…")]
    public void A_name_is_one_line_and_never_empty(string name, int length, string expected) =>
        Assert.Equal(expected, MessageText.Name(name, length).Value);

    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("some words", 7, "some w…")]
    [InlineData("12345", 4, "123…")]
    [InlineData("🙂🙂🙂", 4, "🙂…")]
    [InlineData("read https://a.example/b/c/d", 20, "read…")]
    [InlineData("https://a.example/b/c/d", 20, "…")]
    [InlineData("(https://a.example)", 8, "(…")]
    [InlineData("https://a.example and more", 19, "https://a.example…")]
    public void What_is_shortened_tears_no_character_and_no_address(string text, int length, string expected) =>
        Assert.Equal(expected, MessageText.FromUntrusted(text).Shorten(length).Value);

    [Fact]
    public void What_is_shortened_leaves_no_escape_without_its_character() =>
        Assert.All(Enumerable.Range(1, 20), length => Assert.DoesNotContain(@"\…", MessageText.FromUntrusted("***********").Shorten(length).Value, StringComparison.Ordinal));

    [Theory]
    [InlineData(100, "aa, bb, cc")]
    [InlineData(10, "aa, bb, cc")]
    [InlineData(9, "aa, bb, …")]
    [InlineData(8, "aa, …")]
    [InlineData(4, "")]
    public void Parts_that_do_not_fit_are_left_out_whole(int length, string expected) =>
        Assert.Equal(expected, MessageText.JoinWithin(length, ", ", [MessageText.Of($"aa"), MessageText.Of($"bb"), MessageText.Of($"cc")]).Value);

    [Fact]
    public void A_label_that_reads_as_an_address_covers_no_other() =>
        Assert.Equal("https://good.example <https://evil.example/>", MessageText.Link("https://good.example", "https://evil.example/").Value);

    [Fact]
    public void A_moment_is_shown_by_the_reader_s_own_clock() =>
        Assert.Equal(("<t:86400:R>", "<t:86400:D>"), (MessageText.Relative(DateTimeOffset.UnixEpoch.AddDays(1)).Value, MessageText.Day(DateTimeOffset.UnixEpoch.AddDays(1)).Value));

    [Fact]
    public void A_fingerprint_does_not_see_how_white_space_is_folded()
    {
        var card = new Card(MessageText.Of($" a  b\nc "), new(MessageText.Of($"t"), null, MessageText.Of($"x\n\ny")));

        Assert.Equal(card.Fingerprint, CardFingerprint.Of("a b\n\nc", "t ", "x\ny"));
        Assert.NotEqual(card.Fingerprint, CardFingerprint.Of("a b c", "t", "x"));
        Assert.NotEqual(CardFingerprint.Of("a", null, null), CardFingerprint.Of("", "a", null));
    }

    [Fact]
    public void No_text_has_force_however_it_is_made()
    {
        var random = new Random(3);
        string[] bits = ["*", "_", "`", "~~", "||", "[", "](", ")", "<", "@", "#", ">", "- ", "1. ", "\n", " ", "a", "https://", "http://x1", "\\", "\uD83D", "\uDE42", "\u202E", "\0", "\r"];
        for (var round = 0; round < 3_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => bits[random.Next(bits.Length)]));

            var escaped = MessageText.FromUntrusted(text).Value;

            // Where each address stood the chat sees an address; elsewhere every active character has its backslash.
            var rest = System.Text.RegularExpressions.Regex.Replace(escaped, @"<https?://[A-Za-z0-9][^\s>]*>|https?://[A-Za-z0-9][^\s<]*", "U");
            rest = System.Text.RegularExpressions.Regex.Replace(rest, @"\\[^0-9A-Za-z\s]", "E");
            Assert.True(rest.IndexOfAny(['*', '_', '`', '~', '|', '[', ']', '<', '@', '\\', '\0', '\r', '\u202E']) < 0, $"{text} → {escaped}");
            Assert.DoesNotMatch(@"(?m)^[ \t]*([#>]|[-+] |\d+\. )", rest);
            Assert.Equal(escaped, new string([.. escaped.EnumerateRunes().SelectMany(rune => rune.ToString())]));
        }
    }
}
