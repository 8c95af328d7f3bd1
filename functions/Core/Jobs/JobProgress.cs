using System.Text.Json.Serialization;

namespace RealRecon.Core.Jobs;

/// <summary>How far a job has come, in a host that keeps it as an entity.</summary>
/// <param name="Step">Counts the job's steps from 1. What belongs to a former step comes too late.</param>
/// <param name="Awaits">What the next step needs.</param>
/// <param name="Run">What the job remembers.</param>
public sealed record JobProgress<TRun>(long Step, JobAwaits Awaits, TRun Run)
    where TRun : class;

[JsonConverter(typeof(JsonStringEnumConverter<JobAwaits>))]
public enum JobAwaits
{
    Wake,
    Confirmation,
    Result,
}

/// <summary>The scheduled self-signal that ends a sleep.</summary>
/// <param name="Step">The step that sleeps.</param>
public sealed record JobWake(long Step);

/// <summary>The I/O that a step asked for.</summary>
/// <param name="Step">The step that waits for its result.</param>
/// <param name="What">What the I/O is told.</param>
public sealed record JobCall<TCall>(long Step, TCall What)
    where TCall : class;
