using RealRecon.Adapters.Alerts;

namespace RealRecon.Adapters.Options.Rules;

/// <summary>When people are told.</summary>
internal sealed class AlertsRulesSection() : RulesSection(AlertsSection.Name)
{
    public override RealReconOptions Apply(RealReconOptions options, RulesNode node) =>
        options with { Alerts = AlertsSection.Read(node.Value, options.Alerts, TimeProvider.System.GetUtcNow()) };
}
