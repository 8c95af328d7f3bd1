using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Feeds;
using RealRecon.Core.Matching;
using RealRecon.Core.Operators;

namespace RealRecon.Tests.Feeds;

/// <summary>
/// Feeds, gates and paces on virtual time. States and payloads go through their JSON now and then, as on disk. With a seed, signals come late, overtake each
/// other and come twice, as the platform may deliver them.
/// </summary>
internal sealed class World(FeedRules? rules = null, int? seed = null)
{
    public static readonly DateTimeOffset Start = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<OutboxMessage.Signal, (DateTimeOffset Due, long Number)> _queue = new();
    private readonly Dictionary<EntityAddress, object?> _states = [];
    private readonly Random? _chaos = seed is { } value ? new Random(value) : null;
    private long _number;
    private long _deliveries;

    public FeedRules Rules { get; } = rules ?? new FeedRules();

    public MatchRules Match { get; } = new();

    public DateTimeOffset Now { get; private set; } = Start;

    public List<CaseEntry> Entries { get; } = [];

    public List<(DateTimeOffset At, AlertRaised Alert)> Raised { get; } = [];

    public List<(DateTimeOffset At, AlertCleared Alert)> Cleared { get; } = [];

    public Askers Askers { get; } = new();

    public IEnumerable<string> Story(CaseKind kind = CaseKind.Feed) =>
        Entries.Where(entry => entry.Id.Kind == kind).Select(entry => $"{(entry.At - Start).TotalSeconds:0} {entry.What} {entry.Summary}");

    public FeedState? FeedOf(Side side, string provider) => Stored<FeedState>(FeedAddresses.Feed(side, provider));

    public FeedGateState? GateOf(Side side) => Stored<FeedGateState>(FeedAddresses.Gate(side));

