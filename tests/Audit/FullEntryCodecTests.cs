using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Feeds;
using RealRecon.Core.Matching;
using RealRecon.Core.Operators;
using RealRecon.Core.Resolution;

namespace RealRecon.Tests.Audit;

/// <summary>Format 2 of audit entries: what gates, playbooks and people add.</summary>
public sealed partial class FullEntryCodecTests
{
    private static readonly Gen<string> Text = Gen.String[Gen.Char[" aä€日|:/-Z9"], 0, 60];
    private static readonly Gen<DateTimeOffset> Time = Gen.Long[0, DateTime.MaxValue.Ticks].Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
    private static readonly Gen<ReasonCode> Reason = Any<ReasonCode>();

    private static readonly Gen<GateAnswer> Gate = Gen.Select(Gen.Long, Optional(Time), Optional(Reason), (generation, until, code) => new GateAnswer(generation, until, code));

    private static readonly Gen<OperatorAction> Action = Gen.Select(
        Gen.Select(Text, Any<OperatorActionKind>(), Text, Text), Gen.Select(Gen.Long, Optional(Reason), Text.Null(), Optional(Time)), Time, (who, what, at) => new OperatorAction
        {
            ActionId = who.Item1,
            Kind = who.Item2,
            Actor = who.Item3,
            Reason = who.Item4,
            ExpectedVersion = what.Item1,
            Code = what.Item2,
            Assignee = what.Item3,
            Until = what.Item4,
            At = at,
        });

    private static readonly Gen<Question> Asked = Gen.Select(
        Any<QuestionKind>(), Text.Null(), Gen.Long, Gen.Bool, Optional(Gen.Int[0, DateOnly.MaxValue.DayNumber]), Text.Null(), (kind, provider, minor, isDebit, day, order) => new Question
        {
            Kind = kind,
            Reference = TransactionId.Of("tx-9"),
            Provider = provider,
            Amount = minor % 3 == 0 ? null : new Money(minor, Currency.Of("JPY")),
            Direction = isDebit ? Direction.Debit : Direction.Credit,
            Day = day is { } number ? DateOnly.FromDayNumber(number) : null,
            OrderId = order,
        });

    private static readonly Gen<AnswerHeard> Heard = Gen.Select(
        Gen.Select(Gen.Long, Gen.Int), Asked, Any<AnswerOutcome>(), Gen.Select(Text, Time, Time), Text.Array[0, 10], Gen.Select(Text.Null(), Text.Null()), (run, question, outcome, said, candidates, rest) =>
            new AnswerHeard(run.Item1, run.Item2, new Answer
            {
                Question = question,
                Outcome = outcome,
                Source = said.Item1,
                AskedAt = said.Item2,
                AnsweredAt = said.Item3,
                Candidates = [.. candidates],
                Sha256 = rest.Item1,
                Detail = rest.Item2,
            }));

    private static readonly Gen<StandingAction?> Standing = Gen.Select(
        Gen.Bool, Text, Any<OperatorActionKind>(), Reason, Text, Time, (isThere, id, kind, code, actor, at) => isThere ? new StandingAction(id, kind, code, actor, at) : null);

    private static readonly Gen<Handling?> Work = Gen.Select(
        Gen.Select(Text.Null(), Optional(Time)), Standing, Standing, Gen.Select(Gen.Long, Gen.Int, Gen.Int), Gen.Bool.Array[4], (owner, standing, proposed, counts, flags) => flags[3] ? null : new Handling
        {
            Owner = owner.Item1,
            SnoozedUntil = owner.Item2,
            Standing = standing,
            Proposed = proposed,
            Round = counts.Item1,
            Attempts = counts.Item2,
            Notes = counts.Item3,
            IsChecking = flags[0],
            IsHeld = flags[1],
            IsAlerted = flags[2],
        });

    private static readonly Gen<Belonging?> Belongs = Gen.Select(Text.Null(), Text.Null(), Text.Null(), (order, parent, rail) => order is null && parent is null && rail is null ? null : new Belonging(order, parent, rail));

    /// <summary>Any of the parts of formats 2 and 4, alone and together, on entries with and without an event.</summary>
    private static readonly Gen<AuditEntry> Entries = Gen.Select(
        Gen.Select(Any<AuditKind>(), Gen.Bool, Any<FactSource>(), Text.Null()), Gate, Heard, Gen.Select(Gen.Long, Gen.Int, Gen.Bool), Action, Gen.Select(Work, Gen.Frequency((1, Gen.Const((Belonging?)null)), (1, Belongs)), Gen.Int[0, 15]),
        (what, gate, heard, ended, action, work) =>
        {
            var (handling, belonging, parts) = work;
            var basis = Samples.Opened(TransactionId.Of("tx-1"), Samples.Start);
            return basis with
            {
                Kind = what.Item1,
                Event = what.Item2 ? basis.Event! with { Source = what.Item3, Rail = what.Item4 } : null,
                Gate = (parts & 1) > 0 ? gate : null,
                Answer = (parts & 2) > 0 ? heard : null,
                Ended = (parts & 4) > 0 ? new ChecksEnded(ended.Item1, ended.Item2, ended.Item3) : null,
                Action = (parts & 8) > 0 ? action : null,
                After = basis.After with { Handling = handling, Belonging = belonging },
            };
        });

