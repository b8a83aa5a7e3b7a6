using System.Buffers.Text;
using System.Text;

namespace NewsBot.Benchmarks.Client;

/// <summary>A MESSAGE_CREATE as it is received, its sequence number left to be filled in.</summary>
internal sealed class MessageFrame(byte[] whole, int sequenceAt, int dataAt)
{
    public ReadOnlySpan<byte> Whole => whole;

    public ReadOnlyMemory<byte> Data => whole.AsMemory(dataAt..^1);

    public ReadOnlySpan<byte> Next(long sequence)
    {
        Utf8Formatter.TryFormat(sequence, whole.AsSpan(sequenceAt), out _, new('D', MessageFrames.SequenceDigits));
        return whole;
    }
}

/// <summary>Messages such as people write, each of 1.2 kB with its frame.</summary>
internal static class MessageFrames
{
    public const int SequenceDigits = 10;

    private const string Sequence = "1000000000";

    public static ReadOnlySpan<byte> Ready =>
        """{"t":"READY","s":1,"op":0,"d":{"v":10,"user":{"id":"80351110224678912","username":"NewsBot","bot":true},"guilds":[],"session_id":"s","resume_gateway_url":"wss://gateway.example","application":{"id":"80351110224678912","flags":0}}}"""u8;

    public static IReadOnlyList<MessageFrame> Many(int count) => [.. Enumerable.Range(0, count).Select(Of)];

    private static MessageFrame Of(int number)
    {
        var (channel, id, person) = (290926798626357250 + number % 50, 334385199974967042 + number, 53908099506183680 + number);
        var text = $$$"""
            {"t":"MESSAGE_CREATE","s":{{{Sequence}}},"op":0,"d":{"type":19,"tts":false,"timestamp":"2025-07-11T17:27:07.299000+00:00","pinned":false,"nonce":"1393291824501587968",
            "message_reference":{"type":0,"message_id":"334385199974967040","guild_id":"290926798999357250","channel_id":"{{{channel}}}"},
            "mentions":[{"username":"mia","public_flags":0,"id":"53908099506183681","global_name":"Mia","discriminator":"0","avatar_decoration_data":null,"avatar":null}],
            "mention_roles":[],"mention_everyone":false,
            "member":{"roles":["320926798999357250","320926798999357251"],"premium_since":null,"pending":false,"nick":"Reader {{{number:00}}}","mute":false,"joined_at":"2021-03-14T09:26:53.589000+00:00","flags":0,"deaf":false,"communication_disabled_until":null,"avatar":null},
            "id":"{{{id}}}","flags":0,"embeds":[],"edited_timestamp":null,
            "content":"I read the second paragraph again, and the council's own figures say the opposite: the tram would carry more people than the road does today, at a third of what widening it is said to cost. Who counted?",
            "components":[],"channel_type":11,"channel_id":"{{{channel}}}",
            "author":{"username":"reader{{{number:00}}}","public_flags":0,"id":"{{{person}}}","global_name":"Reader {{{number:00}}}","discriminator":"0","avatar":"a_1269e74af4df7417b13759eae50c83dc"},
            "attachments":[],"guild_id":"290926798999357250"}}
            """.ReplaceLineEndings("");
        return new(Encoding.UTF8.GetBytes(text), text.IndexOf(Sequence, StringComparison.Ordinal), text.IndexOf("\"d\":", StringComparison.Ordinal) + 4);
    }
}
