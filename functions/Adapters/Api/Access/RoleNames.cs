namespace RealRecon.Adapters.Api.Access;

/// <summary>What the roles are called in the sign-in's own words.</summary>
public sealed record RoleNames
{
    public string Viewer { get; init; } = "viewer";

    public string Operator { get; init; } = "operator";

    public string Approver { get; init; } = "approver";

    public string Auditor { get; init; } = "auditor";

    /// <summary>The roles that somebody has who was given these names. Names compare with their case, as the sign-in compares them.</summary>
    internal Roles Among(IReadOnlySet<string?> held) =>
        (held.Contains(Viewer) ? Roles.Viewer : Roles.None)
        | (held.Contains(Operator) ? Roles.Operator : Roles.None)
        | (held.Contains(Approver) ? Roles.Approver : Roles.None)
        | (held.Contains(Auditor) ? Roles.Auditor : Roles.None);
}
