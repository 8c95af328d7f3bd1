using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;
using RealRecon.Core.Resolution;
using RealRecon.Tests.Normalise;

namespace RealRecon.Tests.Sources;

/// <summary>What a query brought and what the hub brings later are one fact.</summary>
public sealed class QueriedFactTests
{
    private const string Posting =
        """{"postingId":"P-1","direction":"CREDIT","amount":"500.00","currency":"EUR","status":"BOOKED","bookedAt":"2026-05-01T10:00:00Z","references":{"endToEndId":"tx-1","bankReference":"BR-1"}}""";

    private static readonly DateTimeOffset At = new(2026, 5, 1, 10, 5, 0, TimeSpan.Zero);

    [Fact]
    public void Fact_WhenTheAnswerIsRepeated_IsARedelivery()
    {
        var first = Hear(null, Queried(Posting, At));
        var second = Hear(first.Next, Queried(Posting, At.AddMinutes(1)));

        Assert.True(second.Entry is null or { Kind: AuditKind.Duplicate, Code: ReasonCode.DUP_REDELIVERY });
        Assert.Single(second.Next!.Facts);
    }

    [Fact]
    public void Fact_WhenTheAnswerChanged_IsAnotherEventAndNoConflict()
    {
        var first = Hear(null, Queried(Posting, At));
        var second = Hear(first.Next, Queried(Posting.Replace("500.00", "400.00"), At.AddMinutes(1)));

        Assert.NotEqual(ReasonCode.DUP_CONFLICT, second.Entry!.Code);
        Assert.Equal(2, second.Next!.Facts.Length);
    }

    [Fact]
    public void Fact_WhenTheLostEventStillComes_IsConfirmedByIt()
    {
        var first = Hear(null, Queried(Posting, At));
        var second = Hear(first.Next, Given.OnBank(Posting).OnlyEvent());

        Assert.Equal((AuditKind.Duplicate, ReasonCode.DUP_SEMANTIC), (second.Entry!.Kind, second.Entry.Code));
    }

    private static Decision Hear(TransactionState? state, PaymentEvent what) => Transaction.Decide(state, what, new MatchRules(), At.AddMinutes(2));

    private static PaymentEvent Queried(string body, DateTimeOffset at) => QueriedFact.From(Given.OnBank(body).OnlyEvent(), "bank", at);
}
