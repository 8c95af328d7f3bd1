using System.Text.Json;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;

namespace RealRecon.Tests.Audit;

public sealed class AuditShardTests
{
    private const int Shard = 7;

    private static readonly DateTimeOffset Now = Samples.Start;
    private static readonly AuditRules Rules = new();

    private AuditShardState? _state;
    private readonly List<OutboxMessage.Signal> _sent = [];

    [Fact]
    public void Append_WhenTheFirstEntryComes_AsksForASealWhenItIsOldEnough()
    {
        Append(1);
        Append(2);

        var signal = Assert.Single(_sent);
        Assert.Equal((AuditShard.Address(Shard), "Seal", null, Now + Rules.BlockAge), (signal.Target, signal.Operation, signal.Payload, signal.Due));
    }

    [Fact]
    public void Append_WhenItFillsABlock_SealsAtOnce()
    {
        Append(AuditRules.MaxEntries + 1);

        Assert.Equal(new WriteBlock(0, 0), _sent[^1].Payload);
        Assert.Null(_sent[^1].Due);
        Assert.Equal(AuditRules.MaxEntries, AuditShard.Pending(_state, new WriteBlock(0, 0))!.Block.Entries.Length);
        Assert.Equal(1, _state!.WaitingCount);
    }

    [Fact]
    public void Append_WhenEntriesAreLarge_SealsByBytes()
    {
        for (var i = 0; i < 6; i++) Take(AuditShard.Append(_state, new AppendEntry(new byte[100_000]), Shard, Rules, Now));

        Assert.Equal(4, AuditShard.Pending(_state, new WriteBlock(0, 0))!.Block.Entries.Length);
    }

    [Fact]
    public void Append_WhenAnEntryIsLargerThanABlock_IsSealedAlone()
    {
        Take(AuditShard.Append(_state, new AppendEntry(new byte[AuditRules.MaxBytes + 1]), Shard, Rules, Now));

        Assert.Single(AuditShard.Pending(_state, new WriteBlock(0, 0))!.Block.Entries);
    }

    [Fact]
    public void Append_WhenTheSealSignalWasLost_AsksForAnother()
    {
        Append(1);
        Take(AuditShard.Append(_state, Entry(99), Shard, Rules, Now.AddSeconds(11)));

        Assert.Equal(2, _sent.Count(signal => signal.Operation == "Seal"));
    }

    [Fact]
    public void Seal_WhenNothingWaits_ChangesNothing()
    {
        Append(1);
        Seal();
        Written(0);
        var before = _state;

        Seal();

        Assert.Same(before, _state);
        Assert.Null(AuditShard.Seal(null).Next);
    }

    [Fact]
    public void Seal_WhenABlockIsBeingWritten_SealsTheRestOnceItIsWritten()
    {
        Append(2);
        Seal();
        Append(3);
        Seal();
        Seal();
        Assert.Equal(3, _state!.WaitingCount);

        Written(0);

        Assert.Equal(new WriteBlock(1, 0), _sent[^1].Payload);
        var second = AuditShard.Pending(_state, new WriteBlock(1, 0))!;
        Assert.Equal(3, second.Block.Entries.Length);
        Assert.Equal(2, second.Block.FirstSequence);
        Assert.Equal(_state!.Head.Hash, second.Block.PreviousHash);
    }

    [Fact]
    public void Seal_WhenMoreWaitsThanABlockHolds_WritesBlockAfterBlock()
    {
        Append(1);
        Seal();
        Append(2500);
        Written(0);
        Written(1);
        Written(2);
        Written(3);

        Assert.Equal(3, _state!.Head.Block);
        Assert.Equal(2501, _state.Head.NextSequence);
        Assert.Equal(0, _state.WaitingCount);
        Assert.Equal(0, _state.WaitingBytes);
    }

    [Fact]
    public void Written_WhenTheBlockIsUnknownOrOld_ChangesNothing()
    {
        Append(1);
        Written(0);
        Assert.Equal(-1, _state!.Head.Block);
        Seal();
        Written(5);
        Assert.Equal(-1, _state.Head.Block);
        Written(0);
        var after = _state;
        Written(0);
        Assert.Same(after, _state);
        Assert.Null(AuditShard.Pending(_state, new WriteBlock(0, 0)));
    }

    [Fact]
    public void WriteFailed_WhenItGoesOn_AsksAgainAfterDoubledWaitsUpToThirtySeconds()
    {
        Append(1);
        Seal();
        var waits = new List<double>();
        for (var attempt = 0; attempt < 12; attempt++)
        {
            Take(AuditShard.WriteFailed(_state, new WriteBlock(0, attempt), Now));
            Assert.Equal(new WriteBlock(0, attempt + 1), _sent[^1].Payload);
            waits.Add((_sent[^1].Due!.Value - Now).TotalSeconds);
        }

        Assert.Equal([0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 30, 30, 30, 30], waits);
    }

