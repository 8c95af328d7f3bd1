using System.Diagnostics;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;
using RealRecon.Core.Operators;
using RealRecon.Core.Orders;
using RealRecon.Functions.Entities;

namespace RealRecon.Tests.App;

public sealed class TransactionEntityTests
{
    private readonly EntityStage _stage = new(
        () => new TransactionEntity(new MatchRules(), new FixedTime(Samples.Now), new MatchTelemetry(null)),
        Transaction.Observed(Samples.Capture("tx-1")).Target);

    [Fact]
    public async Task Observe_WhenTheEventIsTheFirst_KeepsStateAndSendsWhatCoreDecided()
    {
        var step = Transaction.Observe(null, Samples.Capture("tx-1"), new MatchRules(), Samples.Now);

        var sent = await _stage.RunAsync(nameof(Transaction.Observe), Samples.Capture("tx-1"));

        Assert.True(_stage.State.HasState);
        Assert.Equal(
            step.Outbox.OfType<OutboxMessage.Signal>().Select(signal => (signal.Target.Name.ToLowerInvariant(), signal.Target.Key, signal.Operation, signal.Due)),
            sent.Select(signal => (signal.Target.Name, signal.Target.Key, signal.Operation, signal.Due)));
        Assert.Contains(sent, signal => signal.Input is AppendEntry && signal.Due is null);
        Assert.Contains(sent, signal => signal.Input is DeadlineReached deadline && signal.Due == deadline.Due);
    }

    [Fact]
    public async Task Observe_WhenItsMessageIsTraced_PassesTheTraceOnBesideThePayloads()
    {
        const string trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Tracing.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId.ToString() == trace[3..35] ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
        };
        ActivitySource.AddActivityListener(listener);

        var sent = await _stage.RunAsync(nameof(Transaction.Observe), new Traced<PaymentEvent>(Samples.Capture("tx-1"), trace));

        Assert.All(sent, signal => Assert.StartsWith(trace[..36], Assert.IsType<Traced<object>>(signal.Input).TraceParent));
        Assert.Contains(sent, signal => signal.Input is Traced<object> { What: DeadlineReached });
    }

    [Fact]
    public async Task ReachDeadline_WhenTheBankStayedSilent_GoesOnFromTheStoredState()
    {
        var opened = await _stage.RunAsync(nameof(Transaction.Observe), Samples.Capture("tx-1"));
        var deadline = opened.Select(signal => signal.Input).OfType<DeadlineReached>().Single();

        var sent = await _stage.RunAsync(nameof(Transaction.ReachDeadline), deadline);

        var entry = AuditEntryCodec.Decode(sent.Select(signal => signal.Input).OfType<AppendEntry>().Single().Entry);
        Assert.Equal((2, AuditKind.Deadline, TransactionStatus.ALERT), (entry.Version, entry.Kind, entry.After.Status));
    }

    [Fact]
    public async Task Act_WhenAPersonResolves_KeepsStateAndAuditsTheAction()
    {
        await _stage.RunAsync(nameof(Transaction.Observe), Samples.Capture("tx-1"));

        var sent = await _stage.RunAsync(nameof(Transaction.Act), new OperatorAction
        {
            ActionId = "a-1",
            Kind = OperatorActionKind.Resolve,
            Actor = "ann",
            Reason = "The customer was paid back by hand.",
            ExpectedVersion = 1,
            At = Samples.Now,
        });

        var entry = AuditEntryCodec.Decode(sent.Select(signal => signal.Input).OfType<AppendEntry>().Single().Entry);
        Assert.Equal((2, AuditKind.Action, TransactionStatus.RESOLVED), (entry.Version, entry.Kind, entry.After.Status));
    }

    [Fact]
    public async Task HearRefund_WhenThePaymentIsUnknown_WaitsWithoutAState()
    {
        var refund = new RefundHeard(
            new OrderMovement
            {
                OrderId = "",
                Id = TransactionId.Of("re-1"),
                Kind = OrderMovementKind.Refund,
                ParentId = "tx-1",
                Provider = "generic",
                Amount = new Money(50000, Currency.Of("INR")),
                OccurredAt = Samples.Now,
                Succeeded = true,
                Version = 1,
            },
            0);

        var again = Assert.Single(await _stage.RunAsync(nameof(Transaction.HearRefund), refund));

        Assert.False(_stage.State.HasState);
        Assert.Equal((nameof(Transaction.HearRefund), Samples.Now.AddSeconds(1)), (again.Operation, again.Due));
    }

    [Fact]
    public async Task Operation_WhenItCannotBeRun_ThrowsSoThatThePlatformRollsBack()
    {
        await _stage.RunAsync(nameof(Transaction.Observe), Samples.Capture("tx-1"));
        var before = _stage.State.Json;

        await Assert.ThrowsAnyAsync<Exception>(() => _stage.RunAsync(nameof(Transaction.Observe)));
        await Assert.ThrowsAnyAsync<Exception>(() => _stage.RunAsync("Unheard"));

        Assert.Equal(before, _stage.State.Json);
    }

    [Fact]
    public async Task State_WhenStored_IsTheJsonOfTheEmulator()
    {
        await _stage.RunAsync(nameof(Transaction.Observe), Samples.Capture("tx-1"));

        var state = Transaction.Observe(null, Samples.Capture("tx-1"), new MatchRules(), Samples.Now).Next!;
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(state, CoreJson.Default.TransactionState), _stage.State.Json);
    }
}
