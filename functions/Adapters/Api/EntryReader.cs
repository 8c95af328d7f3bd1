using RealRecon.Core.Audit;

namespace RealRecon.Adapters.Api;

internal static class EntryReader
{
    /// <exception cref="Refusal">The stored bytes are not an entry: somebody else wrote them, or a later version did.</exception>
    public static AuditEntry Read(AuditBlock block, int index)
    {
        try
        {
            return AuditEntryCodec.Decode(block.Entries[index]);
        }
        catch (FormatException)
        {
            throw Refusal.UnreadableEntry();
        }
    }
}
