namespace RealRecon.Emulator.Hubs.Wire;

/// <summary>What a link's address names: a hub, and a partition of it where one is given.</summary>
public sealed record HubAddress(string Hub, string? Partition)
{
    private const string PartitionsSegment = "Partitions";

    /// <summary>
    /// Accepts <c>hub</c>, <c>/hub</c>, <c>hub/Partitions/N</c> and the same behind <c>amqp(s)://host[:port]/</c> or <c>sb://host/</c>; null for anything else.
    /// </summary>
    public static HubAddress? Parse(string? address)
    {
        if (address is null) return null;
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
        {
            var path = address.IndexOf('/', scheme + 3);
            address = path < 0 ? "" : address[path..];
        }

        return address.Trim('/').Split('/') switch
        {
            [{ Length: > 0 } hub] => new HubAddress(hub, null),
            [{ Length: > 0 } hub, var word, { Length: > 0 } partition] when word.Equals(PartitionsSegment, StringComparison.OrdinalIgnoreCase) => new HubAddress(hub, partition),
            _ => null,
        };
    }
}