    [Fact]
    public void WriteFailed_WhenTheAttemptIsOld_DoesNotStartASecondChainOfRetries()
    {
        Append(1);
        Seal();
        Take(AuditShard.WriteFailed(_state, new WriteBlock(0, 0), Now));
        var sent = _sent.Count;

        Take(AuditShard.WriteFailed(_state, new WriteBlock(0, 0), Now));
        Take(AuditShard.WriteFailed(_state, new WriteBlock(3, 1), Now));

        Assert.Equal(sent, _sent.Count);
    }

    [Fact]
    public void State_WhenItGoesThroughJsonBetweenAllSteps_WritesTheSameBlocks()
    {
        var kept = Run(state => state);
        var reloaded = Run(state => JsonSerializer.Deserialize(JsonSerializer.Serialize(state!, CoreJson.Default.AuditShardState), CoreJson.Default.AuditShardState));

        Assert.Equal(4, kept.Count);
        Assert.Equal(kept, reloaded);
    }

    [Fact]
    public void Pending_WhenEntriesAreSealed_ProjectsTheirViewsAndTotals()
    {
        var ids = Samples.IdsIn(Shard).Take(2).ToArray();
        var first = Samples.Opened(ids[0], Now);
        Append(first, Samples.Opened(ids[1], Now), Samples.Booked(first));
        Seal();

        var write = AuditShard.Pending(_state, new WriteBlock(0, 0))!;

        Assert.Equal([(ids[0], 2L), (ids[1], 1L)], write.Updates.Select(update => (update.View.Id, update.View.Version)));
        Assert.Equal([0, 2], write.Updates[0].Indices);
        Assert.Null(write.Updates[0].Before);
        Assert.Equal([(TransactionStatus.PENDING, 1L), (TransactionStatus.MATCHED, 1L)], write.Head.Totals.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void Pending_WhenAnEntryIsUnreadable_KeepsItInTheLogAndGoesOn()
    {
        Take(AuditShard.Append(_state, new AppendEntry([9, 9]), Shard, Rules, Now));
        Append(1);
        Seal();

        var write = AuditShard.Pending(_state, new WriteBlock(0, 0))!;

        Assert.Equal(2, write.Block.Entries.Length);
        Assert.Single(write.Updates);
    }

    [Theory]
    [InlineData("tx-1", 43)]
    [InlineData("pi_3NXZ0x", 55)]
    [InlineData("Zahlung/Grüße-日本", 15)]
    public void Of_ForAnId_IsTheSameForEver(string id, int shard) => Assert.Equal(shard, AuditShard.Of(TransactionId.Of(id)));

    [Fact]
    public void Of_ForNumberedIds_SpreadsEvenly()
    {
        var counts = Enumerable.Range(0, 64_000).CountBy(i => AuditShard.Of(TransactionId.Of($"tx-{i}"))).ToDictionary();

        Assert.Equal(AuditShard.Count, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 800, 1200));
    }

    private static List<string> Run(Func<AuditShardState?, AuditShardState?> reload)
    {
        AuditShardState? state = null;
        var hashes = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            state = reload(AuditShard.Append(state, Entry(i), Shard, Rules, Now).Next);
            if (i % 5 != 4) continue;
            state = reload(AuditShard.Seal(state).Next);
            var request = new WriteBlock(state!.Head.Block + 1, 0);
            state = reload(AuditShard.WriteFailed(state, request, Now).Next);
            var write = AuditShard.Pending(state, request with { Attempt = 1 })!;
            hashes.Add(Convert.ToHexString(write.Block.Hash) + JsonSerializer.Serialize(write.Head, CoreJson.Default.ShardHead));
            state = reload(AuditShard.Written(state, request with { Attempt = 1 }).Next);
        }

        return hashes;
    }

    private static AppendEntry Entry(int n) => new(AuditEntryCodec.Encode(Samples.Opened(TransactionId.Of($"tx-{n}"), Now)));

    private void Append(int count) => Take(AuditShard.Append(_state, [.. Enumerable.Range(0, count).Select(Entry)], Shard, Rules, Now));

    private void Append(params AuditEntry[] entries)
    {
        foreach (var entry in entries) Take(AuditShard.Append(_state, new AppendEntry(AuditEntryCodec.Encode(entry)), Shard, Rules, Now));
    }

    private void Seal() => Take(AuditShard.Seal(_state));

    private void Written(long block) => Take(AuditShard.Written(_state, new WriteBlock(block, 0)));

    private void Take(Step<AuditShardState?> step)
    {
        _state = step.Next;
        _sent.AddRange(step.Outbox.Cast<OutboxMessage.Signal>());
    }
}
