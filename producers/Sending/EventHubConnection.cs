using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Security.Authentication;
using Amqp;
using Amqp.Framing;
using Amqp.Sasl;
using Amqp.Types;

namespace RealRecon.Producers.Sending;

/// <summary>A connection to an Event Hubs namespace: authorises, opens links, reads what a hub looks like.</summary>
public sealed class EventHubConnection : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Connection _connection;

    private readonly ConnectionString _target;

    private readonly RequestLink _cbs;

    private readonly TokenLink _tokens;

    private readonly TimeProvider _time;

    private readonly ConcurrentDictionary<string, byte> _authorised = new();

    private readonly CancellationTokenSource _closing = new();

    private readonly Task _renewal;

    private EventHubConnection(Connection connection, ConnectionString target, TimeProvider time)
    {
        _connection = connection;
        _target = target;
        _time = time;
        _cbs = new RequestLink(new Session(connection), "$cbs");
        _tokens = new TokenLink(_cbs, target, time);
        _renewal = RenewTokensAsync();
    }

    /// <summary>How links of this connection treat a busy server.</summary>
    public SendBackOff BackOff { get; init; } = new();

    /// <exception cref="ProducerException">Nobody listens there, or it is no Event Hubs endpoint.</exception>
    public static async Task<EventHubConnection> OpenAsync(ConnectionString target, CancellationToken cancellation, TimeProvider? time = null, SendBackOff? backOff = null)
    {
        var factory = new ConnectionFactory();
        factory.TCP.NoDelay = true;
        // Event Hubs offers ANONYMOUS beside MSSBCBS; who one is follows by token. Frames as large as a batch spare the cutting up.
        factory.SASL.Profile = SaslProfile.Anonymous;
        factory.AMQP.MaxFrameSize = 1024 * 1024;
        factory.AMQP.IdleTimeout = 60_000;
        factory.AMQP.HostName = target.Host;
        var address = new Address(target.Host, target.Port, null, null, "/", target.UseTls ? "AMQPS" : "AMQP");
        try
        {
            var connection = await factory.CreateAsync(address, cancellation).WaitAsync(Patience, cancellation);
            return new EventHubConnection(connection, target, time ?? TimeProvider.System) { BackOff = backOff ?? new SendBackOff() };
        }
        catch (Exception e) when (e is SocketException or IOException or TimeoutException or AmqpException or AuthenticationException)
        {
            throw Unreachable(target, e);
        }
    }

    /// <summary>A link that sends to a hub, or to one of its partitions; the server spreads what a hub's link gets by partition key.</summary>
    /// <exception cref="ProducerException">No such hub or no right to it.</exception>
    public async Task<HubSender> OpenSenderAsync(string hub, string? partition, CancellationToken cancellation)
    {
        var target = partition is null ? hub : $"{hub}/Partitions/{partition}";
        await AuthoriseAsync(target, cancellation);
        var attached = new TaskCompletionSource<Attach>(TaskCreationOptions.RunContinuationsAsynchronously);
        var link = new SenderLink(new Session(_connection), $"producer-{Guid.NewGuid():N}", new Target { Address = target }, (_, attach) => attached.TrySetResult(attach));
        link.Closed += (_, error) => attached.TrySetException(new ProducerException($"{_target.Host} has no hub {target} that this key may send to: {error?.Description ?? "the link was refused"}."));
        try
        {
            var attach = await attached.Task.WaitAsync(Patience, cancellation);
            // A refused link is first attached without a target, then detached with the reason (AMQP 1.0, 2.6.3).
            if (attach.Target is null) throw new ProducerException($"{_target.Host} has no hub {target} that this key may send to.");
            return new HubSender(link, target, attach.MaxMessageSize, BackOff, _time);
        }
        catch (TimeoutException e)
        {
            throw new ProducerException($"{_target.Host} did not open a link to {target} within {Patience.TotalSeconds:0} s.", e);
        }
    }

    /// <summary>The ids of a hub's partitions, in order.</summary>
    public async Task<IReadOnlyList<string>> ReadPartitionsAsync(string hub, CancellationToken cancellation)
    {
        await AuthoriseAsync($"{hub}/$management", cancellation);
        using var management = new RequestLink(new Session(_connection), "$management");
        var properties = new ApplicationProperties { ["operation"] = "READ", ["type"] = "com.microsoft:eventhub", ["name"] = hub };
        using var request = new Message { ApplicationProperties = properties, BodySection = new AmqpValue { Value = "" } };
        using var answer = await AskAsync(management, request, cancellation);
        return (answer.Body as Map)?["partition_ids"] switch
        {
            string[] ids => ids,
            object[] ids => [.. ids.Cast<string>()],
            _ => throw new ProducerException($"{_target.Host} has no hub {hub}; create it, or point --connection at a namespace that has {Hub.Gateway} and {Hub.Bank}."),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _renewal;
        await _connection.CloseAsync(TimeSpan.FromSeconds(2), null).ContinueWith(static _ => { }, TaskScheduler.Default);
        _cbs.Dispose();
        _closing.Dispose();
    }

    private static ProducerException Unreachable(ConnectionString target, Exception cause) =>
        new($"Nothing answers AMQP at {target.Host}:{target.Port}; start the emulator with 'dotnet run --project emulator' or give the namespace's --connection.", cause);

    private async Task AuthoriseAsync(string entity, CancellationToken cancellation)
    {
        try
        {
            await _tokens.AuthoriseAsync(entity, cancellation);
            _authorised[entity] = 0;
        }
        catch (Exception e) when (e is AmqpException or TimeoutException)
        {
            throw new ProducerException($"{_target.Host}:{_target.Port} takes connections but no tokens, so it is no Event Hubs endpoint: {e.Message}", e);
        }
    }

    private async Task<Message> AskAsync(RequestLink node, Message question, CancellationToken cancellation)
    {
        try
        {
            return await node.AskAsync(question, cancellation);
        }
        catch (Exception e) when (e is AmqpException or TimeoutException)
        {
            throw new ProducerException($"{_target.Host} did not describe its hubs: {e.Message}", e);
        }
    }

    private async Task RenewTokensAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(TokenLink.Renewal, _time, _closing.Token);
                foreach (var entity in _authorised.Keys) await _tokens.AuthoriseAsync(entity, _closing.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or AmqpException or TimeoutException or ProducerException)
        {
            // A token that cannot be renewed ends the links, and their senders say so.
        }
    }
}
