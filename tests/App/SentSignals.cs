using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace RealRecon.Tests.App;

/// <summary>The context of an operation; it keeps what the operation sends and starts.</summary>
internal sealed class SentSignals(EntityInstanceId id) : TaskEntityContext
{
    public List<SentSignal> All { get; } = [];

    public List<StartedRun> Started { get; } = [];

    public override EntityInstanceId Id => id;

    public override void SignalEntity(EntityInstanceId id, string operationName, object? input = null, SignalEntityOptions? options = null) =>
        All.Add(new SentSignal(id, operationName, input, options?.SignalTime));

    public override string ScheduleNewOrchestration(TaskName name, object? input = null, StartOrchestrationOptions? options = null)
    {
        Started.Add(new StartedRun(name.Name, input, options?.InstanceId));
        return options?.InstanceId ?? "";
    }
}

internal sealed record StartedRun(string Orchestration, object? Input, string? Id);

internal sealed record SentSignal(EntityInstanceId Target, string Operation, object? Input, DateTimeOffset? Due);
