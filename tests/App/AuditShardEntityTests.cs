using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;
using RealRecon.Functions.Entities;

namespace RealRecon.Tests.App;

public sealed class AuditShardEntityTests
{
    private readonly Mock<IAuditStore> _store = new(MockBehavior.Strict);
    private readonly EntityStage _stage;

    public AuditShardEntityTests() => _stage = new EntityStage(
        () => new AuditShardEntity(new AuditWriter(_store.Object), new AuditRules(), new FixedTime(Samples.Now), NullLogger<AuditShardEntity>.Instance),
        AuditShard.Address(7));

    [Fact]
    public async Task Write_WhenTheStoreTakesTheBlock_IsWrittenOnce()
    {
        AuditBlock? written = null;
        _store.Setup(store => store.WriteAsync(It.IsAny<PendingWrite>(), It.IsAny<CancellationToken>()))
            .Callback((PendingWrite write, CancellationToken _) => written = write.Block)
            .Returns(Task.CompletedTask);
        var request = await SealedAsync();

        await _stage.RunAsync("Write", request);
        await _stage.RunAsync("Write", request);

        Assert.Equal((7, 0L, 1), (written!.Shard, written.Number, written.Entries.Length));
        _store.VerifyAll();
        _store.Verify(
            store => store.WriteAsync(It.IsAny<PendingWrite>(), It.IsAny<CancellationToken>()),
            Times.Once);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Write_WhenTheStoreFails_DoesNotThrowAndAsksAgainLater(bool isConflict)
    {
        _store.Setup(store => store.WriteAsync(It.IsAny<PendingWrite>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(isConflict ? new BlockConflictException(7, 0) : new TimeoutException());
        var request = await SealedAsync();

        var sent = await _stage.RunAsync("Write", request);

        var again = Assert.Single(sent);
        Assert.Equal((AuditShard.EntityName.ToLowerInvariant(), "7", "Write"), (again.Target.Name, again.Target.Key, again.Operation));
        Assert.Equal(request with { Attempt = 1 }, again.Input);
        Assert.True(again.Due > Samples.Now);
    }

    [Fact]
    public async Task Write_WhenItComesInTheBatchThatSealsItsBlock_WaitsForTheCommit()
    {
        var sent = await _stage.RunBatchAsync(("Append", Entry()), ("Seal", null), ("Write", new WriteBlock(0, 0)));

        Assert.Equal(new WriteBlock(0, 0), sent.Select(signal => signal.Input).OfType<WriteBlock>().Single());
        _store.VerifyNoOtherCalls();
    }

    private async Task<WriteBlock> SealedAsync()
    {
        await _stage.RunAsync("Append", Entry());
        var sent = await _stage.RunAsync("Seal");
        return sent.Select(signal => signal.Input).OfType<WriteBlock>().Single();
    }

    private static AppendEntry Entry() => Transaction.Observe(null, Samples.Capture("tx-1"), new MatchRules(), Samples.Now).Outbox
        .OfType<OutboxMessage.Signal>().Select(signal => signal.Payload).OfType<AppendEntry>().Single();
}
