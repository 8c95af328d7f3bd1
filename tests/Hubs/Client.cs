using Amqp;
using Amqp.Framing;

namespace RealRecon.Tests.Hubs;

/// <summary>A connection of the AMQP library's own client.</summary>
internal sealed class Client : IAsyncDisposable
{
    private readonly Connection _connection;

    private Client(Connection connection)
    {
        _connection = connection;
        Session = new Session(connection);
    }

    public Session Session { get; }

    public static Task<Client> ConnectAsync(HubFixture hubs) => ConnectAsync(hubs.Port);

    public static async Task<Client> ConnectAsync(int port) =>
        new(await new ConnectionFactory().CreateAsync(new Address("127.0.0.1", port, null, null, "/", "amqp")));

    public SenderLink Sender(string target) => new(Session, Guid.NewGuid().ToString(), target);

    /// <summary>Asks <c>$management</c>.</summary>
    public async Task<Message> ManageAsync(string type, string name, string? partition = null)
    {
        var session = new Session(_connection);
        var replyTo = Guid.NewGuid().ToString();
        var receiver = new ReceiverLink(session, replyTo, new Attach { Source = new Source { Address = "$management" }, Target = new Target { Address = replyTo } }, null);
        var sender = new SenderLink(session, replyTo + "-requests", "$management");
        var request = new Message
        {
            Properties = new Properties { MessageId = "1", ReplyTo = replyTo },
            ApplicationProperties = new ApplicationProperties { ["operation"] = "READ", ["type"] = type, ["name"] = name },
            BodySection = new AmqpValue { Value = "" },
        };
        if (partition is not null) request.ApplicationProperties["partition"] = partition;
        receiver.SetCredit(10);
        await sender.SendAsync(request);
        var answer = await receiver.ReceiveAsync(TimeSpan.FromSeconds(10));
        Assert.Equal("1", answer.Properties.CorrelationId);
        await session.CloseAsync();
        return answer;
    }

    public async ValueTask DisposeAsync() => await _connection.CloseAsync();
}
