using RealRecon.Producers.Observing;
using RealRecon.Producers.Payloads;

namespace RealRecon.Producers.Simulation;

/// <summary>The emulator's simulated bank and Stripe, told over HTTP.</summary>
public sealed class SimulatedServices(SimulationControl control, TimeProvider time) : ISimulation, IDisposable
{
    /// <summary>Null where there is no simulation, as on Azure.</summary>
    /// <param name="api">Where the emulator's API is.</param>
    /// <param name="time">The clock by which a behaviour ends.</param>
    /// <param name="cancellation">To give up.</param>
    /// <exception cref="Sending.ProducerException">Nothing answers there.</exception>
    public static async Task<SimulatedServices?> FindAsync(Uri api, TimeProvider time, CancellationToken cancellation) =>
        await SimulationControl.FindAsync(api, cancellation) is { } control ? new SimulatedServices(control, time) : null;

    public Task BookAsync(BookedPosting posting, CancellationToken cancellation) =>
        control.PostAsync(LedgerPayload.Booked(posting.Payment, posting.Posting, posting.BookedAt), cancellation);

    public Task CaptureAsync(CapturedPayment payment, CancellationToken cancellation) =>
        control.KeepAsync(StripePayload.Provider, payment.Payment.Id, payment.Intent, cancellation);

    public Task SetBankAsync(BankBehaviour behaviour, TimeSpan duration, CancellationToken cancellation) =>
        control.BehaveAsync("bank", behaviour.ToString().ToLowerInvariant(), time.GetUtcNow() + duration, cancellation);

    public void Dispose() => control.Dispose();
}
