namespace RealRecon.Producers.Flood;

/// <summary>Where one value stands in the copies of a template.</summary>
internal readonly struct TemplateSlot(int[] places)
{
    internal void Fill(byte[] copy, ReadOnlySpan<byte> value)
    {
        foreach (var place in places) value.CopyTo(copy.AsSpan(place));
    }
}
