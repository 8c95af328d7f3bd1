namespace RealRecon.Adapters.Api.Access;

/// <summary>What a caller may do, as a set. The names are words of the contract.</summary>
[Flags]
public enum Roles
{
    None = 0,

    /// <summary>Looks at everything but the audit log.</summary>
    Viewer = 1,

    /// <summary>Acts.</summary>
    Operator = 2,

    /// <summary>Is the second person.</summary>
    Approver = 4,

    /// <summary>Looks at everything, the audit log included.</summary>
    Auditor = 8,
}

/// <summary>The roles one by one, and their words.</summary>
public static class RoleWords
{
    /// <summary>In the order in which people are told of them.</summary>
    public static readonly IReadOnlyList<(string Word, Roles Role)> All =
        [("viewer", Roles.Viewer), ("operator", Roles.Operator), ("approver", Roles.Approver), ("auditor", Roles.Auditor)];

    public static readonly Roles Every = All.Aggregate(Roles.None, (roles, one) => roles | one.Role);

    public static IReadOnlyList<string> Of(Roles roles) => [.. All.Where(one => roles.HasFlag(one.Role)).Select(one => one.Word)];
}
