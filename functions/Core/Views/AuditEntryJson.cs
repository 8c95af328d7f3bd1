using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RealRecon.Core.Audit;

namespace RealRecon.Core.Views;

/// <summary>An audit entry as a document for people and programs. The canonical bytes stay the truth: this form may gain members.</summary>
public static class AuditEntryJson
{
    /// <summary>For writers that put the entry into a larger document.</summary>
    public static JsonTypeInfo<AuditEntry> TypeInfo => CoreJson.Default.AuditEntry;

    /// <summary>camelCase, statuses and codes as words.</summary>
    public static JsonElement Of(AuditEntry entry) => JsonSerializer.SerializeToElement(entry, TypeInfo);
}
