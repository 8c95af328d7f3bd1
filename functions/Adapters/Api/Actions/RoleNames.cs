namespace RealRecon.Adapters.Api.Actions;

/// <summary>What the two roles are called in the sign-in's own words.</summary>
public sealed record RoleNames
{
    public string Operator { get; init; } = "operator";

    public string Approver { get; init; } = "approver";
}
