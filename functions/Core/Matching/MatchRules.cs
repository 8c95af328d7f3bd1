using RealRecon.Core.Operators;
using RealRecon.Core.Resolution;

namespace RealRecon.Core.Matching;

/// <summary>The numbers that matching policy depends on. Durations are positive.</summary>
public sealed record MatchRules
{
    /// <summary>T_bank: how long the bank may stay silent after a gateway success.</summary>
    public TimeSpan BankDeadline { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>T_gw: how long the gateway may stay silent after a booking or an orphaned reversal.</summary>
    public TimeSpan GatewayDeadline { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>T_auth: how long an authorisation may stay without a capture before it counts as expired.</summary>
    public TimeSpan AuthorisationDeadline { get; init; } = TimeSpan.FromDays(7);

    /// <summary>T_pend: how long a bank may keep an announced booking pending.</summary>
    public TimeSpan BankPendingDeadline { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How far a provider's clock may differ from the hub's. Beyond it a wait is counted from the receipt: see docs/matching.md, Deadlines.</summary>
    public TimeSpan MaxClockSkew { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What is older than this when it comes is back-fill: it is listed, but nobody is paged for it.</summary>
    public TimeSpan BackfillAge { get; init; } = TimeSpan.FromDays(1);

    /// <summary>No deadline passes sooner than this after the event was received (or sooner than its own wait, if that is shorter).</summary>
    public TimeSpan MinGrace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Largest accepted difference in minor units. Zero: amounts agree exactly or not at all.</summary>
    public long ToleranceMinor { get; init; }

    /// <summary>What is left to the other side at least, for a wait of this length.</summary>
    internal TimeSpan GraceFor(TimeSpan wait) => wait < MinGrace ? wait : MinGrace;

    /// <summary>Deadlines under these rules are the times at which the waits began.</summary>
    internal MatchRules WithoutWaits() => this with
    {
        BankDeadline = TimeSpan.Zero,
        GatewayDeadline = TimeSpan.Zero,
        AuthorisationDeadline = TimeSpan.Zero,
        BankPendingDeadline = TimeSpan.Zero,
    };

    /// <summary>What is asked before people are told.</summary>
    public Playbooks Playbooks { get; init; } = Playbooks.None;

    /// <summary>When a second person must agree.</summary>
    public ApprovalRules Approval { get; init; } = ApprovalRules.None;

    /// <summary>Whether a deadline that is due first asks its side's gate (<see cref="Feeds.GateQuestion"/>), which may hold it. Hosts that run gates set it.</summary>
    public bool AsksGates { get; init; }

    /// <summary>Version of these rules, written into every decision.</summary>
    public int Version { get; init; } = 1;
}
