using Microsoft.DurableTask.Entities;
using RealRecon.Functions.Entities;

namespace RealRecon.Tests.App;

/// <summary>Entity state as the platform keeps it: text written by the worker's serializer.</summary>
internal sealed class StoredState : TaskEntityState
{
    private BinaryData? _json;

    public override bool HasState => _json is not null;

    public string? Json => _json?.ToString();

    public override object? GetState(Type type) => _json is null ? null : EntityJson.Serializer.Deserialize(_json.ToStream(), type, default);

    public override void SetState(object? state) => _json = state is null ? null : EntityJson.Serializer.Serialize(state, state.GetType());
}
