using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RealRecon.Functions.Entities;

namespace RealRecon.Tests.App;

/// <summary>
/// The context of an orchestration on virtual time: timers pass at once, and all that goes out or comes in is text in between, as on the platform.
/// </summary>
internal sealed class StagedOrchestration(object input) : TaskOrchestrationContext
{
    private readonly StagedEntities _entities = new();
    private DateTime _now = Samples.Now.UtcDateTime;

    /// <summary>Does the activities.</summary>
    public Func<string, object?, object> Activity { get; init; } = (name, _) => throw new InvalidOperationException($"Nobody does {name}.");

    /// <summary>Says whether a round is waited for.</summary>
    public Func<long, bool> IsWaitingFor { get => _entities.IsWaitingFor; init => _entities.IsWaitingFor = value; }

    /// <summary>How much too early timers fire.</summary>
    public TimeSpan Early { get; init; }

    public List<string> Activities { get; } = [];

    public List<SentSignal> Signals => _entities.Signals;

    public DateTime Now => _now;

    public override TaskName Name => "Staged";

    public override string InstanceId => "staged-1";

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => _now;

    public override bool IsReplaying => false;

    public override TaskOrchestrationEntityFeature Entities => _entities;

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    public override T GetInput<T>() => Through<T>(input);

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        Activities.Add(name.Name);
        return Task.FromResult(Through<TResult>(Activity(name.Name, input)));
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        Assert.Equal(DateTimeKind.Utc, fireAt.Kind);
        var fires = fireAt - Early;
        if (fires > _now) _now = fires;
        return Task.CompletedTask;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

    public override void SetCustomStatus(object? customStatus) => throw new NotSupportedException();

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        throw new NotSupportedException();

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) => throw new NotSupportedException();

    public override Guid NewGuid() => throw new NotSupportedException();

    private static T Through<T>(object value) =>
        (T)EntityJson.Serializer.Deserialize(EntityJson.Serializer.Serialize(value, value.GetType()).ToStream(), typeof(T), default)!;
}
