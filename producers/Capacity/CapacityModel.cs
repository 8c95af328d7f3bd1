namespace RealRecon.Producers.Capacity;

/// <summary>One thing that can run out.</summary>
/// <param name="Name">For people.</param>
/// <param name="Needed">How much of it the rate asks for.</param>
/// <param name="Most">How much one deployment can have.</param>
/// <param name="Unit">Of both.</param>
/// <param name="Moves">What moves it.</param>
internal sealed record Resource(string Name, double Needed, double Most, string Unit, string Moves)
{
    /// <summary>1 is all of it.</summary>
    internal double Use => Needed / Most;
}

/// <summary>What a rate of payments asks for. Arithmetic only: every number is a parameter.</summary>
/// <param name="parameters">The numbers.</param>
/// <param name="rate">Payments a second.</param>
internal sealed class CapacityModel(CapacityParameters parameters, double rate)
{
    private const double MonthHours = 730;
    private const double Million = 1_000_000;

    internal double Rate => rate;

    private double Operations => rate * parameters["operations"];

    private double Units => Math.Ceiling(Math.Max(rate * parameters["events"] / parameters["unitEvents"], rate * parameters["events"] * parameters["eventBytes"] / parameters["unitBytes"]));

    /// <summary>With the task hub in Azure Storage, or in a Durable Task Scheduler.</summary>
    internal IReadOnlyList<Resource> Resources(bool scheduler) =>
    [
        new("Event Hubs, throughput units", Units, parameters["units"], "units", "Premium or Dedicated namespace"),
        new("Event Hubs, partitions of a hub", Math.Ceiling(rate / parameters["partitionEvents"]), parameters["partitions"], "partitions", "Premium (100) or Dedicated (1,024 a hub); batch size"),
        scheduler
            ? new("Task hub, scheduler", Math.Ceiling(Operations / parameters["schedulerActions"]), parameters["schedulerUnits"], "units", "several deployments")
            : new("Task hub, storage account", Operations * parameters["operationRequests"], parameters["storageRequests"], "requests/s", "the scheduler; several deployments"),
        new("Audit shards", rate * parameters["shardOperations"] / parameters["shards"], parameters["operationsPerShard"], "operations/s each", "several deployments"),
        new("Audit tables, one partition", rate * parameters["tableRows"] / parameters["shards"], parameters["partitionRows"], "rows/s", "several deployments"),
        new("Audit tables, account", rate * parameters["tableRows"], parameters["storageRequests"], "rows/s", "RealRecon__BlockAge; several deployments"),
        new("Function app, instances", Math.Ceiling(Operations / parameters["instanceOperations"]), parameters["instances"], "instances", "larger instances"),
    ];

    /// <summary>What runs out first.</summary>
    internal Resource Bottleneck(bool scheduler) => Resources(scheduler).MaxBy(resource => resource.Use)!;

    /// <summary>Deployments side by side, each with hubs, task hub and tables of its own, the gateways' events divided among them by reference.</summary>
    internal double Deployments(bool scheduler) => Math.Max(1, Math.Ceiling(Bottleneck(scheduler).Use));

    /// <summary>What a month at this rate costs, by part, in the currency of the prices.</summary>
    internal IReadOnlyList<(string Part, double Price)> Month(bool scheduler)
    {
        var payments = rate * 3600 * MonthHours;
        var operations = payments * parameters["operations"];
        return
        [
            ("Event Hubs", (Math.Max(1, Units) * MonthHours * parameters["priceUnitHour"]) + (payments * parameters["events"] / Million * parameters["priceMillionEvents"])),
            ("function app", (operations / parameters["instanceOperations"] / 3600 * parameters["priceInstanceHour"]) + (operations / Million * parameters["priceMillionExecutions"])),
            ("task hub", scheduler
                ? Math.Ceiling(Operations / parameters["schedulerActions"]) * MonthHours * parameters["priceSchedulerUnitHour"]
                : operations * parameters["operationRequests"] / Million * parameters["priceMillionTaskHub"]),
            ("audit tables, requests", payments * parameters["tableRequests"] / Million * parameters["priceMillionTable"]),
            ("audit tables, a month's data", payments * parameters["entries"] * parameters["entryBytes"] / 1e9 * parameters["priceGigabyteMonth"]),
        ];
    }

    /// <summary>The same for a million payments.</summary>
    internal double PriceOfAMillion(bool scheduler) => Month(scheduler).Sum(part => part.Price) / (rate * 3600 * MonthHours / Million);
}
