namespace RealRecon.Core.Jobs;

/// <summary>What a job asks of the entity that started it.</summary>
public static class JobOwner
{
    /// <summary>
    /// The operation that says whether a round is still waited for. An orchestration calls it with the round and takes its result; in the emulator,
    /// where nothing waits for a result, it hears a <see cref="JobConfirmation"/> and signals a <see cref="JobConfirmed"/>.
    /// </summary>
    public const string IsWaitingFor = nameof(IsWaitingFor);
}
