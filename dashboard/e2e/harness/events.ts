import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { testPackages } from './places';

interface Event {
  readonly body: unknown;
  readonly properties: Readonly<Record<string, string>>;
}

interface HubClient {
  sendBatch(events: readonly Event[], options: { readonly partitionKey: string }): Promise<void>;
  close(): Promise<void>;
}

interface EventHubs {
  readonly EventHubProducerClient: new (connection: string, hub: string) => HubClient;
}

export interface Payment {
  readonly id: string;
  readonly amount?: string;
  readonly currency?: string;
  readonly orderId?: string;
  readonly rail?: string;
  readonly status?: 'PENDING' | 'AUTHORISED' | 'CAPTURED' | 'FAILED' | 'REFUNDED' | 'REVERSED';
  /** Milliseconds ago. */
  readonly age?: number;
}

/** Sends what gateways and banks send, over AMQP with the official SDK. */
export class Events {
  readonly #gateway: HubClient;
  readonly #bank: HubClient;

  constructor(connection: string) {
    const { EventHubProducerClient } = createRequire(testPackages)('@azure/event-hubs') as EventHubs;
    this.#gateway = new EventHubProducerClient(connection, 'gateway-events');
    this.#bank = new EventHubProducerClient(connection, 'bank-events');
  }

  /** What the gateway says; a capture unless said otherwise. */
  async gateway(...payments: readonly Payment[]): Promise<void> {
    await inParts(payments, (payment) =>
      this.#gateway.sendBatch([{ body: gatewayEvent(payment), properties: { provider: 'generic' } }], { partitionKey: payment.id }));
  }

  /** What the bank books; `amount` may differ from the gateway's. */
  async bank(...payments: readonly Payment[]): Promise<void> {
    await inParts(payments, (payment) =>
      this.#bank.sendBatch([{ body: posting(payment), properties: { provider: 'ledger' } }], { partitionKey: payment.id }));
  }

  async both(...payments: readonly Payment[]): Promise<void> {
    await Promise.all([this.gateway(...payments), this.bank(...payments)]);
  }

  /** Both sides, and the bank has the second amount. */
  async differing(id: string, amount: string, booked: string, more: Omit<Payment, 'id' | 'amount'> = {}): Promise<void> {
    await this.gateway({ ...more, id, amount });
    await this.bank({ ...more, id, amount: booked });
  }

  /** Several, each with both sides, and the bank 50.00 lower. */
  async allUnder(ids: readonly string[], more: Omit<Payment, 'id' | 'amount'> = {}): Promise<void> {
    await this.gateway(...ids.map((id) => ({ ...more, id, amount: '500.00' })));
    await this.bank(...ids.map((id) => ({ ...more, id, amount: '450.00' })));
  }

  /** Anything at all, for what cannot be read. */
  async raw(body: unknown, provider = 'generic'): Promise<void> {
    await this.#gateway.sendBatch([{ body, properties: { provider } }], { partitionKey: 'raw' });
  }

  async close(): Promise<void> {
    await Promise.all([this.#gateway.close(), this.#bank.close()]);
  }
}

function gatewayEvent({ id, amount = '500.00', currency = 'EUR', orderId, rail = 'card', status = 'CAPTURED', age = 0 }: Payment): unknown {
  return { eventId: randomUUID(), transactionId: id, ...(orderId === undefined ? {} : { orderId }), amount, currency, status, rail, occurredAt: ago(age) };
}

function posting({ id, amount = '500.00', currency = 'EUR', status, age = 0 }: Payment): unknown {
  return {
    postingId: randomUUID(), ledger: 'bank-operating', direction: status === 'REFUNDED' ? 'DEBIT' : 'CREDIT', amount, currency, status: 'BOOKED', reversal: false,
    bookedAt: ago(age), valueDate: ago(age).slice(0, 10), references: { endToEndId: id, bankReference: `B-${randomUUID().slice(0, 8)}` },
  };
}

function ago(ms: number): string {
  return new Date(Date.now() - ms).toISOString();
}

/** The SDK opens one link for each hub; more than this at a time only queue there. */
async function inParts<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += 25) await Promise.all(items.slice(at, at + 25).map(work));
}
