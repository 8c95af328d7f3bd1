namespace RealRecon.Producers.Observing;

/// <summary>What kinds of cases there are, in the API's words.</summary>
public static class CaseKind
{
    public const string Alert = "alert";

    public const string Feed = "feed";

    public const string Order = "order";
}
