namespace RealRecon.Core.Normalise;

/// <summary>Identity of facts (duplicate layer L2): what two deliveries with different event ids share when they say the same.</summary>
internal static class FactKeys
{
    public static string Of(Side side, string provider, string eventKey, Movement movement) =>
        side == Side.Gateway ? OfGateway(provider, eventKey, movement) : OfBank(eventKey, movement);

    // A payment may fail, be tried again and fail again, and the last word counts: so what can repeat carries its time. Money moves once.
    private static string OfGateway(string provider, string eventKey, Movement movement) => movement.Meaning switch
    {
        { Fact: FactKind.Note } => eventKey,
        { Status: LifecycleStatus.PENDING or LifecycleStatus.FAILED } =>
            $"gateway|{provider}|{movement.Id.Value}|{Word(movement)}|{movement.OccurredAt.UtcTicks}|{movement.Amount.MinorUnits}|{movement.Amount.Currency.Code}",
        _ => $"gateway|{provider}|{movement.Id.Value}|{Word(movement)}|{movement.Amount.MinorUnits}|{movement.Amount.Currency.Code}",
    };

    // Without the provider: a ledger and a camt notification of the same bank name a booking alike. Equal amounts with different references are two bookings.
    private static string OfBank(string eventKey, Movement movement) => movement.BankReference is { } reference
        ? $"bank|{reference}|{Word(movement)}|{(movement.Direction == Direction.Credit ? "C" : "D")}|{movement.Amount.MinorUnits}|{movement.Amount.Currency.Code}"
        : eventKey;

    private static string Word(Movement movement) => movement.Meaning.Status.ToString();
}
