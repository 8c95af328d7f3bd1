import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';

export interface GridLayout {
  /** Ids of the columns that are shown, in their order. */
  readonly shown: readonly string[];
  readonly change: (shown: readonly string[]) => void;
  readonly isDefault: boolean;
}

/** Order and choice of columns, in the address: a link shows somebody else the same list. */
export function useGridLayout(all: readonly string[], byDefault: readonly string[] = all): GridLayout {
  const [params, setParams] = useSearchParams();
  const asked = params.get('cols');
  const shown = useMemo(() => parseColumns(asked, all, byDefault), [asked, all, byDefault]);
  const change = useCallback(
    (next: readonly string[]) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          const text = columnsText(next, byDefault);
          if (text === null) after.delete('cols');
          else after.set('cols', text);
          return after;
        },
        { replace: true },
      ),
    [setParams, byDefault],
  );
  return { shown, change, isDefault: asked === null };
}

/** An address may be old or made by hand: unknown columns are left out, and no column at all means the usual ones. */
export function parseColumns(text: string | null, all: readonly string[], byDefault: readonly string[]): readonly string[] {
  if (text === null) return byDefault;
  const known = [...new Set(text.split(','))].filter((id) => all.includes(id));
  return known.length === 0 ? byDefault : known;
}

export function columnsText(shown: readonly string[], byDefault: readonly string[]): string | null {
  return shown.length === byDefault.length && shown.every((id, at) => id === byDefault[at]) ? null : shown.join(',');
}
