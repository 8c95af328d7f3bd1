using System.Text;
using Amqp;
using RealRecon.Core;
using RealRecon.Core.Normalise;

namespace RealRecon.Emulator.Hubs.Wire;

/// <summary>Reads of an AMQP message what RealRecon uses: body, partition key, provider, event id and trace.</summary>
public static class EventMessageDecoder
{
    /// <param name="encoded">A message; the result keeps slices of it.</param>
    /// <param name="envelopeKey">Partition key of the batch around it, which then goes before its own.</param>
    /// <exception cref="MalformedMessageException">Not a message, or one whose body is no sequence of bytes.</exception>
    public static EventMessage Decode(ReadOnlyMemory<byte> encoded, string? envelopeKey = null)
    {
        var cursor = new AmqpCursor(encoded.Span);
        var body = ReadOnlyMemory<byte>.Empty;
        var hasBody = false;
        string? key = null;
        var named = default(NamedProperties);
        while (!cursor.AtEnd)
        {
            switch (cursor.ReadDescriptor())
            {
                case SectionCode.Header or SectionCode.DeliveryAnnotations or SectionCode.Properties or SectionCode.Footer:
                    cursor.Skip();
                    break;
                case SectionCode.MessageAnnotations:
                    key = ReadPartitionKey(ref cursor) ?? key;
                    break;
                case SectionCode.ApplicationProperties:
                    ReadProperties(ref cursor, ref named);
                    break;
                case SectionCode.Data:
                    var part = SliceOf(encoded, cursor.ReadBinary().Length, cursor.Position);
                    body = hasBody ? Join(body, part) : part;
                    hasBody = true;
                    break;
                case SectionCode.Value:
                    body = ReadValueBody(ref cursor, encoded);
                    hasBody = true;
                    break;
                case SectionCode.Sequence:
                    throw new MalformedMessageException("A body of sequence sections is not supported; send the payload as data.", ErrorCode.NotImplemented);
                default:
                    throw new MalformedMessageException("The message has a section of an unknown kind.");
            }
        }

        return new EventMessage
        {
            Encoded = encoded,
            Body = body,
            PartitionKey = envelopeKey ?? key,
            Provider = named.Provider,
            EventId = named.EventId,
            TraceParent = named.TraceParent ?? named.DiagnosticId,
        };
    }

    internal static string? ReadPartitionKey(ref AmqpCursor cursor)
    {
        string? key = null;
        var end = cursor.ReadMap();
        while (cursor.Position < end)
        {
            if (cursor.TryReadText(out var name) && name.SequenceEqual("x-opt-partition-key"u8))
            {
                if (cursor.TryReadText(out var text)) key = TextOf(text);
            }
            else
            {
                cursor.Skip();
            }
        }

        return key;
    }

    private static void ReadProperties(ref AmqpCursor cursor, ref NamedProperties named)
    {
        var end = cursor.ReadMap();
        while (cursor.Position < end)
        {
            cursor.TryReadText(out var name);
            if (name.SequenceEqual("provider"u8))
            {
                if (cursor.TryReadText(out var text)) named.Provider = ProviderOf(text);
            }
            else if (name.SequenceEqual("eventId"u8))
            {
                if (cursor.TryReadText(out var text)) named.EventId = TextOf(text);
            }
            else if (name.SequenceEqual("traceparent"u8))
            {
                if (cursor.TryReadText(out var text)) named.TraceParent = TextOf(text);
            }
            else if (name.SequenceEqual("Diagnostic-Id"u8))
            {
                if (cursor.TryReadText(out var text)) named.DiagnosticId = TextOf(text);
            }
            else
            {
                cursor.Skip();
            }
        }
    }

    /// <summary>Some clients wrap text or bytes in a value section; anything else has no bytes that a payload could be.</summary>
    private static ReadOnlyMemory<byte> ReadValueBody(ref AmqpCursor cursor, ReadOnlyMemory<byte> encoded)
    {
        var start = cursor.Position;
        if (cursor.TryReadText(out var text)) return SliceOf(encoded, text.Length, cursor.Position);
        var again = new AmqpCursor(encoded.Span[start..cursor.Position]);
        return again.TakeByte() is AmqpCode.Binary8 or AmqpCode.Binary32
            ? SliceOf(encoded, new AmqpCursor(encoded.Span[start..cursor.Position]).ReadBinary().Length, cursor.Position)
            : throw new MalformedMessageException("A value body must be a string or a binary.", ErrorCode.NotImplemented);
    }

    private static ReadOnlyMemory<byte> SliceOf(ReadOnlyMemory<byte> encoded, int length, int end) => encoded.Slice(end - length, length);

    private static ReadOnlyMemory<byte> Join(ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> second)
    {
        var joined = new byte[first.Length + second.Length];
        first.CopyTo(joined);
        second.CopyTo(joined.AsMemory(first.Length));
        return joined;
    }

    private static string ProviderOf(ReadOnlySpan<byte> text)
    {
        // Most events name one of these; sharing the text spares an allocation an event.
        foreach (var usual in ProviderNames.All)
        {
            if (Ascii.Equals(text, usual)) return usual;
        }

        return TextOf(text);
    }

    private static string TextOf(ReadOnlySpan<byte> text)
    {
        try
        {
            return StrictUtf8.Encoding.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            throw new MalformedMessageException("A text is not UTF-8.");
        }
    }

    /// <summary>Application properties that mean something here.</summary>
    private struct NamedProperties
    {
        public string? Provider;
        public string? EventId;
        public string? TraceParent;
        public string? DiagnosticId;
    }
}
