using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using Microsoft.Extensions.Logging;
using RealRecon.Emulator.Hubs.Storage;

namespace RealRecon.Emulator.Hubs.Wire;

/// <summary>One producer's link to a hub or partition. A transfer is accepted after its events are on disk, never before.</summary>
/// <remarks>
/// Credit is granted by hand: the library's own renewal counts from what has arrived, so a slow disk would let the unsettled transfers grow without end.
/// </remarks>
internal sealed class IngressLink(ListenerLink link, HubDefinition hub, int? partition, PartitionRouter router, HubLog log, TimeProvider time, ILogger logger)
{
    /// <summary>What Event Hubs' standard tier allows.</summary>
    public const int MessageBytesMax = 1 << 20;

    // Unsettled bytes of one link, and the bounds of the credit that keeps to them.
    private const int UnsettledBytes = 16 << 20;
    private const int CreditMin = 16;
    private const int CreditMax = 1024;

    private static readonly TimeSpan CongestionCheck = TimeSpan.FromMilliseconds(5);
    private static readonly Accepted Accepted = new();

    private readonly Lock _gate = new();
    private int _unsettled;
    private int _settledSinceGrant;

    // The window at the last grant. The next one is measured by it, for the window may have grown beyond what the producer may send.
    private int _window;
    private bool _waitsForRoom;

    // Until the producer shows its size of transfers, expect middling ones.
    private int _largest = UnsettledBytes / 64;


    public void Attach(Attach attach)
    {
        attach.MaxMessageSize = MessageBytesMax;
        link.InitializeReceiver(0, (_, message, _, _) => OnMessage((RawMessage)message), null);
        link.CompleteAttach(attach, null);
        lock (_gate) Grant();
    }

    private void OnMessage(RawMessage message)
    {
        lock (_gate)
        {
            _largest = Math.Max(_largest / 2, message.Payload.Length);
            if (++_unsettled > 2 * CreditMax)
            {
                link.Close(TimeSpan.Zero, AmqpFailure.Error(ErrorCode.TransferLimitExceeded, "More transfers arrived than credit was given for."));
                return;
            }
        }

        if (message.Payload.Length > MessageBytesMax)
        {
            Refuse(message, ErrorCode.MessageSizeExceeded, $"The message has {message.Payload.Length} bytes; {MessageBytesMax} are allowed.");
            return;
        }

        try
        {
            var placed = router.Place(TransferDecoder.Decode(message.Payload, message.Format), partition);
            _ = SettleAsync(message, log.AppendAsync(hub, placed));
        }
        catch (MalformedMessageException malformed)
        {
            Refuse(message, malformed.Condition, malformed.Message);
        }
    }

    private async Task SettleAsync(RawMessage message, Task append)
    {
        try
        {
            await append;
        }
        catch (HubLogException trouble)
        {
            // Not logged: a commit that failed has been, once for all its messages; a log that is busy or closing is no fault.
            Settle(message, new Rejected { Error = AmqpFailure.Error(AmqpFailure.ServerBusy, trouble.Message) });
            return;
        }

        Settle(message, Accepted);
    }

    private void Refuse(RawMessage message, string condition, string description)
    {
        Log.TransferRefused(logger, hub.Name, description);
        Settle(message, new Rejected { Error = AmqpFailure.Error(condition, description) });
    }

    private void Settle(RawMessage message, Outcome outcome)
    {
        try
        {
            link.DisposeMessage(message, outcome, settled: true);
            RenewCredit();
        }
        catch (Exception gone) when (gone is AmqpException or ObjectDisposedException or InvalidOperationException)
        {
            // The producer left before its answer; its events are on disk all the same, and it will repeat what it got no answer for.
        }
    }

    private void RenewCredit()
    {
        lock (_gate)
        {
            _unsettled--;
            _settledSinceGrant++;
            if (_settledSinceGrant < _window / 4 || _waitsForRoom) return;
            if (log.IsCongested)
            {
                _waitsForRoom = true;
                _ = GrantOnceThereIsRoomAsync();
                return;
            }

            Grant();
        }
    }

    private async Task GrantOnceThereIsRoomAsync()
    {
        while (log.IsCongested) await Task.Delay(CongestionCheck, time);
        lock (_gate)
        {
            _waitsForRoom = false;
            try
            {
                Grant();
            }
            catch (Exception gone) when (gone is AmqpException or ObjectDisposedException or InvalidOperationException)
            {
                // The producer left meanwhile.
            }
        }
    }

    private void Grant()
    {
        _settledSinceGrant = 0;
        _window = Math.Clamp(UnsettledBytes / _largest, CreditMin, CreditMax);
        link.SetCredit(Math.Max(0, _window - _unsettled), drain: false, autoRestore: false);
    }
}