    /// <summary>Seconds from the start.</summary>
    public static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);

    /// <summary>A beat at a time; events are received and occurred just then unless told otherwise.</summary>
    public void Beat(double at, Side side, string provider, int count = 1, double? received = null, double? occurred = null)
    {
        var receivedAt = At(received ?? at);
        Later(at, new(FeedAddresses.Feed(side, provider), "Hear", new FeedBeat(side, provider, count, receivedAt, occurred is { } o ? At(o) : receivedAt)));
    }

    public void Beats(double from, double to, double every, Side side, string provider, int count = 1)
    {
        for (var at = from; at < to; at += every) Beat(at, side, provider, count);
    }

    public void Ask(double at, string key, double since, double? due = null, Money? atRisk = null, PaceKey? pace = null) =>
        Later(at, new(new EntityAddress("Asker", key), "Ask", Askers.Question(key, At(since), due is { } d ? At(d) : null, atRisk, pace)));

    public void Act(double at, Side side, string provider, OperatorAction action) => Later(at, new(FeedAddresses.Feed(side, provider), "Act", action));

    public void Later(double at, OutboxMessage.Signal signal) => _queue.Enqueue(signal with { Due = At(at) }, (At(at), ++_number));

    public void RunTo(double seconds)
    {
        while (_queue.TryPeek(out _, out var next) && next.Due <= At(seconds))
        {
            var signal = _queue.Dequeue();
            if (next.Due > Now) Now = next.Due;
            Deliver(signal);
        }

        if (At(seconds) > Now) Now = At(seconds);
    }

    /// <summary>All clocks jump; timers that were due meanwhile are due at once.</summary>
    public void Jump(double seconds) => Now = Now.AddSeconds(seconds);

    public void Send(OutboxMessage.Signal signal)
    {
        var due = signal.Due > Now ? signal.Due.Value : Now;
        if (_chaos is not null && signal.Target.Name != AuditShard.EntityName) due = due.AddMilliseconds(_chaos.Next(400));
        _queue.Enqueue(signal, (due, ++_number));
        if (_chaos?.Next(10) == 0 && signal.Target.Name is "Feed" or "FeedGate") _queue.Enqueue(signal, (due.AddMilliseconds(_chaos!.Next(3000)), ++_number));
    }

    private void Deliver(OutboxMessage.Signal signal)
    {
        switch (signal.Target.Name, signal.Operation)
        {
            case ("Feed", "Hear"): Apply(signal, CoreJson.Default.FeedState, CoreJson.Default.FeedBeat, (state, beat) => Feed.Hear(state, beat, Rules, Now)); break;
            case ("Feed", "HearDemand"): Apply(signal, CoreJson.Default.FeedState, CoreJson.Default.FeedDemand, (state, demand) => Feed.HearDemand(state, demand, Rules, Now)); break;
            case ("Feed", "HearHeld"): Apply(signal, CoreJson.Default.FeedState, CoreJson.Default.FeedHeld, (state, held) => Feed.HearHeld(state, held, Now)); break;
            case ("Feed", "Wake"): Apply(signal, CoreJson.Default.FeedState, CoreJson.Default.CaseTimer, (state, timer) => Feed.Wake(state, timer, Rules, Now)); break;
            case ("Feed", "Act"): Apply(signal, CoreJson.Default.FeedState, CoreJson.Default.OperatorAction, (state, action) => Feed.Act(state, action, Now)); break;
            case ("FeedGate", "MayPass"): Apply(signal, CoreJson.Default.FeedGateState, CoreJson.Default.GateQuestion, (state, question) => FeedGate.MayPass(state, question, Rules, Match, Now)); break;
            case ("FeedGate", "HearFeed"): Apply(signal, CoreJson.Default.FeedGateState, CoreJson.Default.FeedNews, (state, news) => FeedGate.HearFeed(state, news, Now)); break;
            case ("FeedGate", "HearDemand"): Apply(signal, CoreJson.Default.FeedGateState, CoreJson.Default.FeedNews, (state, news) => FeedGate.HearDemand(state, news, Rules, Now)); break;
            case ("FeedGate", "Suspect"): Apply(signal, CoreJson.Default.FeedGateState, CoreJson.Default.FeedSuspicion, (state, suspicion) => FeedGate.Suspect(state, suspicion, Rules, Now)); break;
            case ("FeedGate", "HearPace"): Apply(signal, CoreJson.Default.FeedGateState, CoreJson.Default.PaceNews, (state, news) => FeedGate.HearPace(state, news)); break;
            case ("Pace", "Learn"): Apply(signal, CoreJson.Default.PaceState, CoreJson.Default.PaceSample, (state, sample) => Pace.Learn(state, sample, Rules, Match, Now)); break;
            case ("AuditShard", "Append"): Entries.Add(CaseEntryCodec.Decode(((AppendEntry)signal.Payload!).Entry)); break;
            case ("AlertGroup", "Raise"): Raised.Add((Now, (AlertRaised)signal.Payload!)); break;
            case ("AlertGroup", "Clear"): Cleared.Add((Now, (AlertCleared)signal.Payload!)); break;
            case ("Asker", "Ask"): Send(Askers.Asked((GateQuestion)signal.Payload!)); break;
            case ("Asker", "HearGate"): if (Askers.Heard(signal.Target.Key, (GateAnswer)signal.Payload!, Now) is { } again) Send(again); break;
            default: Assert.Fail($"{signal.Target.Name} has no {signal.Operation}."); break;
        }
    }

    private void Apply<TState, TPayload>(
        OutboxMessage.Signal signal, JsonTypeInfo<TState> states, JsonTypeInfo<TPayload> payloads, Func<TState?, TPayload, Step<TState?>> policy)
        where TState : class
    {
        var before = Stored<TState>(signal.Target);
        var isOnDisk = ++_deliveries % 8 == 0;
        var payload = (TPayload)signal.Payload!;
        var step = policy(before, isOnDisk ? JsonSerializer.Deserialize(JsonSerializer.Serialize(payload, payloads), payloads)! : payload);
        _states[signal.Target] = isOnDisk && step.Next is { } next ? JsonSerializer.Deserialize(JsonSerializer.Serialize(next, states), states) : step.Next;
        foreach (var message in step.Outbox) Send((OutboxMessage.Signal)message);
    }

    private TState? Stored<TState>(EntityAddress address)
        where TState : class => (TState?)_states.GetValueOrDefault(address);
}