    [Fact]
    public void Decode_WhateverWasEncoded_BringsBackEveryField() => Entries.Sample(entry => Json(AuditEntryCodec.Decode(AuditEntryCodec.Encode(entry))) == Json(entry), iter: 2000);

    [Fact]
    public void Encode_WhenTwoEntriesDiffer_GivesOtherBytes() => Gen.Select(Entries, Entries).Sample(
        (left, right) => AuditEntryCodec.Encode(left).AsSpan().SequenceEqual(AuditEntryCodec.Encode(right)) == (Json(left) == Json(right)), iter: 1000);

    [Fact]
    public void Decode_WhenABitIsFlipped_RefusesOrReadsAnotherEntryInItsOnlyForm() => Entries.Sample(
        entry =>
        {
            var (bytes, original) = (AuditEntryCodec.Encode(entry), Json(entry));
            for (var bit = 0; bit < bytes.Length * 8; bit++)
            {
                var flipped = (byte[])bytes.Clone();
                flipped[bit / 8] ^= (byte)(1 << (bit % 8));
                if (TryDecode(flipped) is not { } other) continue;
                if (!AuditEntryCodec.Encode(other).AsSpan().SequenceEqual(flipped) || Json(other) == original) return false;
            }

            return true;
        },
        iter: 15);

    [Fact]
    public void Decode_WhenBytesAreMissing_RefusesOrReadsAnotherEntryInItsOnlyForm() => Entries.Sample(
        entry =>
        {
            // What is being done stands last and without a mark, so the bytes before it are an entry, too: one about which nobody does anything.
            var bytes = AuditEntryCodec.Encode(entry);
            return Enumerable.Range(0, bytes.Length).All(length => TryDecode(bytes[..length]) is not { } other || AuditEntryCodec.Encode(other).AsSpan().SequenceEqual(bytes.AsSpan(0, length)));
        },
        iter: 50);

    [Fact]
    public void Encode_WhateverTheEntry_UsesTheSmallestFormatThatHoldsIt() => Entries.Sample(entry =>
    {
        var isPlain = entry is { Gate: null, Answer: null, Ended: null, Action: null, After.Handling: null } && entry.Event is null or { Source: FactSource.Hub, Rail: null };
        return AuditEntryCodec.Encode(entry)[0] == (entry.After.Belonging is not null ? 4 : isPlain ? 1 : 2);
    });

    /// <summary>Pins the format, like that of format 1.</summary>
    [Fact]
    public void Encode_WhenTheFormatIsTwo_GivesTheseBytes() => Assert.Equal(Golden, Convert.ToHexString(AuditEntryCodec.Encode(Pinned())));

    [Fact]
    public void EncodeSnapshot_WhenSomebodyDoesSomethingAboutIt_ComesBack()
    {
        var snapshot = Pinned().After;

        var decoded = AuditEntryCodec.DecodeSnapshot(AuditEntryCodec.EncodeSnapshot(snapshot));

        Assert.Equal(snapshot.Handling, decoded.Handling);
    }

    /// <summary>Pins what format 4 puts before the rest of a snapshot, in an entry and alone.</summary>
    [Fact]
    public void Encode_WhenTheFormatIsFour_PutsWhatItBelongsToBeforeTheSnapshotOfFormatTwo()
    {
        var entry = Pinned();
        var snapshot = AuditEntryCodec.EncodeSnapshot(entry.After);
        var before = Golden[2..^(snapshot.Length * 2)];

        var belonging = entry with { After = entry.After with { Belonging = new Belonging("order-9", null, "upi") } };

        const string Mark = "FF01076F726465722D39000103757069";
        Assert.Equal($"04{before}{Mark}{Convert.ToHexString(snapshot)}", Convert.ToHexString(AuditEntryCodec.Encode(belonging)));
        Assert.Equal($"{Mark}{Convert.ToHexString(snapshot)}", Convert.ToHexString(AuditEntryCodec.EncodeSnapshot(belonging.After)));
    }

    [Fact]
    public void DecodeSnapshot_WhateverWasEncoded_BringsBackEveryField() => Entries.Sample(entry =>
        Json(entry with { After = AuditEntryCodec.DecodeSnapshot(AuditEntryCodec.EncodeSnapshot(entry.After)) }) == Json(entry));

