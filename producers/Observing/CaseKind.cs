namespace RealRecon.Producers.Observing;

/// <summary>What kinds of cases there are, in the API's words.</summary>
public static class CaseKind
{
    public const string Alert = "Alert";

    public const string Feed = "Feed";

    public const string Order = "Order";
}
