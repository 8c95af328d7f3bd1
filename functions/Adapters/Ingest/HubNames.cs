namespace RealRecon.Adapters.Ingest;

/// <summary>The hubs that are read, one a side. The names are part of the contract.</summary>
public static class HubNames
{
    public const string Gateway = "gateway-events";

    public const string Bank = "bank-events";

    public static readonly IReadOnlyList<string> All = [Gateway, Bank];
}
