namespace RealRecon.Adapters.Storage;

/// <summary>Times as text that sorts newest first: 19 digits of how far they lie before the end of time.</summary>
internal static class InvertedTicks
{
    public static string Of(DateTimeOffset time) => (DateTime.MaxValue.Ticks - time.UtcTicks).ToString("D19");
}
