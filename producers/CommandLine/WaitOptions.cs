using System.CommandLine;

namespace RealRecon.Producers.CommandLine;

/// <summary>What a drill has to know of the engine's settings to tell when something is due.</summary>
internal sealed class WaitOptions
{
    /// <summary>The default playbook asks at the deadline, then after 20 % and 40 % of it.</summary>
    private const double ChecksShare = 0.6;

    private readonly Option<TimeSpan?> _deadline =
        DurationOption.Create("--deadline", "RealRecon's deadline for the bank (its setting RealRecon__BankDeadline); without it, 1 minute.", "--deadline 00:00:05");

    private readonly Option<TimeSpan?> _checks =
        DurationOption.Create("--checks", "How long RealRecon asks the bank after the deadline; without it, 60 % of the deadline.", "--checks 00:00:03");

    private readonly Option<bool> _noChecks = new("--no-checks") { Description = "RealRecon has no bank to ask: alerts are due at the deadline." };

    internal TimeSpan DeadlineOf(ParseResult parsed) => parsed.GetValue(_deadline) ?? TimeSpan.FromMinutes(1);

    internal TimeSpan ChecksOf(ParseResult parsed) => parsed.GetValue(_noChecks) ? TimeSpan.Zero : parsed.GetValue(_checks) ?? DeadlineOf(parsed) * ChecksShare;

    internal void AddTo(Command command)
    {
        command.Add(_deadline);
        command.Add(_checks);
        command.Add(_noChecks);
    }
}
