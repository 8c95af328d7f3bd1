using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.DurableTask.Entities;
using RealRecon.Core;

namespace RealRecon.Functions.Entities;

/// <summary>Hands a step's messages to the platform, which sends them when it commits the state.</summary>
internal static class Outbox
{
    public static void Send(TaskEntityContext context, ImmutableArray<OutboxMessage> messages)
    {
        foreach (var message in messages)
        {
            switch (message)
            {
                case OutboxMessage.Signal signal:
                    context.SignalEntity(IdOf(signal.Target), signal.Operation, signal.Payload, OptionsOf(signal.Due));
                    break;
                default:
                    throw new UnreachableException($"No way to send {message.GetType().Name}.");
            }
        }
    }

    public static EntityInstanceId IdOf(EntityAddress address) => new(address.Name, address.Key);

    /// <summary>UTC, as the platform compares due times without looking at the kind of time.</summary>
    public static SignalEntityOptions? OptionsOf(DateTimeOffset? due) => due is { } time ? new SignalEntityOptions { SignalTime = time.ToUniversalTime() } : null;
}
