using RealRecon.Producers.Simulation;

namespace RealRecon.Producers.Scenarios;

/// <summary>Something that a scenario has the simulated bank or gateway do.</summary>
public abstract record PlannedCall
{
    private PlannedCall()
    {
    }

    /// <summary>After the scenario's start; what is due together with events is done before they are sent.</summary>
    public required TimeSpan At { get; init; }

    /// <summary>The transactions that it is about; empty when it is about all.</summary>
    public required IReadOnlyList<string> Transactions { get; init; }

    /// <summary>In words, for the table: <c>bank's book: INR 500.00</c>.</summary>
    public required string Summary { get; init; }

    internal abstract Task MakeAsync(ISimulation simulation, CancellationToken cancellation);

    /// <summary>The bank has a posting; its event is another matter.</summary>
    public sealed record Booking(BookedPosting Posting) : PlannedCall
    {
        internal override Task MakeAsync(ISimulation simulation, CancellationToken cancellation) => simulation.BookAsync(Posting, cancellation);
    }

    /// <summary>The bank's API behaves so for a while.</summary>
    public sealed record BankTurns(BankBehaviour Behaviour, TimeSpan Duration) : PlannedCall
    {
        internal override Task MakeAsync(ISimulation simulation, CancellationToken cancellation) => simulation.SetBankAsync(Behaviour, Duration, cancellation);
    }
}
