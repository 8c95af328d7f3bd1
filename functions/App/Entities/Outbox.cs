using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core;

namespace RealRecon.Functions.Entities;

/// <summary>Hands a step's messages to the platform, which sends them when it commits the state.</summary>
internal static class Outbox
{
    private const int LongestId = 100;

    /// <param name="context">Of the operation.</param>
    /// <param name="messages">What it sends.</param>
    /// <param name="traceOf">The trace that each carries; null for none.</param>
    public static void Send(TaskEntityContext context, ImmutableArray<OutboxMessage> messages, Func<OutboxMessage, string?>? traceOf = null)
    {
        foreach (var message in messages)
        {
            var trace = traceOf?.Invoke(message);
            switch (message)
            {
                case OutboxMessage.Signal signal:
                    context.SignalEntity(IdOf(signal.Target), signal.Operation, Traced.Payload(signal.Payload, trace), OptionsOf(signal.Due));
                    break;
                case OutboxMessage.Start start:
                    Begin(context, start, trace);
                    break;
                default:
                    throw new UnreachableException($"No way to send {message.GetType().Name}.");
            }
        }
    }

    public static EntityInstanceId IdOf(EntityAddress address) => new(address.Name, address.Key);

    /// <summary>UTC, as the platform compares due times without looking at the kind of time.</summary>
    public static SignalEntityOptions? OptionsOf(DateTimeOffset? due) => due is { } time ? new SignalEntityOptions { SignalTime = time.ToUniversalTime() } : null;

    /// <summary>
    /// Orchestrations of all kinds share one space of ids, so the job's name is part of its run's. Every backend takes a hundred characters; a longer
    /// id, which references in other scripts can lead to, keeps its start for people and is told apart by its hash.
    /// </summary>
    public static string InstanceOf(OutboxMessage.Start start)
    {
        var id = $"{start.Job}-{start.Id}";
        return id.Length <= LongestId ? id : $"{id[..(LongestId - 65)]}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))}";
    }

    /// <summary>
    /// Starting an id that runs replaces the run without a word, and Azure Storage sends a batch's messages before it commits its state: after a crash
    /// in between, the batch is handled again and starts the same id again. That does no harm. The replaced run's questions may be asked a second
    /// time, and its answers told a second time, which owners bear: they know a round's answers by attempt and question, and facts by their event. A run that
    /// had already ended is begun anew, and ends without a question, because its first step asks whether the round is still waited for. Nobody else
    /// uses the id: owners count their rounds.
    /// </summary>
    private static void Begin(TaskEntityContext context, OutboxMessage.Start start, string? traceParent) =>
        context.ScheduleNewOrchestration(start.Job, Traced.Payload(start.Request, traceParent), new StartOrchestrationOptions(InstanceOf(start)));
}
