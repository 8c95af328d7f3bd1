using RealRecon.Core;
using RealRecon.Core.Matching;
using RealRecon.Core.Pulse;

namespace RealRecon.Tests.Pulse;

/// <summary>Movements of any sort, from a seed.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 10, TimeSpan.Zero);

    private static readonly string[] Gateways = ["stripe", "razorpay", "generic"];
    private static readonly string[] Rails = ["card", "upi", "sepa_debit"];
    private static readonly string[] Currencies = ["EUR", "INR", "JPY", "KWD"];

    public static List<PulseMovement> Movements(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Movement(random))];
    }

    private static PulseMovement Movement(Random random)
    {
        var opened = Now.AddSeconds(-Math.Pow(random.NextDouble(), 3) * 26 * 3600);
        var gateway = random.Next(5) > 0 ? opened.AddSeconds(random.NextDouble() * 20 - 15) : (DateTimeOffset?)null;
        DateTimeOffset? bank = gateway is null || random.Next(4) > 0 ? opened.AddSeconds(random.NextDouble() * 60 - 10) : null;
        var decided = new[] { opened, gateway ?? opened, bank ?? opened }.Max().AddSeconds(random.NextDouble() * (random.Next(9) == 0 ? 5000 : 2));
        var status = Enum.GetValues<TransactionStatus>()[random.Next(10) switch { < 4 => 1, var other => other % 7 }];
        return new PulseMovement
        {
            Version = 1,
            OpenedAt = opened,
            DecidedAt = decided,
            CohortAt = gateway ?? opened,
            Status = status,
            Deadline = status == TransactionStatus.PENDING && random.Next(6) > 0 ? opened.AddSeconds(random.Next(30, 4000)) : null,
            IsHeld = status == TransactionStatus.PENDING && random.Next(6) == 0,
            IsChecking = status != TransactionStatus.MATCHED && random.Next(5) == 0,
            Gateway = gateway is null ? null : Gateways[random.Next(3)],
            GatewayAt = gateway,
            Bank = bank is null ? null : "ledger",
            BankAt = bank,
            Rail = random.Next(3) == 0 ? null : Rails[random.Next(3)],
            Amount = new Money(random.NextInt64(1, 1_000_000_000), Currency.Of(Currencies[random.Next(4)])),
            AtRisk = status is TransactionStatus.ALERT or TransactionStatus.MISMATCH ? new Money(random.Next(1, 5000), Currency.Of(Currencies[random.Next(4)])) : null,
            IsHealedByAsking = status == TransactionStatus.MATCHED && random.Next(5) == 0,
            IsLate = status == TransactionStatus.MATCHED && random.Next(5) == 0,
            WasAskedAbout = random.Next(4) == 0,
            IsTouched = random.Next(7) == 0,
        };
    }
}
