using RealRecon.Core.Matching;

namespace RealRecon.Core.Pulse;

/// <summary>Movements that are PENDING now.</summary>
public sealed class Waiting
{
    public long Count { get; private set; }

    /// <summary>When the oldest of them was opened (UTC); null without any.</summary>
    public DateTimeOffset? OldestSince { get; private set; }

    /// <summary>Those that have time left and are neither held nor asked about; one that is held and asked about counts as held.</summary>
    public long InsideDeadline { get; private set; }

    public long Held { get; private set; }

    public long Checking { get; private set; }

    public void Add(PulseMovement movement, DateTimeOffset asOf)
    {
        if (movement.Status != TransactionStatus.PENDING) return;
        Count++;
        if (!(OldestSince <= movement.OpenedAt)) OldestSince = movement.OpenedAt;
        if (movement.IsHeld) Held++;
        else if (movement.IsChecking) Checking++;
        else if (!movement.IsDecided(asOf)) InsideDeadline++;
    }

    public void Merge(Waiting more)
    {
        Count += more.Count;
        if (more.OldestSince is { } oldest && !(OldestSince <= oldest)) OldestSince = oldest;
        InsideDeadline += more.InsideDeadline;
        Held += more.Held;
        Checking += more.Checking;
    }
}
