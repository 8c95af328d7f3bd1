using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Moq;
using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Sweep;
using RealRecon.Core;
using RealRecon.Core.Matching;
using RealRecon.Core.Audit;
using RealRecon.Core.Views;

namespace RealRecon.Tests.Hosting;

public sealed class SweeperTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly Mock<IAuditStore> _store = new();
    private readonly List<OutboxMessage.Signal> _sent = [];
    private readonly Sweeper _sweeper;

    public SweeperTests()
    {
        var signals = new Mock<IEntitySignals>();
        signals
            .Setup(entities => entities.SignalAsync(It.IsAny<IReadOnlyList<OutboxMessage.Signal>>(), It.IsAny<CancellationToken>()))
            .Callback<IReadOnlyList<OutboxMessage.Signal>, CancellationToken>((sent, _) => _sent.AddRange(sent))
            .Returns(Task.CompletedTask);
        _sweeper = new Sweeper(_store.Object, signals.Object, new FakeTimeProvider(Now));
    }

    [Fact]
    public async Task Sweep_WhenADeadlineIsOverdue_SignalsItWithItsGeneration()
    {
        var due = Now.AddMinutes(-5);
        Overdue(Waiting("tx/1", due, generation: 3));

        Assert.Equal(1, await _sweeper.SweepAsync(TestContext.Current.CancellationToken));

        var signal = Assert.Single(_sent);
        Assert.Equal(new OutboxMessage.Signal(new EntityAddress("Transaction", "tx=2F1"), "ReachDeadline", new DeadlineReached(3, due)), signal);
    }

    [Fact]
    public async Task Sweep_WhenNothingIsOverdue_SignalsNothing()
    {
        Overdue();

        Assert.Equal(0, await _sweeper.SweepAsync(TestContext.Current.CancellationToken));
        Assert.Empty(_sent);
    }

    private void Overdue(params TransactionView[] views) => _store
        .Setup(store => store.ReadOverdueAsync(Now.AddSeconds(-60), Sweeper.Limit, It.IsAny<CancellationToken>()))
        .ReturnsAsync(views);

    private static TransactionView Waiting(string id, DateTimeOffset due, long generation) => new(TransactionId.Of(id), 1, new TransactionSnapshot
    {
        Status = TransactionStatus.PENDING,
        OpenedAt = due.AddMinutes(-1),
        DecidedAt = due.AddMinutes(-1),
        Generation = generation,
        Verdict = new Verdict
        {
            State = MatchState.WAIT_BANK,
            Reasons = ImmutableArray<ReasonCode>.Empty,
            Gateway = null,
            Bank = null,
            DifferenceMinor = null,
            Compared = [],
            Deadline = due,
        },
    });
}
