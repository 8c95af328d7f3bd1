using RealRecon.Core.Alerts;

namespace RealRecon.Adapters.Alerts;

/// <summary>Where people see more.</summary>
/// <param name="Base">The dashboard's address with a slash at its end; null when it is not known, and notifications go without a link.</param>
public sealed record DashboardLink(Uri? Base)
{
    /// <summary>The cause's page: <c>{base}alerts/{cause}</c>.</summary>
    public string? To(AlertCause cause) => Base is null ? null : $"{Base.AbsoluteUri}alerts/{Uri.EscapeDataString(cause.Text)}";
}
