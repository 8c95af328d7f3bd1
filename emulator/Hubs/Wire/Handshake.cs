using System.Text;
using Amqp;

namespace RealRecon.Emulator.Hubs.Wire;

/// <summary>
/// What happens on a socket before AMQP proper: SASL, with any credentials good because only this machine can connect. It ends with the client's AMQP
/// header at hand, so that the server never speaks first: rhea (the JavaScript SDK) loses a server's header that arrives together with the
/// SASL outcome.
/// </summary>
internal static class Handshake
{
    private const int SaslFrameBytesMax = 8 * 1024;
    private const ulong SaslInit = 0x41;

    private static readonly byte[] AmqpHeader = [.. "AMQP"u8, 0, 1, 0, 0];
    private static readonly byte[] SaslHeader = [.. "AMQP"u8, 3, 1, 0, 0];
    private static readonly byte[] SaslOutcomeOk = SaslFrame([0x00, AmqpCode.SmallULong, 0x44, AmqpCode.List8, 3, 1, 0x50, 0]);
    private static readonly string[] Mechanisms = ["MSSBCBS", "ANONYMOUS", "PLAIN"];
    private static readonly byte[] SaslMechanisms = SaslFrame(EncodeMechanisms());

    private static readonly byte[] HttpHint = Encoding.ASCII.GetBytes(
        "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\nThis port speaks AMQP 1.0 for Event Hubs clients; the HTTP API has a port of its own.\n");

    /// <exception cref="AmqpException">The peer speaks something else.</exception>
    /// <exception cref="EndOfStreamException">The peer left.</exception>
    public static async Task RunAsync(SocketTransport transport, CancellationToken cancellation)
    {
        var header = await transport.PeekHeaderAsync(cancellation);
        if (header.Span.SequenceEqual(SaslHeader))
        {
            transport.DropHeader();
            await transport.SendAsync(SaslHeader, cancellation);
            await transport.SendAsync(SaslMechanisms, cancellation);
            CheckInit((await transport.TakeFrameAsync(SaslFrameBytesMax, cancellation)).Span);
            await transport.SendAsync(SaslOutcomeOk, cancellation);
            header = await transport.PeekHeaderAsync(cancellation);
        }

        if (!header.Span.SequenceEqual(AmqpHeader))
        {
            // The specification's answer to an unknown header is the one that is understood; a browser gets words.
            await transport.SendAsync(LooksLikeHttp(header.Span) ? HttpHint : SaslHeader, cancellation);
            throw new AmqpException(ErrorCode.NotImplemented, LooksLikeHttp(header.Span) ? "It speaks HTTP." : "It does not speak AMQP 1.0.");
        }

        transport.PassHeader();
    }

    private static void CheckInit(ReadOnlySpan<byte> frame)
    {
        try
        {
            var cursor = new AmqpCursor(frame[8..]);
            if (frame[4] != 2 || frame[5] != 1 || cursor.ReadDescriptor() != SaslInit) throw new AmqpException(ErrorCode.FramingError, "The SASL frame is not an init.");
            if (cursor.ReadListCount() < 1 || !cursor.TryReadText(out var mechanism)) throw new AmqpException(ErrorCode.FramingError, "The SASL init names no mechanism.");
            var name = Encoding.ASCII.GetString(mechanism);
            if (!Mechanisms.Contains(name)) throw new AmqpException(ErrorCode.NotImplemented, "The SASL mechanism is none of those offered.");
        }
        catch (MalformedMessageException malformed)
        {
            throw new AmqpException(ErrorCode.FramingError, malformed.Message);
        }
    }

    private static bool LooksLikeHttp(ReadOnlySpan<byte> start) =>
        start.StartsWith("GET "u8) || start.StartsWith("POST "u8) || start.StartsWith("HEAD "u8) || start.StartsWith("PUT "u8) || start.StartsWith("OPTIONS "u8);

    /// <summary>sasl-mechanisms: a list with an array of symbols (AMQP 1.0, part 5, 5.3.3.1).</summary>
    private static byte[] EncodeMechanisms()
    {
        byte[] symbols = [.. Mechanisms.SelectMany(name => new[] { (byte)name.Length }.Concat(Encoding.ASCII.GetBytes(name)))];
        byte[] array = [0xE0, (byte)(symbols.Length + 2), (byte)Mechanisms.Length, AmqpCode.Symbol8, .. symbols];
        return [0x00, AmqpCode.SmallULong, 0x40, AmqpCode.List8, (byte)(array.Length + 1), 1, .. array];
    }

    private static byte[] SaslFrame(byte[] body) => [0, 0, 0, (byte)(body.Length + 8), 2, 1, 0, 0, .. body];
}
