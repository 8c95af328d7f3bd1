namespace RealRecon.Producers.Capacity;

/// <summary>Where a parameter's value comes from.</summary>
internal enum Origin
{
    /// <summary>Counted by running RealRecon (tests/Capacity/CostMeasurements).</summary>
    Counted,

    /// <summary>Follows from the design or its settings.</summary>
    Design,

    /// <summary>A limit or a cost that Microsoft documents.</summary>
    Documented,

    /// <summary>Nobody measured it: replace it by what you see.</summary>
    Assumed,
}

/// <summary>One number of the arithmetic.</summary>
/// <param name="Name">As <c>--set</c> takes it.</param>
/// <param name="Value">What holds unless it is set.</param>
/// <param name="Unit">Of the value.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Meaning">In a few words.</param>
internal sealed record CapacityParameter(string Name, double Value, string Unit, Origin Origin, string Meaning);

/// <summary>Everything that capacity and cost are computed from, by name.</summary>
internal sealed class CapacityParameters
{
    /// <summary>Prices are examples in an unnamed currency: put in those of your region and contract.</summary>
    internal static readonly IReadOnlyList<CapacityParameter> All =
    [
        new("events", 2, "events/payment", Origin.Design, "one of the gateway, one of the bank"),
        new("eventBytes", 800, "bytes", Origin.Assumed, "body and properties"),
        new("operations", 14, "operations/payment", Origin.Counted, "entity operations, each of them a message, where hardly any are shared"),
        new("entries", 3, "entries/payment", Origin.Counted, "gateway's fact, bank's fact, a deadline that no longer matters"),
        new("tableRows", 14, "rows/payment", Origin.Design, "rows written to the audit account: three updates of a view and its lists, a share of blocks and heads"),
        new("tableRequests", 5.1, "requests/payment", Origin.Counted, "of the app to the audit account, at 100 payments a second"),
        new("entryBytes", 700, "bytes", Origin.Assumed, "an audit entry with its hash"),
        new("shardOperations", 4, "operations/payment", Origin.Assumed, "of them at audit shards: an entry each, and a share of sealing and writing"),
        new("shards", 64, "shards", Origin.Design, "audit shards, fixed for the life of a deployment"),
        new("unitEvents", 1000, "events/s", Origin.Documented, "one throughput unit of Event Hubs takes in"),
        new("unitBytes", 1_000_000, "bytes/s", Origin.Documented, "the same, in bytes"),
        new("units", 40, "units", Origin.Documented, "most throughput units of a Standard namespace"),
        new("partitions", 32, "partitions/hub", Origin.Documented, "most partitions of a Standard hub"),
        new("partitionEvents", 400, "events/s", Origin.Assumed, "one partition is handled at: a batch of 100 in a quarter of a second"),
        new("storageRequests", 20_000, "requests/s", Origin.Documented, "one storage account"),
        new("operationRequests", 6, "requests/operation", Origin.Documented, "an entity operation on a task hub in Azure Storage that shares nothing with another"),
        new("schedulerActions", 2000, "actions/s", Origin.Documented, "one capacity unit of the Durable Task Scheduler (Dedicated)"),
        new("schedulerUnits", 3, "units", Origin.Documented, "most capacity units of a scheduler"),
        new("operationsPerShard", 2500, "operations/s", Origin.Assumed, "one audit shard: 500 a commit, five commits a second"),
        new("partitionRows", 2000, "rows/s", Origin.Documented, "one partition of a table; a shard has one in each table"),
        new("instanceOperations", 250, "operations/s", Origin.Assumed, "one instance of the function app with 2 GiB"),
        new("instances", 1000, "instances", Origin.Documented, "most instances of a Flex Consumption app"),
        new("priceUnitHour", 0.03, "/hour", Origin.Assumed, "a throughput unit"),
        new("priceMillionEvents", 0.028, "/1,000,000", Origin.Assumed, "events taken in"),
        new("priceInstanceHour", 0.19, "/hour", Origin.Assumed, "an instance of 2 GiB at work"),
        new("priceMillionExecutions", 0.4, "/1,000,000", Origin.Assumed, "function executions"),
        new("priceMillionTaskHub", 0.16, "/1,000,000", Origin.Assumed, "requests to the task hub: a third queues, the rest tables"),
        new("priceSchedulerUnitHour", 1.1, "/hour", Origin.Assumed, "a capacity unit of the scheduler"),
        new("priceMillionTable", 0.036, "/1,000,000", Origin.Assumed, "requests to the audit tables"),
        new("priceGigabyteMonth", 0.045, "/GB and month", Origin.Assumed, "data in tables"),
    ];

    private readonly Dictionary<string, double> _values = All.ToDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal);

    internal double this[string name] => _values[name];

    /// <summary>Sets one.</summary>
    /// <returns>False when there is none of that name, or a number that is not above zero.</returns>
    internal bool TrySet(string name, double value)
    {
        if (!_values.ContainsKey(name) || !double.IsFinite(value) || value <= 0) return false;
        _values[name] = value;
        return true;
    }
}
