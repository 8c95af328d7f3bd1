using BenchmarkDotNet.Attributes;
using RealRecon.Core;
using RealRecon.Core.Normalise;
using RealRecon.Producers.Payloads;

namespace RealRecon.Benchmarks;

/// <summary>What reading one body of each provider costs. The bodies are those that the producers send, with all their fields.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class ProviderBodies
{
    private static readonly Payment Payment = new() { Id = "tx-0001", OrderId = "order-0001", AmountMinor = 500_00, Currency = PaymentCurrency.Inr };

    private static readonly Draw Draw = new(1);

    private readonly HubEvent _stripe = Samples.Event(Side.Gateway, StripePayload.Provider, StripePayload.IntentSucceeded(Payment, Draw, Samples.Now));

    private readonly HubEvent _razorpay =
        Samples.Event(Side.Gateway, RazorpayPayload.Provider, RazorpayPayload.Captured(Payment, Draw, Samples.Now)) with { EventId = "delivery-0001" };

    private readonly HubEvent _camt = Samples.Event(Side.Bank, CamtPayload.Provider, CamtPayload.Entries(CamtVersion.V8, [Payment], Draw, Samples.Now));

    [Benchmark]
    public Normalised Stripe() => Normaliser.Normalise(_stripe, Samples.Rules);

    [Benchmark]
    public Normalised Razorpay() => Normaliser.Normalise(_razorpay, Samples.Rules);

    [Benchmark(Description = "camt.054")]
    public Normalised Camt() => Normaliser.Normalise(_camt, Samples.Rules);
}
