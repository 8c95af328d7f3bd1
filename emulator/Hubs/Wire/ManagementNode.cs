using Amqp;
using Amqp.Framing;
using Amqp.Types;
using RealRecon.Emulator.Hubs.Storage;

namespace RealRecon.Emulator.Hubs.Wire;

/// <summary><c>$management</c>: what a hub and its partitions are like, with the types that the SDKs insist on.</summary>
internal sealed class ManagementNode(HubTopology topology, HubLog log, DateTimeOffset createdAt)
{
    private const string HubType = "com.microsoft:eventhub";
    private const string PartitionType = "com.microsoft:partition";

    public Message Answer(Message request)
    {
        var asked = request.ApplicationProperties;
        var name = asked?["name"] as string;
        if (asked?["operation"] as string != "READ") return Failure(400, ErrorCode.NotImplemented, "The operation must be READ.");
        if (name is null || topology.Find(name.Trim('/')) is not { } hub) return NotFound(name);
        return (asked["type"] as string) switch
        {
            HubType => Success(Describe(hub)),
            PartitionType => Describe(hub, asked["partition"]?.ToString()),
            _ => Failure(400, ErrorCode.NotImplemented, $"The type must be {HubType} or {PartitionType}."),
        };
    }

    private Map Describe(HubDefinition hub) => new()
    {
        ["name"] = hub.Name,
        ["type"] = HubType,
        ["created_at"] = createdAt.UtcDateTime,
        ["partition_count"] = hub.PartitionCount,
        // An array: the .NET SDK casts to string[], which a list does not survive.
        ["partition_ids"] = Enumerable.Range(0, hub.PartitionCount).Select(partition => partition.ToString()).ToArray(),
    };

    private Message Describe(HubDefinition hub, string? id)
    {
        if (!int.TryParse(id, out var partition) || partition < 0 || partition >= hub.PartitionCount) return NotFound($"{hub.Name}/Partitions/{id}");
        var state = log.State(hub, partition);
        return Success(new Map
        {
            ["name"] = hub.Name,
            ["type"] = PartitionType,
            ["partition"] = partition.ToString(),
            ["begin_sequence_number"] = state.First,
            ["last_enqueued_sequence_number"] = state.Last,
            ["last_enqueued_offset"] = state.Last.ToString(),
            ["last_enqueued_time_utc"] = state.LastEnqueuedAt.UtcDateTime,
            ["is_partition_empty"] = state.IsEmpty,
        });
    }

    private static Message Success(Map body) => new(body)
    {
        ApplicationProperties = new ApplicationProperties { ["status-code"] = 200, ["status-description"] = "OK" },
    };

    private static Message NotFound(string? name)
    {
        var error = AmqpFailure.NotFound(name).Error;
        return Failure(404, error.Condition, error.Description);
    }

    private static Message Failure(int status, string condition, string description) => new((object?)null)
    {
        ApplicationProperties = new ApplicationProperties
        {
            ["status-code"] = status,
            ["status-description"] = description,
            ["error-condition"] = new Symbol(condition),
        },
    };
}
