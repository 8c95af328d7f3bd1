using Amqp;
using Amqp.Framing;

namespace RealRecon.Producers.Sending;

/// <summary>Sends batches over one link and waits for the server's word on each. Safe to use from several tasks; order is kept only by awaiting.</summary>
public sealed class HubSender(SenderLink link, string target, ulong maxMessageBytes, SendBackOff backOff, TimeProvider time)
{
    private const string ServerBusy = "com.microsoft:server-busy";

    private const string ServerTimeout = "com.microsoft:timeout";

    /// <summary>How large a batch may become: what the server said when the link was attached, and not above what copies fast.</summary>
    public int MaxBatchBytes { get; } = (int)Math.Min(maxMessageBytes == 0 ? ulong.MaxValue : maxMessageBytes, 1024 * 1024);

    /// <summary>Returns once the server has the batch on disk (its disposition says accepted). Tries again while the server is busy.</summary>
    /// <exception cref="ProducerException">Refused for good, or the connection is gone.</exception>
    public async Task SendAsync(EventBatch batch, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            var outcome = await TransferAsync(batch, cancellation);
            if (outcome is Accepted) return;
            var reason = Refusal(outcome);
            if (!IsPassing(outcome)) throw new ProducerException($"{target} refused {batch.Count} events: {reason}.");
            if (attempt + 1 == backOff.MaxAttempts) throw new ProducerException($"{target} turned {batch.Count} events away {backOff.MaxAttempts} times: {reason}; try again with a lower --rate.");
            await Task.Delay(backOff.After(attempt), time, cancellation);
        }
    }

    private async Task<Outcome> TransferAsync(EventBatch batch, CancellationToken cancellation)
    {
        // Continuations run elsewhere: the callback comes on the connection's only reading thread.
        var settled = new TaskCompletionSource<Outcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            link.Send(batch.ToMessage(), static (_, _, outcome, state) => ((TaskCompletionSource<Outcome>)state).TrySetResult(outcome), settled);
            return await settled.Task.WaitAsync(cancellation);
        }
        catch (AmqpException e)
        {
            throw new ProducerException($"The connection to {target} broke: {e.Error?.Description ?? e.Message}", e);
        }
    }

    private bool IsPassing(Outcome outcome) => outcome switch
    {
        // A link that closes releases what it had not yet delivered; sending that again on the dead link cannot help.
        Released or Modified => !link.IsClosed,
        Rejected rejected => rejected.Error?.Condition?.ToString() is ServerBusy or ServerTimeout,
        _ => false,
    };

    private string Refusal(Outcome outcome) => outcome switch
    {
        Rejected { Error: { } error } => Words(error),
        _ when link.IsClosed => link.Error is { } error ? Words(error) : "the server closed the link",
        _ => "the server released them",
    };

    private static string Words(Error error) => $"{error.Condition} {error.Description}".Trim().TrimEnd('.');
}
