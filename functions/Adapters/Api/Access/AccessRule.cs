using System.Text.RegularExpressions;
using RealRecon.Adapters.Api.Limits;

namespace RealRecon.Adapters.Api.Access;

/// <summary>Who may ask one route with one method, and what that costs.</summary>
internal sealed record AccessRule
{
    private readonly Regex _path;

    /// <param name="method">GET stands for HEAD too.</param>
    /// <param name="template">As openapi.json names it.</param>
    /// <param name="demand">What is asked of the caller.</param>
    /// <param name="cost">Which budget it is paid from.</param>
    public AccessRule(string method, string template, Demand demand, RequestCost cost = RequestCost.Read)
    {
        (Method, Template, Demand, Cost) = (method, template, demand, cost);
        _path = new Regex(PatternOf(template), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline);
    }

    public string Method { get; }

    public string Template { get; }

    public Demand Demand { get; }

    public RequestCost Cost { get; }

    /// <param name="method">In capitals.</param>
    /// <param name="path">Below <c>/api/</c>, still percent-encoded.</param>
    public bool IsOf(string method, string path) => Method == method && _path.IsMatch(path);

    /// <summary>Every parameter runs up to what follows it, but the last: an id may contain slashes that proxies have decoded.</summary>
    private static string PatternOf(string template)
    {
        var parts = template[1..].Split('/');
        var last = Array.FindLastIndex(parts, IsParameter);
        return $"^(?:{string.Join('/', parts.Select((part, i) => !IsParameter(part) ? Regex.Escape(part) : i == last ? ".*" : "[^/]*"))})\\z";
    }

    private static bool IsParameter(string part) => part.StartsWith('{');
}

/// <summary>What a route asks of its caller.</summary>
/// <param name="AnyOf">One of these roles is enough; none: whoever is known. Null: nobody needs to be known.</param>
internal sealed record Demand(Roles? AnyOf)
{
    /// <summary>Open to all: whoever watches over the system, and whoever wants to know the contract.</summary>
    public static readonly Demand Nothing = new((Roles?)null);

    /// <summary>Somebody, whatever they may do.</summary>
    public static readonly Demand Somebody = new(Roles.None);

    public static readonly Demand Read = new(Roles.Viewer | Roles.Operator | Roles.Approver | Roles.Auditor);

    /// <summary>The audit log names people and what they wrote.</summary>
    public static readonly Demand Audit = new(Roles.Operator | Roles.Approver | Roles.Auditor);

    /// <summary>Which of the two is needed depends on the action (<see cref="Actions.Permission"/>).</summary>
    public static readonly Demand Act = new(Roles.Operator | Roles.Approver);

    public static readonly Demand Operate = new(Roles.Operator);

    public static readonly Demand Approve = new(Roles.Approver);
}
