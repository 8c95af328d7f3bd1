import type { AuditEntry, TransactionDetail } from '../../api/types';
import { foldedInputs } from '../../proof/inputs';

/** The entries in the order of their versions, each version once: an outbox that was sent twice tells it twice. */
export function versionsOf(entries: readonly AuditEntry[]): readonly AuditEntry[] {
  const last = { version: 0 };
  return [...entries]
    .sort((a, b) => a.sequence - b.sequence)
    .filter(({ body }) => {
      if (body.version <= last.version) return false;
      last.version = body.version;
      return true;
    });
}

/** The whole transaction as views showed it at that version. */
export function asOf(one: TransactionDetail, entry: AuditEntry): TransactionDetail {
  const { body } = entry;
  const { after } = body;
  const { verdict } = after;
  // Entries from before it was kept do not say; then what is known now stands in.
  const belonging = after.belonging === undefined ? one : (after.belonging ?? { orderId: null, parentId: null, rail: null });
  const timeline = one.timeline.filter(({ version }) => version <= body.version);
  return {
    id: one.id,
    status: after.status,
    reasons: verdict.reasons,
    state: verdict.state,
    gateway: verdict.gateway,
    bank: verdict.bank,
    differenceMinor: verdict.differenceMinor,
    openedAt: after.openedAt,
    decidedAt: after.decidedAt,
    deadline: verdict.deadline,
    version: body.version,
    handling: after.handling,
    // Not kept for the past: it follows from rules that may have been others.
    valueAtRisk: null,
    orderId: belonging.orderId,
    parentId: belonging.parentId,
    rail: belonging.rail,
    compared: verdict.compared,
    decision: { ruleVersion: body.ruleVersion, decidedAt: after.decidedAt, facts: foldedInputs(timeline).length, inputsSha256: '', isComplete: timeline[0]?.version === 1 },
    timeline,
  };
}

/** The version that an address asks for, if there is one; anything else means now. */
export function chosenVersion(text: string | null, versions: readonly AuditEntry[]): AuditEntry | null {
  if (text === null || !/^\d{1,15}$/.test(text)) return null;
  return versions.find(({ body }) => body.version === Number(text)) ?? null;
}
