using Microsoft.Data.Sqlite;
using RealRecon.Core.Cases;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Storage.Sqlite;

/// <summary>A row of <c>cases</c>. As in <see cref="ViewRow"/>, columns repeat the snapshot, and a row that contradicts itself is refused.</summary>
internal static class CaseRow
{
    public const string Columns = "kind, key, version, snapshot, is_open, since, deadline, last_block, positions";

    // A repeated block is older than, or the same as, what stands there: it may not set a view back nor add its positions twice.
    private const string Upsert =
        """
        INSERT INTO cases AS old (kind, key, version, is_open, since, deadline, last_block, positions, snapshot) VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8)
        ON CONFLICT (kind, key) DO UPDATE SET
            version = excluded.version, is_open = excluded.is_open, since = excluded.since, deadline = excluded.deadline, last_block = excluded.last_block,
            positions = old.positions || excluded.positions, snapshot = excluded.snapshot
        WHERE old.last_block < excluded.last_block
        """;

    public static void Write(LedgerConnection connection, CaseUpdate update, long block)
    {
        var (id, version, current) = update.View;
        connection.Execute(
            Upsert,
            id.Kind.ToString(),
            id.Key,
            version,
            current.IsOpen ? 1 : 0,
            current.Since.UtcTicks,
            current.Deadline?.UtcTicks,
            block,
            PositionText.Of(block, update.Indices),
            CaseEntryCodec.EncodeSnapshot(current));
    }

    /// <exception cref="UnsoundViewException">The columns contradict the snapshot.</exception>
    /// <exception cref="FormatException">The kind is none, or the snapshot cannot be read.</exception>
    public static StoredCase Read(SqliteDataReader row)
    {
        if (!Enum.TryParse<CaseKind>(row.GetString(0), out var kind) || kind.ToString() != row.GetString(0)) throw new FormatException("The kind of a case is unknown.");
        var view = new CaseView(new CaseId(kind, row.GetString(1)), row.GetInt64(2), CaseEntryCodec.DecodeSnapshot(row.GetFieldValue<byte[]>(3)));
        var positions = PositionText.Read(row.GetString(8));
        return Contradiction(row, view, positions) is { } what ? throw new UnsoundViewException(view.Id, what) : new StoredCase(view, positions);
    }

    private static string? Contradiction(SqliteDataReader row, CaseView view, List<EntryPosition> positions)
    {
        var current = view.Current;
        if (row.GetInt64(4) != (current.IsOpen ? 1 : 0)) return "whether it is open is said otherwise in its snapshot";
        if (row.GetInt64(5) != current.Since.UtcTicks) return "its beginning is another one than in its snapshot";
        if ((row.IsDBNull(6) ? null : row.GetInt64(6)) != current.Deadline?.UtcTicks) return "the deadline is another one than in its snapshot";
        return PositionText.Contradiction(positions, view.Version, row.GetInt64(7));
    }
}
