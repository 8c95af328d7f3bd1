export type KeyGroup = 'Go' | 'Move' | 'Select' | 'Act' | 'Look' | 'Everywhere';

export interface KeyRow {
  /** Each is one way to say it: single keys, or sequences with a blank between (`g p`). As `KeyboardEvent.key`, so `?` and `X` include Shift. */
  readonly keys: readonly string[];
  readonly words: string;
  readonly group: KeyGroup;
  /** Holding the key down repeats it. */
  readonly repeats?: boolean;
}

/** Every key of the dashboard, by the name that screens bind to. Nothing else listens to the keyboard. */
export const keyTable = {
  'go-pulse': { keys: ['g p'], words: 'Pulse', group: 'Go' },
  'go-inbox': { keys: ['g i'], words: 'Exceptions', group: 'Go' },
  'go-alerts': { keys: ['g a'], words: 'Alerts', group: 'Go' },
  'go-transactions': { keys: ['g t'], words: 'Transactions', group: 'Go' },
  'go-gateways': { keys: ['g g'], words: 'Gateways and feeds', group: 'Go' },
  'go-duplicates': { keys: ['g d'], words: 'Duplicates', group: 'Go' },
  'go-dead-letters': { keys: ['g l'], words: 'Dead letters', group: 'Go' },
  'go-audit': { keys: ['g u'], words: 'Audit', group: 'Go' },
  'go-rules': { keys: ['g r'], words: 'Rules', group: 'Go' },

  down: { keys: ['j', 'ArrowDown'], words: 'Next row', group: 'Move', repeats: true },
  up: { keys: ['k', 'ArrowUp'], words: 'Previous row', group: 'Move', repeats: true },
  first: { keys: ['Home'], words: 'First row', group: 'Move' },
  last: { keys: ['End'], words: 'Last row', group: 'Move' },
  'page-down': { keys: ['PageDown'], words: 'A page down', group: 'Move', repeats: true },
  'page-up': { keys: ['PageUp'], words: 'A page up', group: 'Move', repeats: true },
  open: { keys: ['Enter'], words: 'Open', group: 'Move' },
  back: { keys: ['Escape'], words: 'Back, close', group: 'Move' },
  'same-code-previous': { keys: ['['], words: 'Previous with the same code', group: 'Move', repeats: true },
  'same-code-next': { keys: [']'], words: 'Next with the same code', group: 'Move', repeats: true },

  select: { keys: ['x'], words: 'Select', group: 'Select' },
  'select-range': { keys: ['X'], words: 'Select up to here', group: 'Select' },
  'select-all': { keys: ['* a'], words: 'Select all in the filter', group: 'Select' },
  'select-none': { keys: ['* n'], words: 'Select none', group: 'Select' },

  assign: { keys: ['a'], words: 'Assign', group: 'Act' },
  'assign-me': { keys: ['m'], words: 'Assign to me', group: 'Act' },
  note: { keys: ['n'], words: 'Leave a note', group: 'Act' },
  snooze: { keys: ['s'], words: 'Snooze', group: 'Act' },
  resolve: { keys: ['e'], words: 'Resolve', group: 'Act' },
  force: { keys: ['f'], words: 'Force a match', group: 'Act' },
  'write-off': { keys: ['w'], words: 'Write off', group: 'Act' },
  undo: { keys: ['u'], words: 'Unmatch, undo', group: 'Act' },
  reopen: { keys: ['o'], words: 'Reopen', group: 'Act' },
  query: { keys: ['q'], words: 'Ask bank and gateway', group: 'Act' },
  approve: { keys: ['y'], words: 'Approve', group: 'Act' },
  reject: { keys: ['Y'], words: 'Reject', group: 'Act' },
  redrive: { keys: ['d'], words: 'Re-drive', group: 'Act' },
  discard: { keys: ['D'], words: 'Discard', group: 'Act' },
  hold: { keys: ['h'], words: 'Hold deadlines', group: 'Act' },
  release: { keys: ['H'], words: 'Release deadlines', group: 'Act' },
  submit: { keys: ['Control+Enter'], words: 'Send the form', group: 'Act' },

  replay: { keys: ['r'], words: 'Replay the decision', group: 'Look' },
  'as-of': { keys: ['t'], words: 'As it was at a time', group: 'Look' },
  'copy-id': { keys: ['c'], words: 'Copy the id', group: 'Look' },
  verify: { keys: ['v'], words: 'Verify', group: 'Look' },
  'show-new': { keys: ['.'], words: 'Show what is new', group: 'Look' },

  search: { keys: ['/'], words: 'Search', group: 'Everywhere' },
  pause: { keys: ['p'], words: 'Pause or go on with live changes', group: 'Everywhere' },
  help: { keys: ['?'], words: 'These keys', group: 'Everywhere' },
} as const satisfies Record<string, KeyRow>;

export type KeyName = keyof typeof keyTable;

export const keyRows: Readonly<Record<KeyName, KeyRow>> = keyTable;

/** How a key is printed: `g p`, `Shift X`, `Ctrl Enter`. */
export function keyLabel(key: string): string[] {
  return key.split(' ').flatMap((stroke) => {
    if (stroke === 'Control+Enter') return ['Ctrl', 'Enter'];
    if (stroke === 'ArrowDown') return ['↓'];
    if (stroke === 'ArrowUp') return ['↑'];
    if (stroke === 'Escape') return ['Esc'];
    if (/^[A-Z]$/.test(stroke)) return ['Shift', stroke.toLowerCase()];
    return [stroke];
  });
}
