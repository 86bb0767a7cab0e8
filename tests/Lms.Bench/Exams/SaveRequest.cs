using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Lms.Bench.Exams;

/// <summary>
/// One writer's request, made once and changed in place: the sequence, and one of the numbers that stand all over the text.
/// The measuring shares the machine with what is measured.
/// </summary>
public sealed class SaveRequest
{
    private const int EveryBytes = 250;
    private const string Stamp = "00000000";

    private readonly byte[] request;
    private readonly int tag;
    private readonly int[] stamps;
    private readonly byte[] expected = Encoding.ASCII.GetBytes("\"sequence\":");

    private SaveRequest(byte[] request, int tag, int body)
    {
        this.request = request;
        this.tag = tag;
        stamps = [.. Places(request, body)];
    }

    public long Sequence { get; private set; }

    /// <summary>A trainee's save, with everything that belongs to it.</summary>
    public static SaveRequest Of(Trainee trainee, int number, int bytes)
    {
        var text = Text(number, bytes);
        var request = trainee.Put(trainee.Attempt, text, 0);
        return new SaveRequest(request, request.AsSpan().IndexOf("0000000000"u8), request.Length - text.Length);
    }

    /// <summary>The same text for the bare endpoint.</summary>
    public static SaveRequest Bare(int number, int bytes)
    {
        var text = Text(number, bytes);
        var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"PUT /{number} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {text.Length}\r\n\r\n"));
        return new SaveRequest([.. head, .. text], -1, head.Length);
    }

    public ReadOnlyMemory<byte> Next()
    {
        Write(stamps[(int)(Sequence % stamps.Length)], Stamp.Length, Sequence + 1);
        if (tag >= 0)
        {
            Write(tag, 10, Sequence);
        }

        return request;
    }

    /// <summary>False when the answer is not the next sequence of this writer.</summary>
    public bool Acknowledge(ReadOnlySpan<byte> answer)
    {
        Sequence++;
        if (tag < 0)
        {
            return Reply.StatusOf(answer) == 200;
        }

        var place = answer.IndexOf(expected);
        return Reply.StatusOf(answer) == 200 && place > 0
            && Utf8Parser.TryParse(answer[(place + expected.Length)..], out long sequence, out _) && sequence == Sequence;
    }

    private static byte[] Text(int number, int bytes)
    {
        var words = Essay.Of(number, bytes).Split(' ');
        var text = new StringBuilder();
        var since = EveryBytes;
        foreach (var word in words)
        {
            text.Append(word).Append(' ');
            since += Encoding.UTF8.GetByteCount(word) + 1;
            if (since >= EveryBytes)
            {
                text.Append('[').Append(Stamp).Append("] ");
                since = 0;
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString())[..^1];
    }

    private static IEnumerable<int> Places(byte[] request, int body)
    {
        for (var place = body; place < request.Length; place++)
        {
            if (request[place] == '[')
            {
                yield return place + 1;
            }
        }
    }

    private void Write(int place, int digits, long number)
    {
        for (var digit = place + digits - 1; digit >= place; digit--, number /= 10)
        {
            request[digit] = (byte)('0' + (number % 10));
        }
    }
}
