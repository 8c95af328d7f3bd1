// What producers do with the official SDK, against the emulator's port (first argument). Prints what the SDK saw as one JSON object.
import { EventHubProducerClient } from "@azure/event-hubs";

const connection = `Endpoint=sb://localhost:${process.argv[2]};SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;`;
const connect = (hub = "gateway-events") => new EventHubProducerClient(connection, hub, { retryOptions: { maxRetries: 1, timeoutInMs: 10_000 } });

const seen = {};
const producer = connect();
seen.hub = await producer.getEventHubProperties();

await producer.sendBatch([{ body: { one: 1 }, properties: { provider: "generic", eventId: "e-1" } }], { partitionKey: "order-1" });

const keyed = await producer.createBatch({ partitionKey: "order-2" });
seen.maxSizeInBytes = keyed.maxSizeInBytes;
for (let i = 0; i < 10; i++) keyed.tryAdd({ body: { keyed: i } });
await producer.sendBatch(keyed);

const placed = await producer.createBatch({ partitionId: "3" });
for (let i = 0; i < 10; i++) placed.tryAdd({ body: { placed: i } });
await producer.sendBatch(placed);

await producer.sendBatch(Array.from({ length: 1000 }, (_, i) => ({ body: { bulk: i } })), { partitionKey: "bulk" });
await producer.close();

const again = connect();
await again.sendBatch([{ body: { again: true } }], { partitionKey: "order-1" });
seen.partitions = await Promise.all(seen.hub.partitionIds.map((id) => again.getPartitionProperties(id)));
await again.close();

const lost = connect("no-such-hub");
seen.unknownHub = await lost.sendBatch([{ body: 1 }]).then(() => "sent", (error) => error.code);
await lost.close();

console.log(JSON.stringify(seen));
