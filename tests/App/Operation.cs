using Microsoft.DurableTask.Entities;
using RealRecon.Functions.Entities;

namespace RealRecon.Tests.App;

/// <summary>One operation on an entity, its input sent through the worker's serializer as the platform does it.</summary>
internal sealed class Operation(string name, object? input, SentSignals context, StoredState state) : TaskEntityOperation
{
    public override string Name => name;

    public override TaskEntityContext Context => context;

    public override TaskEntityState State => state;

    public override bool HasInput => input is not null;

    public override object? GetInput(Type inputType) =>
        input is null ? null : EntityJson.Serializer.Deserialize(EntityJson.Serializer.Serialize(input, input.GetType()).ToStream(), inputType, default);
}
