using RealRecon.Core.Audit.Canonical;
using RealRecon.Core.Matching;

namespace RealRecon.Core.Audit;

/// <summary>The one encoder of audit entries: canonical, length-prefixed, strict UTF-8. What is hashed is what is stored.</summary>
/// <remarks>
/// An entry has exactly one encoding and every encoding belongs to one entry: fields in fixed order, numbers in their shortest form, times as UTC ticks,
/// words by the numbers of <see cref="Codes"/>, a presence byte before what may be missing, nothing behind the end. A later format gets the next version byte;
/// this one is read for ever.
/// </remarks>
public static class AuditEntryCodec
{
    private const byte FormatVersion = 1;

    // Typical entries have 400 to 600 bytes; larger ones move to a pooled buffer.
    private const int UsualBytes = 1024;

    /// <exception cref="System.Text.EncoderFallbackException">A text holds an unpaired surrogate. Legal ids do not.</exception>
    public static byte[] Encode(AuditEntry entry)
    {
        var to = new CanonicalWriter(stackalloc byte[UsualBytes]);
        to.Byte(FormatVersion);
        to.Text(entry.TransactionId.Value);
        to.Number(entry.Version);
        to.Time(entry.At);
        to.Byte(Codes.Kinds.CodeOf(entry.Kind));
        to.Flag(entry.Code is not null);
        if (entry.Code is { } code) to.Byte(Codes.Reasons.CodeOf(code));
        to.Flag(entry.Event is not null);
        if (entry.Event is not null) EventEncoding.Write(ref to, entry.Event, entry.TransactionId);
        to.Flag(entry.Deadline is not null);
        if (entry.Deadline is not null)
        {
            to.Number(entry.Deadline.Generation);
            to.Time(entry.Deadline.Due);
        }

        to.Number(entry.RuleVersion);
        to.Flag(entry.Before is not null);
        if (entry.Before is not null)
        {
            to.Byte(Codes.Statuses.CodeOf(entry.Before.Status));
            to.Time(entry.Before.Deadline);
        }

        SnapshotEncoding.Write(ref to, entry.After);
        return to.Finish();
    }

    /// <exception cref="FormatException">Not an entry, not in canonical form, or of a later version.</exception>
    public static AuditEntry Decode(ReadOnlySpan<byte> bytes)
    {
        var from = new CanonicalReader(bytes);
        if (from.Byte() is not FormatVersion and var version) throw new FormatException($"Audit entries of format {version} are not known here.");
        var id = EventEncoding.Id(from.Text());
        var entry = new AuditEntry
        {
            TransactionId = id,
            Version = from.Number(),
            At = from.Time(),
            Kind = Codes.Kinds.ValueOf(from.Byte()),
            Code = from.Flag() ? Codes.Reasons.ValueOf(from.Byte()) : null,
            Event = from.Flag() ? EventEncoding.Read(ref from, id) : null,
            Deadline = from.Flag() ? new DeadlineReached(from.Number(), from.Time()) : null,
            RuleVersion = from.Int32(),
            Before = from.Flag() ? new Standing(Codes.Statuses.ValueOf(from.Byte()), from.OptionalTime()) : null,
            After = SnapshotEncoding.Read(ref from),
        };
        from.End();
        return entry;
    }

    /// <summary>The snapshot alone, in the form that it has inside an entry: equal snapshots have equal bytes.</summary>
    public static byte[] EncodeSnapshot(TransactionSnapshot snapshot)
    {
        var to = new CanonicalWriter(stackalloc byte[UsualBytes]);
        SnapshotEncoding.Write(ref to, snapshot);
        return to.Finish();
    }

    /// <exception cref="FormatException">Not made by <see cref="EncodeSnapshot"/>.</exception>
    public static TransactionSnapshot DecodeSnapshot(ReadOnlySpan<byte> bytes)
    {
        var from = new CanonicalReader(bytes);
        var snapshot = SnapshotEncoding.Read(ref from);
        from.End();
        return snapshot;
    }
}
