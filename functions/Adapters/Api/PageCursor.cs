using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Cases;

namespace RealRecon.Adapters.Api;

/// <summary>Cursors of the paged routes, to and from text.</summary>
internal sealed class PageCursor(CursorText text)
{
    private const int DigestLength = 8;

    /// <summary>A cursor belongs to the filter and the order of its page: behind another one it would skip or repeat.</summary>
    public string? Write(TransactionCursor? cursor, TransactionFilter filter)
    {
        if (cursor is null) return null;
        byte[] content = [.. new byte[8], .. DigestOf(filter), .. Encoding.UTF8.GetBytes(cursor.Id.Value)];
        BinaryPrimitives.WriteInt64BigEndian(content, cursor.OpenedAt.UtcTicks);
        return text.Write(CursorKind.Transactions, content);
    }

    public TransactionCursor? ReadTransaction(string? given, TransactionFilter filter)
    {
        if (given is null) return null;
        var content = text.Read(CursorKind.Transactions, given);
        var ticks = content.Length > 8 + DigestLength ? BinaryPrimitives.ReadInt64BigEndian(content) : -1;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks || !content.AsSpan(8, DigestLength).SequenceEqual(DigestOf(filter))) throw Refusal.BadCursor();
        if (!TransactionId.TryCreate(Encoding.UTF8.GetString(content.AsSpan(8 + DigestLength)), out var id)) throw Refusal.BadCursor();
        return new TransactionCursor(new DateTimeOffset(ticks, TimeSpan.Zero), id);
    }

    public string? Write(CaseCursor? cursor)
    {
        if (cursor is null) return null;
        byte[] content = [.. new byte[8], (byte)cursor.Id.Kind, .. Encoding.UTF8.GetBytes(cursor.Id.Key)];
        BinaryPrimitives.WriteInt64BigEndian(content, cursor.Since.UtcTicks);
        return text.Write(CursorKind.Cases, content);
    }

    public CaseCursor? ReadCase(string? given)
    {
        if (given is null) return null;
        var content = text.Read(CursorKind.Cases, given);
        var ticks = content.Length > 9 ? BinaryPrimitives.ReadInt64BigEndian(content) : -1;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks || !Enum.IsDefined((CaseKind)content[8])) throw Refusal.BadCursor();
        return new CaseCursor(new DateTimeOffset(ticks, TimeSpan.Zero), new CaseId((CaseKind)content[8], Encoding.UTF8.GetString(content.AsSpan(9))));
    }

    /// <summary>Wraps the store's own cursor, which it trusts.</summary>
    public string? WriteLetter(string? next) => next is null ? null : text.Write(CursorKind.DeadLetters, Encoding.UTF8.GetBytes(next));

    public string? ReadLetter(string? given) => given is null ? null : Encoding.UTF8.GetString(text.Read(CursorKind.DeadLetters, given));

    public string WriteAudit(EntryPlace before, CursorKind kind = CursorKind.Audit)
    {
        var content = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(content, before.Block);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(8), before.Index);
        return text.Write(kind, content);
    }

    public EntryPlace? ReadAudit(string? given, CursorKind kind = CursorKind.Audit)
    {
        if (given is null) return null;
        var content = text.Read(kind, given);
        if (content.Length != 12) throw Refusal.BadCursor();
        return new EntryPlace(BinaryPrimitives.ReadInt64BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(8)));
    }

    private static ReadOnlySpan<byte> DigestOf(TransactionFilter filter) => SHA256.HashData(Encoding.UTF8.GetBytes(filter.Canonical())).AsSpan(0, DigestLength);
}
