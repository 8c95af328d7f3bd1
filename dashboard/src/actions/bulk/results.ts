import type { BulkAnswer, Outcome } from '../../api/types';
import { plural } from '../../format/number';
import { csvText } from './csv';

export const outcomeWords: Readonly<Record<Outcome, { readonly word: string; readonly sentence: string }>> = {
  refused: { word: 'Refused', sentence: 'It had changed, or its state does not allow it.' },
  pending: { word: 'Pending', sentence: 'Sent, but the audit log did not have it in time. It will be taken or refused.' },
  unsent: { word: 'Not sent', sentence: 'Time was up before it was its turn. A new preview shows it.' },
  proposed: { word: 'Proposed', sentence: 'The amount needs a second person.' },
  done: { word: 'Done', sentence: 'It took effect.' },
};

/** What needs a look first. */
export const outcomeOrder = Object.keys(outcomeWords) as readonly Outcome[];

export function summaryOf({ outcomes }: BulkAnswer): string {
  const parts = outcomeOrder.toReversed().flatMap((outcome) => (outcomes[outcome] > 0 ? [`${outcomes[outcome]} ${outcomeWords[outcome].word.toLowerCase()}`] : []));
  return parts.length === 0 ? 'Nothing was done.' : `${parts.join(', ')}.`;
}

export function sortedItems({ items }: BulkAnswer): BulkAnswer['items'] {
  return items.toSorted((a, b) => outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome));
}

export function resultsCsv({ items, bulkId }: BulkAnswer): string {
  return csvText(
    ['id', 'outcome', 'why', 'version', 'actionId', 'bulkId'],
    items.map((item) => [item.id, item.outcome, item.why, item.version, item.actionId, bulkId]),
  );
}

export function resultsName(action: string, at: Date): string {
  return `realrecon-${action}-${at.toISOString().slice(0, 19).replaceAll(':', '')}Z.csv`;
}

export function targetWords(count: number): string {
  return plural(count, 'transaction');
}
