using Microsoft.DurableTask.Entities;

namespace RealRecon.Tests.App;

/// <summary>Entities as an orchestration sees them: it keeps what they are signalled, and answers whether a round is waited for.</summary>
internal sealed class StagedEntities : TaskOrchestrationEntityFeature
{
    public Func<long, bool> IsWaitingFor { get; set; } = _ => true;

    public List<SentSignal> Signals { get; } = [];

    public override Task<TResult> CallEntityAsync<TResult>(EntityInstanceId id, string operationName, object? input = null, CallEntityOptions? options = null)
    {
        Assert.Equal("IsWaitingFor", operationName);
        return Task.FromResult((TResult)(object)IsWaitingFor((long)input!));
    }

    public override Task CallEntityAsync(EntityInstanceId id, string operationName, object? input = null, CallEntityOptions? options = null) =>
        throw new NotSupportedException();

    public override Task SignalEntityAsync(EntityInstanceId id, string operationName, object? input = null, SignalEntityOptions? options = null)
    {
        Signals.Add(new SentSignal(id, operationName, input, options?.SignalTime));
        return Task.CompletedTask;
    }

    public override Task<IAsyncDisposable> LockEntitiesAsync(IEnumerable<EntityInstanceId> entityIds) => throw new NotSupportedException();

    public override bool InCriticalSection([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IReadOnlyList<EntityInstanceId>? entityIds) =>
        throw new NotSupportedException();
}
