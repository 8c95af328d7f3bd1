using RealRecon.Core.Audit.Canonical;
using RealRecon.Core.Feeds;
using RealRecon.Core.Matching;
using RealRecon.Core.Resolution;

namespace RealRecon.Core.Audit;

/// <summary>The one encoder of audit entries: canonical, length-prefixed, strict UTF-8. What is hashed is what is stored.</summary>
/// <remarks>
/// An entry has exactly one encoding and every encoding belongs to one entry: fields in fixed order, numbers in their shortest form, times as UTC ticks,
/// words by the numbers of <see cref="Codes"/>, a presence byte before what may be missing, nothing behind the end. A later format gets the next version byte;
/// this one is read for ever.
/// </remarks>
public static class AuditEntryCodec
{
    /// <summary>Events that came through a hub, and deadlines.</summary>
    private const byte PlainFormat = 1;

    /// <summary>Adds what format 1 has no room for: source and rail of an event, holds, answers, actions, and what is being done.</summary>
    private const byte FullFormat = 2;

    /// <summary>Format 2 with what the movement belongs to, which stands before the rest of its snapshot. (3 is <see cref="Cases.CaseEntryCodec.FormatVersion"/>.)</summary>
    private const byte BelongingFormat = 4;

    // Typical entries have 400 to 600 bytes; larger ones move to a pooled buffer.
    private const int UsualBytes = 1024;

    /// <exception cref="System.Text.EncoderFallbackException">A text holds an unpaired surrogate. Legal ids do not.</exception>
    public static byte[] Encode(AuditEntry entry)
    {
        var to = new CanonicalWriter(stackalloc byte[UsualBytes]);
        var format = FormatOf(entry);
        var isPlain = format == PlainFormat;
        to.Byte(format);
        to.Text(entry.TransactionId.Value);
        to.Number(entry.Version);
        to.Time(entry.At);
        to.Byte(Codes.Kinds.CodeOf(entry.Kind));
        to.Flag(entry.Code is not null);
        if (entry.Code is { } code) to.Byte(Codes.Reasons.CodeOf(code));
        to.Flag(entry.Event is not null);
        if (entry.Event is not null) EventEncoding.Write(ref to, entry.Event, entry.TransactionId, isPlain);
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

        if (!isPlain) WriteFull(ref to, entry);
        SnapshotEncoding.Write(ref to, entry.After);
        return to.Finish();
    }

    /// <exception cref="FormatException">Not an entry, not in canonical form, or of a later version.</exception>
    public static AuditEntry Decode(ReadOnlySpan<byte> bytes)
    {
        var from = new CanonicalReader(bytes);
        var format = from.Byte();
        if (format is not (PlainFormat or FullFormat or BelongingFormat)) throw new FormatException($"Audit entries of format {format} are not known here.");
        var isPlain = format == PlainFormat;
        var id = EventEncoding.Id(from.Text());
        var entry = new AuditEntry
        {
            TransactionId = id,
            Version = from.Number(),
            At = from.Time(),
            Kind = Codes.Kinds.ValueOf(from.Byte()),
            Code = from.Flag() ? Codes.Reasons.ValueOf(from.Byte()) : null,
            Event = from.Flag() ? EventEncoding.Read(ref from, id, isPlain) : null,
            Deadline = from.Flag() ? new DeadlineReached(from.Number(), from.Time()) : null,
            RuleVersion = from.Int32(),
            Before = from.Flag() ? new Standing(Codes.Statuses.ValueOf(from.Byte()), from.OptionalTime()) : null,
            Gate = !isPlain && from.Flag() ? ReadGate(ref from) : null,
            Answer = !isPlain && from.Flag() ? AnswerEncoding.Read(ref from) : null,
            Ended = !isPlain && from.Flag() ? new ChecksEnded(from.Number(), from.Int32(), from.Flag()) : null,
            Action = !isPlain && from.Flag() ? ActionEncoding.Read(ref from) : null,
            Refusal = !isPlain && from.Flag() ? Codes.Refusals.ValueOf(from.Byte()) : null,
            After = SnapshotEncoding.Read(ref from),
        };
        from.End();
        return FormatOf(entry) == format ? entry : throw new FormatException("An entry is not in the format that it needs.");
    }

    // The smallest format that holds an entry is its only one.
    private static byte FormatOf(AuditEntry entry) =>
        entry.After.Belonging is not null ? BelongingFormat : IsPlain(entry) ? PlainFormat : FullFormat;

    private static bool IsPlain(AuditEntry entry) =>
        EventEncoding.IsPlain(entry.Event) && entry is { Gate: null, Answer: null, Ended: null, Action: null, Refusal: null, After.Handling: null };

    private static void WriteFull(ref CanonicalWriter to, AuditEntry entry)
    {
        to.Flag(entry.Gate is not null);
        if (entry.Gate is not null) WriteGate(ref to, entry.Gate);
        to.Flag(entry.Answer is not null);
        if (entry.Answer is not null) AnswerEncoding.Write(ref to, entry.Answer);
        to.Flag(entry.Ended is not null);
        if (entry.Ended is not null)
        {
            to.Number(entry.Ended.Round);
            to.Number(entry.Ended.Attempts);
            to.Flag(entry.Ended.Found);
        }

        to.Flag(entry.Action is not null);
        if (entry.Action is not null) ActionEncoding.Write(ref to, entry.Action);
        to.Flag(entry.Refusal is not null);
        if (entry.Refusal is { } refusal) to.Byte(Codes.Refusals.CodeOf(refusal));
    }

    private static void WriteGate(ref CanonicalWriter to, GateAnswer gate)
    {
        to.Number(gate.Generation);
        to.Time(gate.HoldUntil);
        to.Flag(gate.Code is not null);
        if (gate.Code is { } code) to.Byte(Codes.Reasons.CodeOf(code));
    }

    private static GateAnswer ReadGate(ref CanonicalReader from) =>
        new(from.Number(), from.OptionalTime(), from.Flag() ? Codes.Reasons.ValueOf(from.Byte()) : null);

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
