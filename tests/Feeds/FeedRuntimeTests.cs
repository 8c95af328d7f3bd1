using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Feeds;
using RealRecon.Core.Matching;
using RealRecon.Core.Orders;
using RealRecon.Emulator.Entities;
using RealRecon.Tests.Entities;
using RealRecon.Tests.Orders;

namespace RealRecon.Tests.Feeds;

/// <summary>The same policies as entities of the emulator, whose states and timers lie on disk.</summary>
public sealed class FeedRuntimeTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("realrecon-").FullName;
    private readonly FakeTimeProvider _time = new(World.Start);
    private readonly ConcurrentQueue<CaseEntry> _entries = [];
    private readonly ConcurrentQueue<object> _alerts = [];
    private EntityRuntime _runtime;

    public FeedRuntimeTests() => _runtime = Start();

    [Fact]
    public async Task Feed_WhenTheRuntimeRestartsDuringAnOutage_StillEndsItOnce()
    {
        for (var second = 0; second < 150; second++) await PassAsync(Beat(Side.Gateway, "stripe"), Beat(Side.Bank, "ledger"));
        for (var second = 0; second < 40; second++) await PassAsync(Beat(Side.Gateway, "stripe"));
        Assert.Equal(1, Assert.IsType<AlertRaised>(Assert.Single(_alerts)).Number);

        await _runtime.DisposeAsync();
        _runtime = Start();
        for (var second = 0; second < 40; second++) await PassAsync(Beat(Side.Gateway, "stripe"), Beat(Side.Bank, "ledger"));

        Assert.Equal(2, _alerts.Count);
        Assert.True(Assert.IsType<AlertCleared>(_alerts.Last()).ByItself);
        Assert.Equal(
            [CaseEvent.Changed, CaseEvent.Changed, CaseEvent.Opened, CaseEvent.Changed, CaseEvent.Closed],
            _entries.Where(entry => entry.Id.Key == "bank-ledger").Select(entry => entry.What));
    }

    [Fact]
    public async Task Feeds_WhenRealReconWasStoppedForAnHour_AreNotCalledSilent()
    {
        for (var second = 0; second < 150; second++) await PassAsync(Beat(Side.Gateway, "stripe"), Beat(Side.Bank, "ledger"));
        await _runtime.DisposeAsync();
        _time.Advance(TimeSpan.FromHours(1));
        _runtime = Start();

        for (var second = 0; second < 5; second++) await PassAsync(Beat(Side.Gateway, "stripe"));
        for (var second = 0; second < 60; second++) await PassAsync(Beat(Side.Gateway, "stripe"), Beat(Side.Bank, "ledger"));

        Assert.Empty(_alerts);
    }

    [Fact]
    public async Task Order_WhenItIsChargedTwice_IsAlerted()
    {
        await PassAsync(Note(Desk.Charge("pi_A")), Note(Desk.Charge("pi_B", at: 40)));

        Assert.Equal("order-7", Assert.IsType<AlertRaised>(Assert.Single(_alerts)).Subject);
        Assert.Equal(CaseEvent.Opened, Assert.Single(_entries).What);
    }

    public async ValueTask DisposeAsync()
    {
        await _runtime.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private EntityRuntime Start() => EntityRuntime.Start(
        new EntityRuntimeOptions { File = Path.Combine(_folder, "entities.db"), Durable = false },
        [
            FeedEntity.Kind(new FeedRules()),
            FeedGateEntity.Kind(new FeedRules(), new MatchRules()),
            PaceEntity.Kind(new FeedRules(), new MatchRules()),
            OrderEntity.Kind(new MatchRules()),
            new EntityKind<Account>(AuditShard.EntityName, TestJson.Default.Account)
                .On(nameof(AuditShard.Append), CoreJson.Default.AppendEntry, (state, append, _, _) => Recorded(state, _entries, CaseEntryCodec.Decode(append.Entry))),
            new EntityKind<Account>(AlertCause.EntityName, TestJson.Default.Account)
                .On("Raise", CoreJson.Default.AlertRaised, (state, alert, _, _) => Recorded(state, _alerts, alert))
                .On("Clear", CoreJson.Default.AlertCleared, (state, alert, _, _) => Recorded(state, _alerts, alert)),
        ],
        _time,
        NullLogger<EntityRuntime>.Instance);

    private static Step<Account?> Recorded<T>(Account? state, ConcurrentQueue<T> into, T what)
    {
        into.Enqueue(what);
        return new(state, []);
    }

    private OutboxMessage.Signal Beat(Side side, string provider) =>
        new(FeedAddresses.Feed(side, provider), nameof(Feed.Hear), new FeedBeat(side, provider, 7, _time.GetUtcNow(), _time.GetUtcNow()));

    private static OutboxMessage.Signal Note(OrderMovement movement) => new(OrderMovement.AddressOf(movement.OrderId), nameof(Order.Note), movement);

    private async Task PassAsync(params OutboxMessage.Signal[] signals)
    {
        await _runtime.SignalAsync(signals, TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(1));
        await _runtime.SignalAsync([], TestContext.Current.CancellationToken);
    }
}
