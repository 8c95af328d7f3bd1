using Amqp;
using Amqp.Framing;

namespace RealRecon.Emulator.Hubs.Wire;

/// <summary><c>$cbs</c>: clients put their tokens here before they attach. Any token is good: the listener takes connections of this machine only.</summary>
internal static class TokenNode
{
    private const int Accepted = 202;
    private const int BadRequest = 400;

    public static Message Answer(Message request)
    {
        var isPut = request.ApplicationProperties?["operation"] as string == "put-token";
        return new Message((object?)null)
        {
            ApplicationProperties = new ApplicationProperties
            {
                ["status-code"] = isPut ? Accepted : BadRequest,
                ["status-description"] = isPut ? "Accepted" : "The operation must be put-token.",
            },
        };
    }
}
