namespace RealRecon.Adapters.Options.Rules;

/// <summary>One section of the rules document: a member of its outermost object.</summary>
internal abstract class RulesSection(string name)
{
    public string Name { get; } = name;

    /// <exception cref="SettingException">Something in it cannot be used.</exception>
    public abstract RealReconOptions Apply(RealReconOptions options, RulesNode node);
}
