namespace RealRecon.Adapters.Storage.Tables;

/// <summary>The tables of one deployment.</summary>
/// <param name="Prefix">Put before each name, letters and digits only: lets several deployments share an account.</param>
public sealed record TableNames(string Prefix = "")
{
    public string AuditLog => Prefix + "AuditLog";

    public string Transactions => Prefix + "Transactions";

    public string Cases => Prefix + "Cases";

    public string AuditHeads => Prefix + "AuditHeads";

    public string DeadLetters => Prefix + "DeadLetters";
}
