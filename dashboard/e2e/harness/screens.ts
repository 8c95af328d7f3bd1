/** Every screen as its navigation names it, with the keys that lead there. */
export const screens = [
  { name: 'Pulse', path: '/', keys: ['g', 'p'] },
  { name: 'Gateways & feeds', path: '/gateways', keys: ['g', 'g'] },
  { name: 'Exceptions', path: '/inbox', keys: ['g', 'i'] },
  { name: 'Alerts', path: '/alerts', keys: ['g', 'a'] },
  { name: 'Duplicates', path: '/duplicates', keys: ['g', 'd'] },
  { name: 'Dead letters', path: '/dead-letters', keys: ['g', 'l'] },
  { name: 'Transactions', path: '/transactions', keys: ['g', 't'] },
  { name: 'Audit', path: '/audit', keys: ['g', 'u'] },
  { name: 'Rules', path: '/rules', keys: ['g', 'r'] },
] as const;

export type Screen = (typeof screens)[number];
