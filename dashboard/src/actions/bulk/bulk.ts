import { act } from '../../api/queries';
import { problemOf, type Problem } from '../../api/problem';
import { countText } from '../../format/number';
import type { ActionDetails, ActionWord, BulkAnswer, BulkPreview, BulkScope } from '../../api/types';

/** What a bulk action is about: named rows, or whatever a filter shows. */
export type Target =
  | { readonly by: 'ids'; readonly ids: readonly string[] }
  /** With every time in it a moment: preview and action must say the same. */
  | { readonly by: 'filter'; readonly filter: Readonly<Record<string, string | boolean>>; readonly count: number | null };

export type Look =
  | { readonly at: 'looking' }
  | { readonly at: 'seen'; readonly preview: BulkPreview; readonly scope: BulkScope }
  | { readonly at: 'failed'; readonly problem: Problem };

export type Work =
  | { readonly at: 'choosing' }
  | { readonly at: 'working'; readonly since: number }
  /** Something among them changed since the preview; nothing was done. */
  | { readonly at: 'stale' }
  | { readonly at: 'failed'; readonly problem: Problem }
  | { readonly at: 'done'; readonly answer: BulkAnswer };

export function scopeOf(target: Target, details: ActionDetails & { readonly action: string }): BulkScope {
  const common = { ...details, action: details.action as ActionWord };
  return target.by === 'ids' ? { ...common, ids: target.ids } : { ...common, filter: target.filter };
}

export async function lookAt(scope: BulkScope): Promise<Look> {
  try {
    return { at: 'seen', preview: await act.previewBulk(scope), scope };
  } catch (error) {
    return { at: 'failed', problem: problemOf(error) };
  }
}

export async function work(scope: BulkScope, reason: string, token: string, key: string): Promise<Work> {
  try {
    return { at: 'done', answer: await act.bulk({ ...scope, reason, token }, key) };
  } catch (error) {
    const problem = problemOf(error);
    return problem.kind === 'preview-stale' ? { at: 'stale' } : { at: 'failed', problem };
  }
}

/** Why a preview cannot be acted on; null when it can. */
export function obstacleOf({ count, cap, token }: BulkPreview): string | null {
  if (count === 0) return 'Nothing fits any more.';
  if (count > cap) return `${countText(count)}${count >= 20_000 ? ' or more' : ''} are too many: at most ${countText(cap)} at once. Narrow the filter.`;
  return token === null ? 'The API gave no leave for this; take a new preview.' : null;
}
