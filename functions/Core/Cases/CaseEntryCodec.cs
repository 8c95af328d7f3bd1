using System.Collections.Immutable;
using RealRecon.Core.Audit.Canonical;

namespace RealRecon.Core.Cases;

/// <summary>The one encoder of entries about cases, canonical like <see cref="Audit.AuditEntryCodec"/>; their first byte tells the two apart.</summary>
public static class CaseEntryCodec
{
    /// <summary>First byte of every entry about a case.</summary>
    public const byte FormatVersion = 3;

    private const int UsualBytes = 1024;

    /// <summary>Whether bytes of an audit block are about a case, and not about a transaction.</summary>
    public static bool IsCase(ReadOnlySpan<byte> bytes) => bytes is [FormatVersion, ..];

    /// <exception cref="System.Text.EncoderFallbackException">A text holds an unpaired surrogate.</exception>
    /// <exception cref="ArgumentException">The key is empty or longer than <see cref="CaseId.MaxKeyLength"/>.</exception>
    public static byte[] Encode(CaseEntry entry)
    {
        if (!IsKey(entry.Id.Key)) throw new ArgumentException("A case's key is empty or too long.", nameof(entry));
        var to = new CanonicalWriter(stackalloc byte[UsualBytes]);
        to.Byte(FormatVersion);
        to.Byte(Codes.CaseKinds.CodeOf(entry.Id.Kind));
        to.Text(entry.Id.Key);
        to.Number(entry.Version);
        to.Time(entry.At);
        to.Byte(Codes.CaseEvents.CodeOf(entry.What));
        to.Text(entry.Summary);
        to.Flag(entry.Action is not null);
        if (entry.Action is not null) ActionEncoding.Write(ref to, entry.Action);
        to.Flag(entry.Refusal is not null);
        if (entry.Refusal is { } refusal) to.Byte(Codes.Refusals.CodeOf(refusal));
        Write(ref to, entry.After);
        return to.Finish();
    }

    /// <exception cref="FormatException">Not an entry about a case, not in canonical form, or of a later version.</exception>
    public static CaseEntry Decode(ReadOnlySpan<byte> bytes)
    {
        var from = new CanonicalReader(bytes);
        if (from.Byte() is not FormatVersion and var version) throw new FormatException($"Case entries of format {version} are not known here.");
        var entry = new CaseEntry
        {
            Id = new CaseId(Codes.CaseKinds.ValueOf(from.Byte()), ReadKey(ref from)),
            Version = from.Number(),
            At = from.Time(),
            What = Codes.CaseEvents.ValueOf(from.Byte()),
            Summary = from.Text(),
            Action = from.Flag() ? ActionEncoding.Read(ref from) : null,
            Refusal = from.Flag() ? Codes.Refusals.ValueOf(from.Byte()) : null,
            After = Read(ref from),
        };
        from.End();
        return entry;
    }

    /// <summary>The snapshot alone, in the form that it has inside an entry.</summary>
    public static byte[] EncodeSnapshot(CaseSnapshot snapshot)
    {
        var to = new CanonicalWriter(stackalloc byte[UsualBytes]);
        Write(ref to, snapshot);
        return to.Finish();
    }

    /// <exception cref="FormatException">Not made by <see cref="EncodeSnapshot"/>.</exception>
    public static CaseSnapshot DecodeSnapshot(ReadOnlySpan<byte> bytes)
    {
        var from = new CanonicalReader(bytes);
        var snapshot = Read(ref from);
        from.End();
        return snapshot;
    }

    private static bool IsKey(string key) => key.Length is > 0 and <= CaseId.MaxKeyLength;

    // Bounded here, because everything behind this point puts the key into names of a limited length.
    private static string ReadKey(ref CanonicalReader from) => from.Text() is var key && IsKey(key) ? key : throw new FormatException("A case's key is empty or too long.");

    private static void Write(ref CanonicalWriter to, CaseSnapshot snapshot)
    {
        to.Flag(snapshot.IsOpen);
        to.Flag(snapshot.Code is not null);
        if (snapshot.Code is { } code) to.Byte(Codes.Reasons.CodeOf(code));
        to.Byte(Codes.Severities.CodeOf(snapshot.Severity));
        to.Number(snapshot.Count);
        to.Count(snapshot.Exposure.Count);
        foreach (var (currency, minor) in snapshot.Exposure)
        {
            to.Text(currency);
            to.Number(minor);
        }

        to.Time(snapshot.Since);
        to.Count(snapshot.Details.Length);
        foreach (var detail in snapshot.Details)
        {
            to.Text(detail.Name);
            to.Text(detail.Value);
        }

        to.OptionalText(snapshot.Owner);
        to.Time(snapshot.SnoozedUntil);
        to.Time(snapshot.Deadline);
        to.Number(snapshot.Generation);
    }

    private static CaseSnapshot Read(ref CanonicalReader from) => new()
    {
        IsOpen = from.Flag(),
        Code = from.Flag() ? Codes.Reasons.ValueOf(from.Byte()) : null,
        Severity = Codes.Severities.ValueOf(from.Byte()),
        Count = from.Number(),
        Exposure = ReadExposure(ref from),
        Since = from.Time(),
        Details = ReadDetails(ref from),
        Owner = from.OptionalText(),
        SnoozedUntil = from.OptionalTime(),
        Deadline = from.OptionalTime(),
        Generation = from.Number(),
    };

    private static ImmutableSortedDictionary<string, long> ReadExposure(ref CanonicalReader from)
    {
        var exposure = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        var last = "";
        for (var rest = from.Count(); rest > 0; rest--)
        {
            var currency = from.Text();
            if (string.CompareOrdinal(currency, last) <= 0) throw new FormatException("Currencies are not in order.");
            exposure.Add(last = currency, from.Number());
        }

        return exposure.ToImmutable();
    }

    private static ImmutableArray<CaseDetail> ReadDetails(ref CanonicalReader from)
    {
        var details = ImmutableArray.CreateBuilder<CaseDetail>(from.Count());
        for (var i = 0; i < details.Capacity; i++) details.Add(new CaseDetail(from.Text(), from.Text()));
        return details.MoveToImmutable();
    }
}