    /// <summary>Rows of views that were written before anybody asked what a movement belongs to.</summary>
    [Fact]
    public void DecodeSnapshot_WhenItIsFromBeforeFormat4_BelongsToNothing()
    {
        // The last bytes of the pinned entry of format 2.
        var old = Golden[^(AuditEntryCodec.EncodeSnapshot(Pinned().After).Length * 2)..];

        var decoded = AuditEntryCodec.DecodeSnapshot(Convert.FromHexString(old));

        Assert.Null(decoded.Belonging);
        Assert.Equal("ben", decoded.Handling?.Owner);
    }

    [Theory]
    [InlineData("FF000000")]
    [InlineData("FF")]
    [InlineData("FFFF01016100000101")]
    public void DecodeSnapshot_WhenItBelongsToNothingThatHasAName_Refuses(string start)
    {
        var rest = AuditEntryCodec.EncodeSnapshot(Pinned().After);

        Assert.Throws<FormatException>(() => AuditEntryCodec.DecodeSnapshot([.. Convert.FromHexString(start), .. rest]));
    }

    [Fact]
    public void Encode_WhenItBelongsToNothingThatHasAName_Refuses()
    {
        var entry = Pinned();

        Assert.Throws<ArgumentException>(() => AuditEntryCodec.Encode(entry with { After = entry.After with { Belonging = new Belonging(null, null, null) } }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Decode_WhenASmallerFormatHoldsTheEntryOfFormat4_Refuses(byte format)
    {
        var entry = Pinned();
        var bytes = AuditEntryCodec.Encode(entry with { After = entry.After with { Belonging = new Belonging("order-9", null, null) } });
        bytes[0] = format;

        Assert.Throws<FormatException>(() => AuditEntryCodec.Decode(bytes));
    }

    private const string Golden =
        "020474782D310208DEA76868361000070001000F7374726970653A6576745F74782D310E7374726970653A74782D313A47530106737472697065020301A08D06" +
        "03494E52187061796D656E745F696E74656E742E73756363656564656408DEA7686836100008DEA768685C35A00E676174657761792D6576656E74730132CE49" +
        "06313838393736019F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A0801076F726465722D39000000000000020103757069000200" +
        "01060108DEA7691B066E000122010204020474782D310001A08D0603494E520101B0A65A00030462616E6B08DEA7686836100008DEA76868CEA680020442522D" +
        "310442522D3200010D54776F20706F7374696E67732E010204000103612D310103616E61115365656E206174207468652062616E6B2E080108000008DEA76868" +
        "361000000103000106737472697065A08D0603494E520308DEA768683610000000000108DEA7688BF9560008DEA7686836100008DEA7686836100002010362656E" +
        "0108DEA770C9FA78000103612D31010803616E6108DEA7686836100000020400000106";

    /// <summary>An entry with every part that format 2 knows.</summary>
    internal static AuditEntry Pinned()
    {
        var opened = Samples.Opened(TransactionId.Of("tx-1"), Samples.Start);
        return opened with
        {
            Kind = AuditKind.Answer,
            Event = opened.Event! with { Source = FactSource.Query, Rail = "upi" },
            Gate = new GateAnswer(3, Samples.Start.AddMinutes(5), ReasonCode.FEED_STALE),
            Answer = new AnswerHeard(1, 2, new Answer
            {
                Question = new Question { Kind = QuestionKind.BankByAmountAndDay, Reference = opened.TransactionId, Amount = new Money(50_000, Currency.Of("INR")), Day = new DateOnly(2026, 5, 1) },
                Outcome = AnswerOutcome.Ambiguous,
                Source = "bank",
                AskedAt = Samples.Start,
                AnsweredAt = Samples.Start.AddSeconds(1),
                Candidates = ["BR-1", "BR-2"],
                Detail = "Two postings.",
            }),
            Ended = new ChecksEnded(1, 2, false),
            Action = CaseSamples.Action(OperatorActionKind.Resolve, 4),
            After = opened.After with
            {
                Handling = new Handling
                {
                    Owner = "ben",
                    SnoozedUntil = Samples.Start.AddHours(1),
                    Standing = new StandingAction("a-1", OperatorActionKind.Resolve, ReasonCode.M07_MANUAL, "ana", Samples.Start),
                    Round = 1,
                    Attempts = 2,
                    IsAlerted = true,
                    Notes = 3,
                },
            },
        };
    }

    private static Gen<T> Any<T>()
        where T : struct, Enum => Gen.Int[0, Enum.GetValues<T>().Length - 1].Select(i => Enum.GetValues<T>()[i]);

    private static Gen<T?> Optional<T>(Gen<T> gen)
        where T : struct => Gen.Select(Gen.Bool, gen, (isThere, value) => isThere ? value : (T?)null);

    private static string Json(AuditEntry entry) => JsonSerializer.Serialize(entry, FullEntryJson.Default.AuditEntry);

    [JsonSerializable(typeof(AuditEntry))]
    private sealed partial class FullEntryJson : JsonSerializerContext;

    private static AuditEntry? TryDecode(byte[] bytes)
    {
        try
        {
            return AuditEntryCodec.Decode(bytes);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
