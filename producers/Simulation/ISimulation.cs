using RealRecon.Producers.Payloads;

namespace RealRecon.Producers.Simulation;

/// <summary>The simulated bank and Stripe beside the engine: what they have in their books, and how they answer when they are asked.</summary>
public interface ISimulation
{
    /// <summary>The bank has this posting in its book, whether or not an event told of it.</summary>
    /// <exception cref="Sending.ProducerException">The simulation does not answer, or refuses.</exception>
    Task BookAsync(BookedPosting posting, CancellationToken cancellation);

    /// <summary>Stripe has this payment in its book, with the fee that it kept.</summary>
    /// <exception cref="Sending.ProducerException">The simulation does not answer, or refuses.</exception>
    Task CaptureAsync(CapturedPayment payment, CancellationToken cancellation);

    /// <summary>From now on, for as long as <paramref name="duration"/>, the bank's API behaves so; then it is well again.</summary>
    /// <exception cref="Sending.ProducerException">The simulation does not answer, or refuses.</exception>
    Task SetBankAsync(BankBehaviour behaviour, TimeSpan duration, CancellationToken cancellation);
}

/// <summary>A posting in the bank's book.</summary>
public sealed record BookedPosting(Payment Payment, LedgerPosting Posting, DateTimeOffset BookedAt);

/// <summary>A payment in Stripe's book.</summary>
/// <param name="Payment">What was captured, gross.</param>
/// <param name="FeeMinor">What Stripe kept of it, in minor units.</param>
/// <param name="Intent">As Stripe's API answers it: <see cref="StripeObjects.Intent"/>.</param>
public sealed record CapturedPayment(Payment Payment, long FeeMinor, byte[] Intent);
