using RealRecon.Core.Audit;
using RealRecon.Core.Cases;

namespace RealRecon.Adapters.Api;

/// <summary>Reads entries out of stored blocks.</summary>
/// <remarks>Every method refuses with <see cref="Refusal.UnreadableEntry"/> what is not an entry of its sort: somebody else wrote it, or a later version did.</remarks>
internal static class EntryReader
{
    public static bool IsCase(AuditBlock block, int index) => CaseEntryCodec.IsCase(block.Entries[index]);

    /// <exception cref="Refusal">Not an entry about a transaction.</exception>
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

    /// <exception cref="Refusal">Not an entry about a case.</exception>
    public static CaseEntry ReadCase(AuditBlock block, int index)
    {
        try
        {
            return CaseEntryCodec.Decode(block.Entries[index]);
        }
        catch (FormatException)
        {
            throw Refusal.UnreadableEntry();
        }
    }
}
