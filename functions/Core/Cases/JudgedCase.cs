namespace RealRecon.Core.Cases;

/// <summary>A case as far as people's actions on it are judged.</summary>
/// <param name="Handling">What people did before.</param>
/// <param name="Version">The case's last version.</param>
/// <param name="IsOpen">Whether there is anything left to resolve.</param>
internal sealed record JudgedCase(CaseHandling Handling, long Version, bool IsOpen)
{
    /// <summary>The oldest version that a person may have seen: what came since changes nothing about what they decide.</summary>
    public long SeenFrom { get; init; } = Version;

    /// <summary>Whether opening it again would do anything.</summary>
    public bool MayReopen { get; init; }

    /// <summary>Whether it is something whose deadlines can be held: a feed.</summary>
    public bool MayHold { get; init; }

    /// <summary>Whether a person holds them now.</summary>
    public bool IsHeld { get; init; }
}
