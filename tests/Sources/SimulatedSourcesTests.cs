using System.Text;
using RealRecon.Core;
using RealRecon.Core.Resolution;
using RealRecon.Emulator.Simulation;
using RealRecon.Producers.Observing;
using RealRecon.Producers.Payloads;

namespace RealRecon.Tests.Sources;

/// <summary>Every client against the emulator's simulated services.</summary>
public sealed class SimulatedSourcesTests : IAsyncLifetime
{
    private static readonly DateTimeOffset At = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2026, 5, 1);

    private readonly Draw _draw = new(7);
    private SimulatedWorld _world = null!;
    private SimulationControl _control = null!;
    private SourceStage _stage = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _world = await SimulatedWorld.StartAsync(0, TimeProvider.System);
        _control = new SimulationControl(_world.Address);
        _stage = SourceStage.With(
            TimeProvider.System,
            ("bank__Type", "ledger"), ("bank__Url", $"{_world.Address}bank"), ("bank__Key", "k"),
            ("stripe__Type", "stripe"), ("stripe__Url", $"{_world.Address}stripe/"), ("stripe__Key", "k"), ("stripe__Timeout", "00:00:00.5"),
            ("razorpay__Type", "razorpay"), ("razorpay__Url", $"{_world.Address}razorpay"), ("razorpay__Key", "id:secret"));
    }

    public async ValueTask DisposeAsync()
    {
        await _stage.DisposeAsync();
        _control.Dispose();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Bank_WhenItHasThePosting_TellsItAsTheLostEventWouldHave()
    {
        var (payment, posting) = (Payment("pi_3abcdefgh"), LedgerPosting.From(_draw));
        await _control.PostAsync(LedgerPayload.Booked(payment, posting, At), Stop);

        var answer = await _stage.AskAsync(QuestionKind.BankByReference, payment.Id);

        Assert.Equal((AnswerOutcome.Found, "bank"), (answer.Outcome, answer.Source));
        var fact = Assert.Single(answer.Events);
        Assert.Equal((FactKind.BankBooked, FactSource.Query, payment.Id, 50_000L), (fact.Fact, fact.Source, fact.TransactionId.Value, fact.Amount.MinorUnits));
        Assert.Equal($"bank|{posting.BankReference}|BOOKED|C|50000|EUR", fact.FactKey);
        Assert.StartsWith("ledger:query:", fact.EventKey);
        Assert.Equal(("query:bank", answer.AnsweredAt), (fact.Position.Hub, fact.ReceivedAt));
        Assert.Equal(64, answer.Sha256!.Length);
    }

    [Fact]
    public async Task Bank_WhenItHasNothing_IsNotFound() =>
        Assert.Equal(AnswerOutcome.NotFound, (await _stage.AskAsync(QuestionKind.BankByReference, "tx-unknown")).Outcome);

    [Fact]
    public async Task Bank_WhenAskedTwice_SaysTheSameUnderTheSameKey()
    {
        await _control.PostAsync(LedgerPayload.Booked(Payment("tx-1"), LedgerPosting.From(_draw), At), Stop);

        var (first, second) = (await _stage.AskAsync(QuestionKind.BankByReference, "tx-1"), await _stage.AskAsync(QuestionKind.BankByReference, "tx-1"));

        Assert.Equal(Assert.Single(first.Events).EventKey, Assert.Single(second.Events).EventKey);
    }

    [Fact]
    public async Task Bank_WhenItShortensTheReference_IsProposedByAmountAndDay()
    {
        await _control.PostAsync(LedgerPayload.Booked(Payment("PI3ABCDEFGHIJKLM"), LedgerPosting.From(_draw), At), Stop);

        var answer = await _stage.AskAsync(QuestionKind.BankByAmountAndDay, "pi-3abcdefghijklmnopqrst", amount: Eur(50_000), day: Day.AddDays(1));

        Assert.Equal((AnswerOutcome.Ambiguous, 0), (answer.Outcome, answer.Events.Length));
        Assert.Equal(["PI3ABCDEFGHIJKLM"], answer.Candidates);
    }

    [Fact]
    public async Task Bank_WhenThereAreManyPages_ReadsThemAll()
    {
        for (var i = 0; i < 250; i++) await _control.PostAsync(LedgerPayload.Booked(Payment($"other-{i}"), LedgerPosting.From(_draw), At), Stop);
        await _control.PostAsync(LedgerPayload.Booked(Payment("TX last 99"), LedgerPosting.From(_draw), At), Stop);

        var answer = await _stage.AskAsync(QuestionKind.BankByAmountAndDay, "tx-last-99", amount: Eur(50_000), day: Day);

        Assert.Equal(["TX last 99"], answer.Candidates);
    }

    [Fact]
    public async Task Bank_WhenItListsMoreThanCanBeWeighed_TakesNoneThatIsOnlyClose()
    {
        await _control.PostAsync(LedgerPayload.Booked(Payment("TX last 99"), LedgerPosting.From(_draw), At), Stop);
        for (var i = 0; i < 500; i++) await _control.PostAsync(LedgerPayload.Booked(Payment($"other-{i}"), LedgerPosting.From(_draw), At), Stop);

        Assert.Equal(AnswerOutcome.Ambiguous, (await _stage.AskAsync(QuestionKind.BankByAmountAndDay, "tx-last-99", amount: Eur(50_000), day: Day)).Outcome);
        Assert.Equal(AnswerOutcome.Found, (await _stage.AskAsync(QuestionKind.BankByAmountAndDay, "other-7", amount: Eur(50_000), day: Day)).Outcome);
    }

    [Fact]
    public async Task Bank_WhenOtherPostingsHaveNoLegalReference_IsReadPastThem()
    {
        foreach (var reference in (string[])["4111111111111111", "NOTPROVIDED", new('x', 80)])
        {
            await _control.PostAsync(LedgerPayload.Booked(Payment(reference), LedgerPosting.From(_draw) with { Uetr = "" }, At), Stop);
        }

        var answer = await _stage.AskAsync(QuestionKind.BankByAmountAndDay, "tx-1", amount: Eur(50_000), day: Day);

        Assert.Equal((AnswerOutcome.NotFound, 0), (answer.Outcome, answer.Candidates.Length));
    }

    [Fact]
    public async Task Bank_WhenItIsDown_IsUnavailableUntilItIsBack()
    {
        await _control.PostAsync(LedgerPayload.Booked(Payment("tx-1"), LedgerPosting.From(_draw), At), Stop);
        await _control.BehaveAsync("bank", "down", null, Stop);
        var down = await _stage.AskAsync(QuestionKind.BankByReference, "tx-1");
        await _control.BehaveAsync("bank", "ok", null, Stop);

        Assert.Equal(AnswerOutcome.Unavailable, down.Outcome);
        Assert.Equal(AnswerOutcome.Found, (await _stage.AskAsync(QuestionKind.BankByReference, "tx-1")).Outcome);
    }

    [Fact]
    public async Task Bank_WhenItContradicts_TellsAnotherAmount()
    {
        await _control.PostAsync(LedgerPayload.Booked(Payment("tx-1"), LedgerPosting.From(_draw), At), Stop);
        await _control.BehaveAsync("bank", "contradictory", null, Stop);

        Assert.Equal(50_100, Assert.Single((await _stage.AskAsync(QuestionKind.BankByReference, "tx-1")).Events).Amount.MinorUnits);
    }

    [Fact]
    public async Task Stripe_WhenItKnowsTheIntent_TellsTheCaptureAsTheHubWould()
    {
        var payment = Payment("pi_3abc");
        await _control.KeepAsync("stripe", payment.Id, StripeObjects.Intent(payment, 145, _draw, At), Stop);

        var fact = Assert.Single((await _stage.AskAsync(QuestionKind.GatewayById, payment.Id, "stripe")).Events);

        Assert.Equal((FactKind.GatewaySuccess, "gateway|stripe|pi_3abc|CAPTURED|50000|EUR", "card", "o-1"), (fact.Fact, fact.FactKey, fact.Rail, fact.OrderId));
        Assert.Equal(At.AddSeconds(-1), fact.OccurredAt);
    }

    [Fact]
    public async Task Stripe_WhenAskedForTheFee_TellsWhatItKept()
    {
        var payment = Payment("pi_3abc");
        await _control.KeepAsync("stripe", payment.Id, StripeObjects.Intent(payment, 145, _draw, At), Stop);

        var fact = Assert.Single((await _stage.AskAsync(QuestionKind.GatewayFee, payment.Id, "stripe")).Events);

        Assert.Equal((FactKind.GatewayFee, 145L, "fee|stripe|pi_3abc|145|EUR"), (fact.Fact, fact.Amount.MinorUnits, fact.FactKey));
    }

    [Fact]
    public async Task Stripe_WhenItKeptNothing_HasNoFeeToTell()
    {
        var payment = Payment("pi_3abc");
        await _control.KeepAsync("stripe", payment.Id, StripeObjects.Intent(payment, 0, _draw, At), Stop);

        Assert.Equal(AnswerOutcome.NotFound, (await _stage.AskAsync(QuestionKind.GatewayFee, payment.Id, "stripe")).Outcome);
    }

    [Fact]
    public async Task Stripe_WhenThereAreRefundsOnTwoPages_TellsEachAsItsOwnMovement()
    {
        var payment = Payment("pi_3abc");
        for (var i = 0; i < 130; i++) await _control.KeepAsync("stripe", $"re_{i}", StripeObjects.Refund($"re_{i}", payment, 100, At), Stop);

        var answer = await _stage.AskAsync(QuestionKind.GatewayRefunds, payment.Id, "stripe");

        Assert.Equal(130, answer.Events.Length);
        Assert.All(answer.Events, fact => Assert.Equal((LifecycleStatus.REFUNDED, Direction.Debit, payment.Id), (fact.Status, fact.Direction, fact.ParentId)));
        Assert.Equal("re_7", Assert.Single((await _stage.AskAsync(QuestionKind.GatewayById, "re_7")).Events).TransactionId.Value);
    }

    [Theory]
    [InlineData("requires_payment_method", FactKind.GatewayFailure)]
    [InlineData("requires_capture", FactKind.GatewayPending)]
    [InlineData("canceled", FactKind.GatewayFailure)]
    [InlineData("processing", FactKind.GatewayPending)]
    public async Task Stripe_WhenTheIntentIsNotDone_SaysHowFarItIs(string status, FactKind expected)
    {
        await _control.KeepAsync("stripe", "pi_x", Encoding.UTF8.GetBytes(
            $$"""{"id":"pi_x","amount":500,"amount_capturable":500,"currency":"eur","created":1777629600,"canceled_at":1777629700,"last_payment_error":{"code":"card_declined"},"livemode":true,"status":"{{status}}"}"""), Stop);

        Assert.Equal(expected, Assert.Single((await _stage.AskAsync(QuestionKind.GatewayById, "pi_x")).Events).Fact);
    }

    [Fact]
    public async Task Stripe_WhenItIsTooSlow_IsUnavailable()
    {
        await _control.BehaveAsync("stripe", "slow", null, Stop);

        Assert.Equal(AnswerOutcome.Unavailable, (await _stage.AskAsync(QuestionKind.GatewayById, "pi_3abc")).Outcome);
    }

    [Fact]
    public async Task Razorpay_WhenItKnowsThePayment_TellsCaptureAndFee()
    {
        var payment = Payment("pay_abc") with { Currency = PaymentCurrency.Inr };
        await _control.KeepAsync("razorpay", payment.Id, RazorpayPayload.Entity(payment, _draw, At), Stop);

        var fact = Assert.Single((await _stage.AskAsync(QuestionKind.GatewayById, payment.Id)).Events);
        var fee = Assert.Single((await _stage.AskAsync(QuestionKind.GatewayFee, payment.Id)).Events);

        Assert.Equal(("gateway|razorpay|pay_abc|CAPTURED|50000|INR", "upi"), (fact.FactKey, fact.Rail));
        Assert.Equal((FactKind.GatewayFee, 1_180L), (fee.Fact, fee.Amount.MinorUnits));
    }

    [Fact]
    public async Task Razorpay_WhenThereIsARefund_TellsItWithItsPayment()
    {
        await _control.KeepAsync("razorpay", "rfnd_1", Encoding.UTF8.GetBytes(
            """{"id":"rfnd_1","entity":"refund","amount":500,"currency":"INR","payment_id":"pay_abc","status":"processed","created_at":1777629600}"""), Stop);

        var fact = Assert.Single((await _stage.AskAsync(QuestionKind.GatewayRefunds, "pay_abc")).Events);

        Assert.Equal(("rfnd_1", "pay_abc", "gateway|razorpay|rfnd_1|REFUNDED|500|INR"), (fact.TransactionId.Value, fact.ParentId, fact.FactKey));
        Assert.Equal(fact.EventKey, Assert.Single((await _stage.AskAsync(QuestionKind.GatewayById, "rfnd_1")).Events).EventKey);
    }

    [Fact]
    public async Task Razorpay_WhenItDoesNotKnowTheId_IsNotFound() =>
        Assert.Equal(AnswerOutcome.NotFound, (await _stage.AskAsync(QuestionKind.GatewayById, "pay_unknown")).Outcome);

    [Fact]
    public async Task Gateways_WhenNoProviderIsNamed_AreAskedUntilOneKnows()
    {
        var payment = Payment("pay_abc") with { Currency = PaymentCurrency.Inr };
        await _control.KeepAsync("razorpay", payment.Id, RazorpayPayload.Entity(payment, _draw, At), Stop);

        Assert.Equal("razorpay", (await _stage.AskAsync(QuestionKind.GatewayById, payment.Id)).Source);
        Assert.Equal((AnswerOutcome.NotFound, 0L), ((await _stage.AskAsync(QuestionKind.GatewayById, "tx-1")).Outcome, _world.Stripe.Asked));
    }

    [Fact]
    public async Task Gateways_WhenTheProviderIsNotConfigured_AreNotAsked()
    {
        var answer = await _stage.AskAsync(QuestionKind.GatewayById, "tx-1", "generic");

        Assert.Equal((AnswerOutcome.NoSource, ""), (answer.Outcome, answer.Source));
    }

    private static Money Eur(long minor) => new(minor, Currency.Of("EUR"));

    private static Payment Payment(string id) => new() { Id = id, OrderId = "o-1", AmountMinor = 50_000, Currency = PaymentCurrency.Eur };
}
