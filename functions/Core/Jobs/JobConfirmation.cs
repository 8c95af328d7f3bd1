namespace RealRecon.Core.Jobs;

/// <summary>How a job asks its owner in a host whose entities can only signal: the owner answers by a signal to <paramref name="Asker"/>.</summary>
/// <param name="Asker">The job's entity.</param>
/// <param name="Round">As in <see cref="JobThen{TCall}.Confirm"/>.</param>
public sealed record JobConfirmation(EntityAddress Asker, long Round)
{
    public OutboxMessage.Signal Answer(bool isWanted) => new(Asker, JobConfirmed.Operation, new JobConfirmed(isWanted));
}

/// <summary>The owner's answer to a <see cref="JobConfirmation"/>.</summary>
public sealed record JobConfirmed(bool Wanted)
{
    /// <summary>The operation of the job's entity that takes it.</summary>
    public const string Operation = "Confirmed";
}
