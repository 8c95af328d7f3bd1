using RealRecon.Core;
using RealRecon.Core.Matching;

namespace RealRecon.Tests.Matching;

/// <summary>
/// Every cell of the matrix, reached by every set of up to five facts in every order of their times, against an oracle that knows facts as
/// letters and times only.
/// </summary>
public sealed class VerdictMatrixTests
{
    /// <summary>
    /// <c>now>overdue:reason</c>, or <c>settled:reason</c>; the reason is the primary one, of the overdue verdict where there is one.
    /// Rows and columns are those of docs/matching.md.
    /// </summary>
    private const string Matrix =
        """
        .         none                                         pending                                      orphanRet                                    booked                                     bookedN                                    returned                     overReturned
        none      NEW                                          WAIT_GW>ALERT_GW:GATEWAY_MISSING             WAIT_GW>ALERT_GW:GATEWAY_MISSING             WAIT_GW>ALERT_GW:GATEWAY_MISSING           WAIT_GW>ALERT_GW:GATEWAY_MISSING           REVERSED                     MISMATCH:DUP_BANK_POSTING
        pending   GW_PENDING>NO_MONEY:AUTH_EXPIRED             GW_PENDING>NO_MONEY:AUTH_EXPIRED             GW_PENDING>NO_MONEY:AUTH_EXPIRED             WAIT_GW>MISMATCH:STS_GW_PENDING_BANK_OK    WAIT_GW>MISMATCH:STS_GW_PENDING_BANK_OK    REVERSED                     MISMATCH:DUP_BANK_POSTING
        success   WAIT_BANK>ALERT_BANK:BANK_MISSING            WAIT_BANK>ALERT_BANK:BANK_PENDING_TOO_LONG   WAIT_BANK>ALERT_BANK:BANK_MISSING            MATCHED                                    MISMATCH:DUP_BANK_POSTING                  MISMATCH:STS_BANK_RETURNED   MISMATCH:STS_BANK_RETURNED
        failed    NO_MONEY                                     NO_MONEY                                     NO_MONEY                                     MISMATCH:STS_GW_FAILED_BANK_OK             MISMATCH:STS_GW_FAILED_BANK_OK             REVERSED                     MISMATCH:DUP_BANK_POSTING
        reversed  NO_MONEY                                     NO_MONEY                                     NO_MONEY                                     MISMATCH:STS_GW_REVERSED_BANK_OK           MISMATCH:STS_GW_REVERSED_BANK_OK           REVERSED                     MISMATCH:DUP_BANK_POSTING
        orphanRev GW_PENDING>ALERT_GW:REVERSAL_WITHOUT_ORIGINAL WAIT_GW>ALERT_GW:REVERSAL_WITHOUT_ORIGINAL  WAIT_GW>ALERT_GW:REVERSAL_WITHOUT_ORIGINAL   WAIT_GW>ALERT_GW:REVERSAL_WITHOUT_ORIGINAL WAIT_GW>ALERT_GW:REVERSAL_WITHOUT_ORIGINAL REVERSED                     MISMATCH:DUP_BANK_POSTING
        """;

    private static readonly Dictionary<(string Gateway, string Bank), string> Cells = ReadMatrix();

    [Fact]
    public void Fold_WhenAnyFactsAreGiven_AgreesWithTheMatrix()
    {
        var seen = new HashSet<(string, string)>();
        foreach (var facts in FactSets(5))
        {
            var cell = (GatewayOf(facts), BankOf(facts));
            seen.Add(cell);
            var events = facts.Select((fact, i) => EventOf(fact, i)).ToArray();
            Assert.True(Agrees(Cells[cell], events, out var difference), $"{string.Join(' ', facts)} is {cell}: {difference}");
        }

        Assert.Equal(Cells.Keys.Order(), seen.Order());
    }

    private static bool Agrees(string cell, PaymentEvent[] events, out string difference)
    {
        var parts = cell.Split('>', ':');
        var waits = cell.Contains('>');
        var reason = cell.Contains(':') ? parts[^1] : null;
        var now = VerdictFold.Fold(Facts.Id, [.. events], null, new MatchRules());
        var overdue = VerdictFold.Fold(Facts.Id, [.. events], DateTimeOffset.MaxValue, new MatchRules());
        difference = $"expected {cell}, was {now.State} {string.Join('+', now.Reasons)}, then {overdue.State} {string.Join('+', overdue.Reasons)}";
        return now.State.ToString() == parts[0]
            && overdue.State.ToString() == (waits ? parts[1] : parts[0])
            && (now.Deadline is not null) == waits
            && overdue.Deadline is null
            && (reason is null || overdue.Reasons[0].ToString() == reason);
    }

    // Each letter is one fact at the gateway, told again; at the bank each posting is its own.
    private static PaymentEvent EventOf((string Letters, int Time) fact, int i) => Facts.Of(fact.Letters) with
    {
        EventKey = $"e{i}",
        FactKey = fact.Letters[0] == 'B' ? $"{fact.Letters}{i}" : fact.Letters,
        OccurredAt = Story.Start.AddSeconds(fact.Time),
    };

    private static string GatewayOf((string Letters, int Time)[] facts)
    {
        int Last(string letters) => facts.Where(f => f.Letters == letters).Select(f => f.Time).DefaultIfEmpty(-1).Max();
        var (gp, gs, gf, gr) = (Last("GP"), Last("GS"), Last("GF"), Last("GR"));
        if (gr >= 0) return gs >= 0 || gp >= 0 || gf >= 0 ? "reversed" : "orphanRev";
        if (gs >= 0 && gs >= gf) return "success";
        if (gf >= 0) return gp > gf ? "pending" : "failed";
        return gp >= 0 ? "pending" : "none";
    }

    private static string BankOf((string Letters, int Time)[] facts)
    {
        int Count(string letters) => facts.Count(f => f.Letters == letters);
        var (bp, bb, br) = (Count("BP"), Count("BB"), Count("BR"));
        if (bb == 0) return br > 0 ? "orphanRet" : bp > 0 ? "pending" : "none";
        return (bb - br) switch { < 0 => "overReturned", 0 => "returned", 1 => "booked", _ => "bookedN" };
    }

    /// <summary>All multisets of one to <paramref name="size"/> letters, with all orders of times, ties included for two.</summary>
    private static IEnumerable<(string Letters, int Time)[]> FactSets(int size)
    {
        foreach (var letters in Multisets(size, 0))
        {
            foreach (var times in Permutations(letters.Length)) yield return [.. letters.Zip(times)];
            if (letters.Length == 2) yield return [(letters[0], 1), (letters[1], 1)];
        }

        yield return [];
    }

    private static IEnumerable<string[]> Multisets(int size, int from)
    {
        for (var i = from; i < Facts.Letters.Length; i++)
        {
            yield return [Facts.Letters[i]];
            if (size == 1) continue;
            foreach (var rest in Multisets(size - 1, i)) yield return [Facts.Letters[i], .. rest];
        }
    }

    private static IEnumerable<int[]> Permutations(int count)
    {
        if (count == 0) return [[]];
        return Permutations(count - 1).SelectMany(rest => Enumerable.Range(0, count).Select(at => (int[])[.. rest[..at], count, .. rest[at..]]));
    }

    private static Dictionary<(string, string), string> ReadMatrix()
    {
        var rows = Matrix.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        return rows[1..].SelectMany(row => row[1..].Select((cell, i) => (Key: (row[0], rows[0][i + 1]), cell))).ToDictionary(c => c.Key, c => c.cell);
    }
}
