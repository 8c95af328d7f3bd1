using System.Text.Json;
using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Operators;

namespace RealRecon.Tests.Alerts;

/// <summary>One alert group on virtual time: its timers ring, its deliveries end as told, its entries are decoded.</summary>
internal sealed class AlertStage(AlertRules? rules = null)
{
    public static readonly DateTimeOffset Start = new(2026, 5, 4, 10, 0, 0, TimeSpan.Zero);

    public static readonly AlertCause Cause = new(ReasonCode.BANK_MISSING, "stripe", "ledger");

    private readonly PriorityQueue<CaseTimer, DateTimeOffset> _timers = new();
    private int _actions;

    public AlertRules Rules { get; set; } = rules ?? new AlertRules { Sinks = [new("pager", Severity.Info)] };

    public AlertGroupState? State { get; private set; }

    public DateTimeOffset Now { get; private set; } = Start;

    /// <summary>Whether deliveries succeed at once; else they wait in <see cref="Started"/> for <see cref="End"/>.</summary>
    public bool Delivers { get; set; } = true;

    public List<Notification> Started { get; } = [];

    public List<CaseEntry> Entries { get; } = [];

    /// <summary>What sinks were told, in order: <c>opened 1 x8</c> is the opening of incident 1 with eight alerts.</summary>
    public string[] Told => [.. Started.Select(word => $"{word.Kind.ToString().ToLowerInvariant()} {word.Incident} x{word.Count}")];

    public string[] Events => [.. Entries.Select(entry => entry.What.ToString())];

    public CaseSnapshot Case => Entries[^1].After;

    public void Raise(string subject, long minor = 1000, string currency = "EUR", DateTimeOffset? since = null, bool isBackfill = false, long number = 1) =>
        Apply(AlertGroup.Raise(State, new AlertRaised(Cause, subject, number, new Money(minor, Currency.Of(currency)), since ?? Now, isBackfill), Rules, Now));

    public void RaiseMany(int count, int from = 0, long minor = 1)
    {
        for (var i = from; i < from + count; i++) Raise($"tx-{i}", minor);
    }

    public void Clear(string subject, long minor = 1000, string currency = "EUR", bool byItself = true, long number = 1) =>
        Apply(AlertGroup.Clear(State, new AlertCleared(Cause, subject, number, new Money(minor, Currency.Of(currency)), byItself), Rules, Now));

    public void ClearMany(int count, int from = 0, long minor = 1)
    {
        for (var i = from; i < from + count; i++) Clear($"tx-{i}", minor);
    }

    public void Act(OperatorActionKind kind, DateTimeOffset? until = null, long? version = null, string? id = null, string? assignee = null) =>
        Apply(AlertGroup.Act(
            State,
            new OperatorAction
            {
                ActionId = id ?? $"a{++_actions}",
                Kind = kind,
                Actor = "asha",
                Reason = "seen",
                ExpectedVersion = version ?? State?.Version ?? 0,
                Until = until,
                Assignee = assignee,
                At = Now,
            },
            Rules,
            Now));

    public void End(long number, DeliveryEnding ending = DeliveryEnding.Delivered) =>
        Apply(AlertGroup.HearDelivery(State, new DeliveryEnded(number, ending, ending == DeliveryEnding.Failed ? "HTTP 404" : null), Rules, Now));

    public void Wake(CaseTimer timer) => Apply(AlertGroup.Wake(State, timer, Rules, Now));

    /// <summary>Lets the time pass, with every timer at its time.</summary>
    public void Pass(TimeSpan time)
    {
        var end = Now + time;
        while (_timers.TryPeek(out var timer, out var due) && due <= end)
        {
            _timers.Dequeue();
            if (due > Now) Now = due;
            Wake(timer);
        }

        Now = end;
    }

    public void Pass(double seconds) => Pass(TimeSpan.FromSeconds(seconds));

    /// <summary>The platform loses what it should ring.</summary>
    public void LoseTimers() => _timers.Clear();

    private void Apply(Step<AlertGroupState?> step)
    {
        // What the hosts store must be what policy goes on with.
        State = Entries.Count % 16 != 15 || step.Next is null
            ? step.Next
            : JsonSerializer.Deserialize(JsonSerializer.Serialize(step.Next, CoreJson.Default.AlertGroupState), CoreJson.Default.AlertGroupState);
        var before = Started.Count;
        foreach (var message in step.Outbox)
        {
            switch (message)
            {
                case OutboxMessage.Signal { Payload: CaseTimer timer } signal:
                    Assert.Equal(timer.Due, signal.Due);
                    _timers.Enqueue(timer, timer.Due);
                    break;
                case OutboxMessage.Signal { Payload: AppendEntry append }:
                    Entries.Add(CaseEntryCodec.Decode(append.Entry));
                    break;
                case OutboxMessage.Start { Request: DeliveryRequest request } start:
                    Assert.Equal(request.What.Key, start.Id);
                    Started.Add(request.What);
                    break;
                default:
                    Assert.Fail($"{message}");
                    break;
            }
        }

        if (!Delivers) return;
        foreach (var word in Started.Skip(before).ToList()) End(word.Number);
    }
}
