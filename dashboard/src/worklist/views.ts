import { filterFromUrl, filterToUrl, isEmptyFilter, type ListFilter } from '../filters/listFilter';

/** A list that people come back to. */
export interface View {
  readonly id: string;
  readonly name: string;
  readonly filter: ListFilter;
  readonly sentence: string;
  readonly isOwn?: boolean;
  /** Other members of its address: columns and order. */
  readonly extra?: string;
}

export const inboxViews: readonly View[] = [
  { id: 'all', name: 'All open', filter: {}, sentence: 'Everything that needs somebody' },
  { id: 'needs-me', name: 'Needs me', filter: { owner: 'me', snoozed: 'false' }, sentence: 'Yours, and not asleep' },
  { id: 'unassigned', name: 'Unassigned', filter: { owner: 'none', snoozed: 'false' }, sentence: 'Nobody looks after it' },
  { id: 'high-value', name: 'High value', filter: { riskMin: '10000' }, sentence: 'From 10,000 at risk' },
  { id: 'old', name: 'Older than a day', filter: { openedBefore: '-1d' }, sentence: 'Opened more than 24 hours ago' },
  { id: 'checking', name: 'Being checked', filter: { checking: 'true' }, sentence: 'Bank or gateway is being asked' },
  { id: 'approval', name: 'Waiting for approval', filter: { proposed: 'true' }, sentence: 'A second person has to agree' },
  { id: 'snoozed', name: 'Snoozed', filter: { snoozed: 'true' }, sentence: 'Nobody wants to hear of it for now' },
];

export const transactionViews: readonly View[] = [
  { id: 'all', name: 'All', filter: {}, sentence: 'Every transaction' },
  { id: 'open', name: 'Open', filter: { open: 'true' }, sentence: 'Everything that needs somebody' },
  { id: 'waiting', name: 'Waiting', filter: { status: 'PENDING' }, sentence: 'One side is missing and its deadline has not passed' },
  { id: 'held', name: 'Held', filter: { held: 'true' }, sentence: 'Deadlines that wait for a silent feed' },
  { id: 'late', name: 'Healed late', filter: { reason: 'M06_LATE' }, sentence: 'Matched after the deadline' },
  { id: 'asked', name: 'Found by asking', filter: { reason: 'M09_AUTO_RETRY' }, sentence: 'Matched because RealRecon asked' },
  { id: 'by-people', name: 'Settled by people', filter: { status: 'RESOLVED' }, sentence: 'Resolved with a reason' },
  { id: 'slow', name: 'Slow', filter: { slowerThan: '60' }, sentence: 'Took a minute or more' },
];

/** What an own view keeps of an address: everything but where one stood. */
export function viewOf(name: string, params: URLSearchParams): View {
  const { filter } = filterFromUrl(params);
  const extra = new URLSearchParams();
  for (const member of ['sort', 'cols']) {
    const value = params.get(member);
    if (value !== null) extra.set(member, value);
  }
  return { id: `own-${slug(name)}`, name, filter, extra: extra.toString(), sentence: isEmptyFilter(filter) ? 'Everything, in your columns and order' : 'Your own view', isOwn: true };
}

/** The address of a view. The filter stands in it, so that it shows the same to somebody who has not saved it. */
export function addressOf(path: string, view: View): string {
  const params = filterToUrl(view.filter, new URLSearchParams(view.extra ?? ''));
  params.set('view', view.id);
  return `${path}?${params.toString()}`;
}

export function withView(views: readonly View[], added: View): readonly View[] {
  return [...views.filter(({ id }) => id !== added.id), added].slice(-most);
}

/** Storage is anybody's to write: what does not look like a view is left out. */
export function parseViews(text: string | null): readonly View[] {
  try {
    const stored: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored.slice(0, most).flatMap((one: unknown) => {
      if (typeof one !== 'object' || one === null || !('name' in one) || !('query' in one) || typeof one.name !== 'string' || typeof one.query !== 'string') return [];
      const name = one.name.trim().slice(0, longestName);
      return name === '' ? [] : [viewOf(name, new URLSearchParams(one.query))];
    });
  } catch {
    return [];
  }
}

export function viewsText(views: readonly View[]): string {
  return JSON.stringify(views.map((view) => ({ name: view.name, query: filterToUrl(view.filter, new URLSearchParams(view.extra ?? '')).toString() })));
}

export const longestName = 40;
const most = 30;

function slug(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'view';
}
