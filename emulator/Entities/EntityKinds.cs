using RealRecon.Core;

namespace RealRecon.Emulator.Entities;

/// <summary>The kinds of entities that a runtime serves.</summary>
internal sealed class EntityKinds(IEnumerable<EntityKind> kinds)
{
    private readonly Dictionary<string, EntityKind> _kinds = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    public EntityKind? Find(string name) => _kinds.GetValueOrDefault(name);

    public EntityOperation? Find(EntityAddress target, string operation) => Find(target.Name)?.Find(operation);
}
