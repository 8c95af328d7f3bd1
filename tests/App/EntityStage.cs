using Microsoft.DurableTask.Entities;
using RealRecon.Core;

namespace RealRecon.Tests.App;

/// <summary>Runs operations of one entity one after the other, as the platform does; state lies between them as text.</summary>
internal sealed class EntityStage(Func<ITaskEntity> entity, EntityAddress address)
{
    public StoredState State { get; } = new();

    /// <summary>Runs the operation and returns what it sent. What it throws is thrown here: the platform would roll back.</summary>
    public Task<List<SentSignal>> RunAsync(string operation, object? input = null) => RunBatchAsync((operation, input));

    /// <summary>Runs the operations on one object, as the platform does with those that came in together.</summary>
    public async Task<List<SentSignal>> RunBatchAsync(params (string Name, object? Input)[] operations)
    {
        var context = new SentSignals(new EntityInstanceId(address.Name, address.Key));
        var one = entity();
        foreach (var (name, input) in operations) await one.RunAsync(new Operation(name, input, context, State));
        return context.All;
    }
}
