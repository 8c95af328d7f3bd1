namespace RealRecon.Adapters.Options.Rules;

/// <summary>Which rules these are. It is written into every decision, so whoever changes the rules raises it.</summary>
internal sealed class VersionSection() : RulesSection(Member)
{
    public const string Member = "version";

    public override RealReconOptions Apply(RealReconOptions options, RulesNode node) =>
        options with { Match = options.Match with { Version = node.Number(1, 1_000_000) } };
}
