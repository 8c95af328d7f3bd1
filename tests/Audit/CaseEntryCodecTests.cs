using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Operators;

namespace RealRecon.Tests.Audit;

public sealed partial class CaseEntryCodecTests
{
    private static readonly string[] Currencies = ["EUR", "INR", "JPY", "KWD", "USD"];

    private static readonly Gen<string> Text = Gen.String[Gen.Char[" aä€日|:/-Z9"], 0, 60];
    private static readonly Gen<DateTimeOffset> Time = Gen.Long[0, DateTime.MaxValue.Ticks].Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    private static readonly Gen<CaseSnapshot> Snapshots = Gen.Select(
        Gen.Select(Gen.Bool, Optional(Any<ReasonCode>()), Any<Severity>(), Gen.Long), Gen.Select(Gen.Int[0, 4].Select(i => Currencies[i]), Gen.Long).Array[0, 4],
        Gen.Select(Text, Text).Array[0, 5], Gen.Select(Text.Null(), Optional(Time), Optional(Time), Gen.Long), Time, (what, exposure, details, rest, since) => new CaseSnapshot
        {
            IsOpen = what.Item1,
            Code = what.Item2,
            Severity = what.Item3,
            Count = what.Item4,
            Exposure = exposure.DistinctBy(pair => pair.Item1).ToImmutableSortedDictionary(pair => pair.Item1, pair => pair.Item2),
            Since = since,
            Details = [.. details.Select(pair => new CaseDetail(pair.Item1, pair.Item2))],
            Owner = rest.Item1,
            SnoozedUntil = rest.Item2,
            Deadline = rest.Item3,
            Generation = rest.Item4,
        });

    private static readonly Gen<CaseEntry> Entries = Gen.Select(
        Gen.Select(Any<CaseKind>(), Gen.String[Gen.Char["aä日|/% "], 1, CaseId.MaxKeyLength]), Gen.Select(Gen.Long, Time, Any<CaseEvent>(), Text), Optional(Any<OperatorActionKind>()), Optional(Any<ActionRefusal>()), Snapshots,
        (id, what, action, refusal, after) => new CaseEntry
        {
            Id = new CaseId(id.Item1, id.Item2),
            Version = what.Item1,
            At = what.Item2,
            What = what.Item3,
            Summary = what.Item4,
            Action = action is { } kind ? CaseSamples.Action(kind, what.Item1) : null,
            Refusal = refusal,
            After = after,
        });

    [Fact]
    public void Decode_WhateverWasEncoded_BringsBackEveryField() => Entries.Sample(entry =>
    {
        var bytes = CaseEntryCodec.Encode(entry);
        return CaseEntryCodec.IsCase(bytes) && Json(CaseEntryCodec.Decode(bytes)) == Json(entry);
    }, iter: 2000);

    [Fact]
    public void Decode_WhenABitIsFlipped_RefusesOrReadsAnotherEntryInItsOnlyForm() => Entries.Sample(
        entry =>
        {
            var (bytes, original) = (CaseEntryCodec.Encode(entry), Json(entry));
            for (var bit = 0; bit < bytes.Length * 8; bit++)
            {
                var flipped = (byte[])bytes.Clone();
                flipped[bit / 8] ^= (byte)(1 << (bit % 8));
                if (TryDecode(flipped) is not { } other) continue;
                if (!CaseEntryCodec.Encode(other).AsSpan().SequenceEqual(flipped) || Json(other) == original) return false;
            }

            return true;
        },
        iter: 15);

    [Fact]
    public void Decode_WhenBytesAreMissingOrFollow_Refuses()
    {
        var bytes = CaseEntryCodec.Encode(CaseSamples.Closed(CaseSamples.Opened(CaseSamples.Id, Samples.Start)));

        for (var length = 0; length < bytes.Length; length++) Assert.Throws<FormatException>(() => CaseEntryCodec.Decode(bytes.AsSpan(0, length)));
        Assert.Throws<FormatException>(() => CaseEntryCodec.Decode([.. bytes, 0]));
    }

