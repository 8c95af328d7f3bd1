using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace RealRecon.Tests.App;

/// <summary>The context of an operation; it keeps what the operation sends.</summary>
internal sealed class SentSignals(EntityInstanceId id) : TaskEntityContext
{
    public List<SentSignal> All { get; } = [];

    public override EntityInstanceId Id => id;

    public override void SignalEntity(EntityInstanceId id, string operationName, object? input = null, SignalEntityOptions? options = null) =>
        All.Add(new SentSignal(id, operationName, input, options?.SignalTime));

    public override string ScheduleNewOrchestration(TaskName name, object? input = null, StartOrchestrationOptions? options = null) =>
        throw new NotSupportedException("No entity starts orchestrations.");
}

internal sealed record SentSignal(EntityInstanceId Target, string Operation, object? Input, DateTimeOffset? Due);
