import type { Emulator } from '../harness/emulator';
import type { Payment } from '../harness/events';

/** The transaction that is shown alone. */
export const mismatch = 'INV-2026-00417';

const minute = 60_000;
const currencies = [
  { code: 'EUR', digits: 2, most: 900 },
  { code: 'INR', digits: 2, most: 60_000 },
  { code: 'USD', digits: 2, most: 1200 },
  { code: 'JPY', digits: 0, most: 90_000 },
  { code: 'KWD', digits: 3, most: 300 },
] as const;

/** What an hour looks like in which most goes well: drawn from one seed, so that pictures of two days differ in their ages only. */
export async function anHour(emulator: Emulator): Promise<void> {
  const { events, api } = emulator;
  const chance = drawn(417);
  const payments = Array.from({ length: 900 }, (_, at) => payment(at, chance));
  for (let from = 0; from < payments.length; from += 100) {
    const part = payments.slice(from, from + 100);
    await events.gateway(...part.map(({ told }) => told));
    await events.bank(...part.flatMap(({ booked }) => (booked === null ? [] : [booked])));
  }

  await events.gateway({ id: mismatch, orderId: 'ORDER-7719', amount: '1250.00', rail: 'card' }, { id: 'INV-2026-00418', orderId: 'ORDER-7719', amount: '1250.00', rail: 'card' });
  await events.bank({ id: mismatch, amount: '1205.00' }, { id: 'INV-2026-00418', amount: '1250.00' });
  for (const scenario of ['happy-path', 'silent-bank', 'amount-mismatch', 'duplicate-charge', 'double-charge', 'lost-event-healed', 'late-bank', 'garbage']) {
    await emulator.play(scenario, '--seed', '417', '--deadline', '00:00:04');
  }

  await api.settled(mismatch);
  await api.act(mismatch, { action: 'assign', assignee: 'ann', reason: 'Mine.' }, { actor: 'ann' });
  await api.act(mismatch, { action: 'note', reason: 'The bank says the fee was taken from the amount; waiting for their advice.' }, { actor: 'ann' });
  const open = await api.transactions('?open=true');
  for (const [at, { id }] of open.filter(({ id: found }) => found !== mismatch).slice(0, 12).entries()) {
    await api.act(id, { action: 'assign', assignee: ['ann', 'ben', 'chi'][at % 3] ?? 'ann', reason: 'To look at.' }, { actor: 'lee' });
  }
}

function payment(at: number, chance: () => number): { readonly told: Payment; readonly booked: Payment | null } {
  const { code, digits, most } = currencies[Math.floor(chance() * currencies.length)] ?? currencies[0];
  const amount = 1 + chance() * most;
  const id = `INV-2026-${String(1000 + at).padStart(5, '0')}`;
  const told: Payment = {
    id, orderId: `ORDER-${String(3000 + at)}`, amount: amount.toFixed(digits), currency: code, rail: chance() < 0.7 ? 'card' : 'upi',
    // More towards now, as in a shop whose day begins.
    age: Math.floor(chance() ** 1.3 * 55 * minute),
  };
  const luck = chance();
  if (luck < 0.012) return { told, booked: null };
  return { told, booked: luck < 0.03 ? { ...told, amount: (amount * 0.97).toFixed(digits) } : told };
}

/** Mulberry32: the same numbers on every machine. */
function drawn(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
