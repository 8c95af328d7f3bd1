using System.Text.Json.Serialization;

namespace RealRecon.Core.Audit.Verification;

/// <summary>Everything that can be wrong with an audit log.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AuditFault>))]
public enum AuditFault
{
    /// <summary>The block says that it belongs to another shard.</summary>
    WRONG_SHARD,

    /// <summary>Block numbers do not follow each other: a block is missing, or stands twice.</summary>
    GAP,

    /// <summary>No entries, or not one hash for each entry.</summary>
    COUNT,

    /// <summary>More entries or bytes than a block may have.</summary>
    LIMITS,

    /// <summary>The first sequence number does not follow the block before.</summary>
    SEQUENCE,

    /// <summary>An entry's bytes do not have the hash that stands beside them.</summary>
    ENTRY_HASH,

    /// <summary>The root is not that of the entry hashes.</summary>
    ROOT,

    /// <summary>The block does not build on the one before.</summary>
    PREVIOUS_HASH,

    /// <summary>The block's hash is not that of its header.</summary>
    HEADER_HASH,

    /// <summary>An entry's bytes are no audit entry.</summary>
    UNDECODABLE,

    /// <summary>The entry of a transaction or a case lies in a shard that is not its own.</summary>
    WRONG_TRANSACTION_SHARD,

    /// <summary>The versions of a transaction or a case do not follow each other.</summary>
    VERSION,

    /// <summary>The head names a block that is not there: the end of the log is missing.</summary>
    TAIL_MISSING,

    /// <summary>The head differs from what the blocks add up to.</summary>
    HEAD,

    /// <summary>A view, or the lack of one, differs from the last entry of its transaction or case, or names other entries than the log has of it.</summary>
    VIEW,

    /// <summary>An anchor says otherwise: the log was rewritten or cut off after it was anchored.</summary>
    ANCHOR,

    /// <summary>The anchors themselves do not follow each other, or one of them cannot be read.</summary>
    ANCHOR_CHAIN,
}
