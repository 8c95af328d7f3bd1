using System.Collections.Immutable;
using RealRecon.Core.Audit;

namespace RealRecon.Core.Matching;

/// <summary>What a transaction makes of one input, before it is turned into messages.</summary>
/// <param name="Next">The state to store; the same reference as before when nothing changed.</param>
/// <param name="Entry">What is audited; null when there is nothing to tell.</param>
/// <param name="Arm">The deadline to schedule; null when none was armed.</param>
/// <param name="Others">What is sent beside entry and deadline; default when nothing is.</param>
public readonly record struct Decision(
    TransactionState? Next, AuditEntry? Entry = null, DeadlineReached? Arm = null, ImmutableArray<OutboxMessage> Others = default);