    [Fact]
    public void Decode_WhenCurrenciesAreOutOfOrder_Refuses()
    {
        var bytes = CaseEntryCodec.Encode(CaseSamples.Opened(CaseSamples.Id, Samples.Start));
        var (eur, inr) = (bytes.AsSpan().IndexOf("EUR"u8), bytes.AsSpan().IndexOf("INR"u8));
        "INR"u8.CopyTo(bytes.AsSpan(eur));
        "EUR"u8.CopyTo(bytes.AsSpan(inr));

        Assert.Throws<FormatException>(() => CaseEntryCodec.Decode(bytes));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(CaseId.MaxKeyLength + 1)]
    public void Encode_WhenTheKeyHasNoLegalLength_Refuses(int length)
    {
        var entry = CaseSamples.Opened(new CaseId(CaseKind.Order, new string('x', length)), Samples.Start);

        Assert.Throws<ArgumentException>(() => CaseEntryCodec.Encode(entry));
    }

    [Fact]
    public void Decode_WhenTheKeyIsTooLong_Refuses()
    {
        var bytes = CaseEntryCodec.Encode(CaseSamples.Opened(new CaseId(CaseKind.Order, "x"), Samples.Start));

        // Format byte, kind, then the key behind its length in two bytes: 300 is 0xAC 0x02.
        byte[] longer = [.. bytes.AsSpan(0, 2), 0xAC, 0x02, .. Enumerable.Repeat((byte)'x', 300), .. bytes.AsSpan(4)];

        Assert.Contains("key", Assert.Throws<FormatException>(() => CaseEntryCodec.Decode(longer)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_WhenAnEntryIsOfTheOtherSort_Refuses()
    {
        var (plain, about) = (AuditEntryCodec.Encode(Samples.Opened(TransactionId.Of("tx-1"), Samples.Start)), CaseEntryCodec.Encode(CaseSamples.Opened(CaseSamples.Id, Samples.Start)));

        Assert.False(CaseEntryCodec.IsCase(plain));
        Assert.False(CaseEntryCodec.IsCase([]));
        Assert.Throws<FormatException>(() => CaseEntryCodec.Decode(plain));
        Assert.Throws<FormatException>(() => AuditEntryCodec.Decode(about));
    }

    /// <summary>Pins the format: these bytes lie in stores, so a change here needs a new first byte and a reader for both.</summary>
    [Fact]
    public void Encode_WhenTheFormatIsThree_GivesTheseBytes()
    {
        var entry = CaseSamples.Closed(CaseSamples.Opened(CaseSamples.Id, Samples.Start));

        Assert.Equal(Golden, Convert.ToHexString(CaseEntryCodec.Encode(entry with { After = entry.After with { Deadline = Samples.Start } })));
    }

    private const string Golden =
        "03011542414E4B5F4D495353494E477C7374726970657C2D0408DEA7687421D2000322616E61207265736F6C7665642069743A207365656E2061742074686520" +
        "62616E6B2E0103612D310103616E61115365656E206174207468652062616E6B2E020108000008DEA768683610000000011E0318020345555280D30E03494E52A0" +
        "8D0608DEA7686836100001086578616D706C65730A74782D312C2074782D320103616E61000108DEA7686836100002";

    private static Gen<T> Any<T>()
        where T : struct, Enum => Gen.Int[0, Enum.GetValues<T>().Length - 1].Select(i => Enum.GetValues<T>()[i]);

    private static Gen<T?> Optional<T>(Gen<T> gen)
        where T : struct => Gen.Select(Gen.Bool, gen, (isThere, value) => isThere ? value : (T?)null);

    private static string Json(CaseEntry entry) => JsonSerializer.Serialize(entry, CaseEntryJson.Default.CaseEntry);

    [JsonSerializable(typeof(CaseEntry))]
    private sealed partial class CaseEntryJson : JsonSerializerContext;

    private static CaseEntry? TryDecode(byte[] bytes)
    {
        try
        {
            return CaseEntryCodec.Decode(bytes);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
