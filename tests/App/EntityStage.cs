using Microsoft.DurableTask.Entities;
using RealRecon.Core;

namespace RealRecon.Tests.App;

/// <summary>Runs operations of one entity one after the other, as the platform does; state lies between them as text.</summary>
internal sealed class EntityStage(Func<ITaskEntity> entity, EntityAddress address)
{
    public StoredState State { get; } = new();

    /// <summary>Runs the operation and returns what it sent. What it throws is thrown here: the platform would roll back.</summary>
    public async Task<List<SentSignal>> RunAsync(string operation, object? input = null)
    {
        var context = new SentSignals(new EntityInstanceId(address.Name, address.Key));
        await entity().RunAsync(new Operation(operation, input, context, State));
        return context.All;
    }
}
