namespace RealRecon.Core.Normalise;

/// <summary>Collects what one body turns into, up to <see cref="Limits.Movements"/>.</summary>
internal sealed class Findings
{
    private readonly List<PaymentEvent> _events = [];
    private readonly List<Rejection> _rejections = [];

    public bool TooMany { get; private set; }

    public void Add(PaymentEvent payment)
    {
        if (HasRoom()) _events.Add(payment);
    }

    public void Add(Rejection rejection)
    {
        if (HasRoom()) _rejections.Add(rejection);
    }

    public void Add(RejectionReason reason, string detail) => Add(new Rejection(reason, detail));

    /// <summary>A body over the limit is refused as a whole: half of a file would look like missing money.</summary>
    public Normalised ToNormalised() => TooMany
        ? Normalised.Rejected(RejectionReason.TOO_MANY_MOVEMENTS, $"The body holds more than {Limits.Movements} movements.")
        : new Normalised([.. _events], [.. _rejections]);

    private bool HasRoom()
    {
        TooMany |= _events.Count + _rejections.Count >= Limits.Movements;
        return !TooMany;
    }
}
