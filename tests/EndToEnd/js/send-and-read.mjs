// The official Event Hubs SDK sends, the status API answers. Usage: node send-and-read.mjs <connection string> <API base>
// Prints one JSON object: the status of each transaction once it is decided.
import { EventHubProducerClient } from "@azure/event-hubs";

const [connection, api] = process.argv.slice(2);
const gateway = new EventHubProducerClient(connection, "gateway-events");
const bank = new EventHubProducerClient(connection, "bank-events");

const captured = (id, amount) => ({
  eventId: `e-${id}`, transactionId: id, orderId: `o-${id}`, amount, currency: "INR", status: "CAPTURED", occurredAt: "2026-05-01T10:00:00Z",
});
const booked = (id, amount, currency = "INR") => ({
  postingId: `P-${id}`, ledger: "bank-operating", direction: "CREDIT", amount, currency, status: "BOOKED", reversal: false,
  bookedAt: "2026-05-01T10:00:07Z", valueDate: "2026-05-02", references: { endToEndId: id, bankReference: `B-${id}` },
});
const stripe = (id) => ({
  id: `evt_${id}`, object: "event", api_version: "2024-06-20", created: 1777629600, livemode: true, pending_webhooks: 1, type: "payment_intent.succeeded",
  data: { object: { id, object: "payment_intent", amount: 2000, amount_received: 2000, currency: "usd", status: "succeeded", created: 1777629590,
    latest_charge: `ch_${id}`, livemode: true, metadata: { order_id: "o-77" }, payment_method_types: ["card"] } },
  request: { id: null, idempotency_key: null },
});

const one = (client, id, body, provider) =>
  client.sendBatch([{ body, properties: provider ? { provider } : {} }], { partitionKey: id });

await one(gateway, "js-match", captured("js-match", "500.00"), "generic");
await one(bank, "js-match", booked("js-match", "500.00"), "ledger");
await one(gateway, "js-under", captured("js-under", "500.00")); // no provider property: the format is recognised
await one(bank, "js-under", booked("js-under", "450.00"));
await one(gateway, "pi_js", stripe("pi_js"), "stripe");
await one(bank, "pi_js", booked("pi_js", "20.00", "USD"), "ledger");
await one(gateway, "js-bad", "{ not json", "generic");
const batch = await gateway.createBatch({ partitionKey: "js-silent" });
batch.tryAdd({ body: captured("js-silent", "10.00"), properties: { provider: "generic" } });
await gateway.sendBatch(batch);
await Promise.all([gateway.close(), bank.close()]);

const expected = { "js-match": "MATCHED", "js-under": "MISMATCH", "pi_js": "MATCHED", "js-silent": "ALERT" };
const seen = {};
const until = Date.now() + 30_000;
while (Date.now() < until && Object.keys(expected).some((id) => seen[id]?.status !== expected[id])) {
  for (const id of Object.keys(expected)) {
    const answer = await fetch(`${api}/api/transactions/${id}`);
    if (answer.ok) seen[id] = await answer.json();
  }
  await new Promise((next) => setTimeout(next, 50));
}
const letters = await (await fetch(`${api}/api/deadletters`)).json();
console.log(JSON.stringify({ transactions: seen, letters: letters.items }));
