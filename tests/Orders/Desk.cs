using System.Collections.Immutable;
using System.Text.Json;
using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Matching;
using RealRecon.Core.Orders;
using RealRecon.Core.Resolution;

namespace RealRecon.Tests.Orders;

/// <summary>One order, told of its movements; its state goes through JSON between operations, as on disk.</summary>
internal sealed class Desk(Playbook? playbook = null)
{
    public static readonly DateTimeOffset Start = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly MatchRules _rules = new()
    {
        Playbooks = playbook is null ? Playbooks.None : new Playbooks(ImmutableDictionary<ReasonCode, Playbook>.Empty.Add(ReasonCode.DUP_DOUBLE_CHARGE, playbook)),
    };

    private string? _state;

    public OrderState? State => _state is null ? null : JsonSerializer.Deserialize(_state, CoreJson.Default.OrderState);

    public string? Stored => _state;

    public List<OutboxMessage> Sent { get; } = [];

    public IReadOnlyList<CaseEntry> Entries => [.. Payloads<AppendEntry>().Select(append => CaseEntryCodec.Decode(append.Entry))];

    public IReadOnlyList<AlertRaised> Raised => [.. Payloads<AlertRaised>()];

    public IReadOnlyList<AlertCleared> Cleared => [.. Payloads<AlertCleared>()];

    public IReadOnlyList<OutboxMessage.Start> Started => [.. Sent.OfType<OutboxMessage.Start>()];

    public IReadOnlyList<OutboxMessage.Signal> Timers => [.. Sent.OfType<OutboxMessage.Signal>().Where(signal => signal.Operation == nameof(Order.Wake))];

    public static OrderMovement Charge(string id, long minor = 2000, double at = 0, string? parent = null, bool succeeded = true, long version = 1, string currency = "USD") => new()
    {
        OrderId = "order-7",
        Id = TransactionId.Of(id),
        Kind = OrderMovementKind.Charge,
        ParentId = parent,
        Provider = "stripe",
        Amount = new Money(minor, Currency.Of(currency)),
        OccurredAt = Start.AddSeconds(at),
        Succeeded = succeeded,
        Version = version,
    };

    public static OrderMovement Refund(string id, string? of, long minor = 2000, double at = 300, bool succeeded = true, long version = 1, string currency = "USD") =>
        Charge(id, minor, at, of, succeeded, version, currency) with { Kind = OrderMovementKind.Refund };

    public Desk Note(params OrderMovement[] movements)
    {
        foreach (var movement in movements) Do((state, now) => Order.Note(state, movement, _rules, now));
        return this;
    }

    public void Wake(OutboxMessage.Signal timer) => Do((state, now) => Order.Wake(state, (CaseTimer)timer.Payload!, _rules, now));

    public void Do(Func<OrderState?, DateTimeOffset, Step<OrderState?>> operation, double at = 60)
    {
        var before = State;
        var step = operation(before, Start.AddSeconds(at));
        if (!ReferenceEquals(step.Next, before)) _state = JsonSerializer.Serialize(step.Next!, CoreJson.Default.OrderState);
        Sent.AddRange(step.Outbox);
    }

    private IEnumerable<T> Payloads<T>() => Sent.OfType<OutboxMessage.Signal>().Select(signal => signal.Payload).OfType<T>();
}
