import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { ask, exportHref, rowsOf } from '../../api/queries';
import type { DeadLetter } from '../../api/types';
import { plural } from '../../format/number';
import { reasonName, reasonSentence, rejectionCodes } from '../../format/words';
import { useKeys } from '../../keys/useKeys';
import { Age } from '../../parts/Age';
import { Badge } from '../../parts/Badge';
import { Button, buttonClass } from '../../parts/Button';
import type { GridColumn } from '../../parts/grid/column';
import { DataGrid } from '../../parts/grid/DataGrid';
import { useGridLayout } from '../../parts/gridLayout';
import { KeyHint } from '../../parts/KeyHint';
import { noSelection, selectAll, type Selection } from '../../parts/selection';
import { SplitPane } from '../../parts/SplitPane';
import { EmptyState, ErrorState, Loading } from '../../parts/states';
import { toasts } from '../../parts/toasts';
import detail from '../detail.module.css';
import { ScreenHead } from '../ScreenHead';
import { handlingWord, isSettled, sizeText, type LetterAction } from './handling';
import { LetterDialog } from './LetterDialog';
import { LetterPane } from './LetterPane';

const columns: readonly GridColumn<DeadLetter>[] = [
  { id: 'age', header: 'Refused', width: '5rem', align: 'end', cell: (row) => <Age at={row.rejectedAt} /> },
  { id: 'hub', header: 'Hub', width: '9rem', cell: (row) => <bdi className="clip" title={row.hub}>{row.hub}</bdi> },
  { id: 'reason', header: 'Reason', width: 'minmax(9rem, 1fr)', cell: (row) => <span className="clip" title={reasonSentence(row.reason)}>{reasonName(row.reason)}</span> },
  { id: 'detail', header: 'Detail', width: 'minmax(14rem, 3fr)', cell: (row) => <bdi className="clip" title={row.detail}>{row.detail}</bdi> },
  { id: 'handling', header: 'Handling', width: '9rem', cell: (row) => <Badge word={handlingWord(row)} plain /> },
  { id: 'position', header: 'Position', width: '8rem', hint: 'Partition and offset in the hub', cell: (row) => <bdi className="mono clip" title={`partition ${row.partition}, offset ${row.offset}`}>{row.partition}/{row.offset}{row.index > 0 ? ` +${row.index}` : ''}</bdi> },
  { id: 'size', header: 'Size', width: '5.5rem', align: 'end', cell: (row) => sizeText(row.bytes) },
  { id: 'hash', header: 'SHA-256', width: '8rem', cell: (row) => <code className="mono clip" title={row.sha256}>{row.sha256.slice(0, 12)}</code> },
];
const idOf = (row: DeadLetter): string => row.key;
const allColumns = columns.map(({ id }) => id);
const hubs = ['gateway-events', 'bank-events'] as const;
/** Reasons of refusals that transactions have too, so that words.ts keeps them elsewhere. */
const sharedCodes = ['MISSING_KEY', 'DATE_INVALID', 'UNKNOWN_STATUS', 'UNKNOWN_CURRENCY', 'NORMALISE_INCONSISTENT', 'TESTMODE_EVENT', 'DUP_STATEMENT', 'SCHEMA_UNKNOWN_VERSION', 'POISON'];
const reasons = [...new Set([...rejectionCodes, ...sharedCodes])].sort((a, b) => (reasonName(a) < reasonName(b) ? -1 : 1));
/** Letters are no part of the live changes, so they are looked for. */
const lookEveryMs = 10_000;

export default function DeadLettersScreen() {
  const [params, setParams] = useSearchParams();
  const [selection, setSelection] = useState<Selection>(noSelection);
  const [begun, setBegun] = useState<{ readonly action: LetterAction; readonly letters: readonly DeadLetter[] } | null>(null);
  const layout = useGridLayout(allColumns);
  const may = useQuery(ask.me()).data;
  const filter = { hub: params.get('hub'), reason: params.get('reason'), handled: params.get('handled') ?? 'false' };
  const asked = { ...filter, handled: filter.handled === 'all' ? null : filter.handled };
  // Reading many pages again and again would cost more than it tells.
  const list = useInfiniteQuery({ ...ask.deadLetters(asked), refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : lookEveryMs) });
  const rows = rowsOf(list.data);
  const active = params.get('id');
  const open = rows.find(({ key }) => key === active) ?? null;
  const chosen = rows.filter(({ key }) => selection.ids.has(key));
  // An auditor reads, an operator acts; approvers alone do not handle letters.
  const isOperator = may === undefined || may.roles.includes('operator');

  const change = (values: Readonly<Record<string, string | null>>, replace = true): void =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(values)) {
          if (value === null || value === '') after.delete(name);
          else after.set(name, value);
        }
        return after;
      },
      { replace },
    );
  const begin = (action: LetterAction): void => {
    const about = (chosen.length > 0 ? chosen : open === null ? [] : [open]).filter((letter) => !isSettled(letter));
    if (!isOperator) toasts.show('Dead letters are handled by the role operator.');
    else if (about.length === 0) toasts.show('Choose letters that nobody has settled yet.');
    else setBegun({ action, letters: about });
  };
  useKeys({
    redrive: () => begin('redrive'),
    discard: () => begin('discard'),
    'select-all': () => setSelection(selectAll(rows.map(idOf))),
    'select-none': () => setSelection(noSelection),
    back: () => {
      if (open !== null) change({ id: null });
      else setSelection(noSelection);
    },
  });

  return (
    <div className={detail.fill}>
      <ScreenHead title="Dead letters">
        <a className={buttonClass()} href={exportHref('deadletters', 'csv', asked)} download>CSV</a>
        <a className={buttonClass()} href={exportHref('deadletters', 'ndjson', asked)} download>NDJSON</a>
      </ScreenHead>
      <div className={detail.bar}>
        <Choice label="Hub" value={filter.hub ?? ''} onChange={(hub) => change({ hub, id: null })} options={[['', 'all hubs'], ...hubs.map((hub) => [hub, hub] as const)]} />
        <Choice label="Reason" value={filter.reason ?? ''} onChange={(reason) => change({ reason, id: null })} options={[['', 'all reasons'], ...reasons.map((reason) => [reason, reasonName(reason)] as const)]} />
        <Choice label="Handled" value={filter.handled} onChange={(handled) => change({ handled: handled === 'false' ? null : handled, id: null })} options={[['false', 'not yet'], ['true', 'handled'], ['all', 'all']]} />
        <Button aria-disabled={!isOperator} title={isOperator ? undefined : 'For the role operator.'} onClick={() => begin('redrive')}>
          Re-drive{chosen.length > 0 ? ` ${chosen.length}` : ''} <KeyHint name="redrive" />
        </Button>
        <Button aria-disabled={!isOperator} title={isOperator ? undefined : 'For the role operator.'} onClick={() => begin('discard')}>
          Discard{chosen.length > 0 ? ` ${chosen.length}` : ''} <KeyHint name="discard" />
        </Button>
        {chosen.length > 0 ? <Button kind="quiet" onClick={() => setSelection(noSelection)}>Select none</Button> : null}
      </div>
      {list.isPending ? <Loading what="dead letters" /> : list.isError && list.data === undefined ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : (
        <SplitPane label="the dead letter" pane={open === null ? null : <LetterPane letter={open} onClose={() => change({ id: null })} />}>
          <DataGrid
            label="Dead letters"
            columns={columns}
            shown={layout.shown}
            rows={rows}
            idOf={idOf}
            hasMore={list.hasNextPage}
            onNeedMore={() => {
              if (!list.isFetching) void list.fetchNextPage();
            }}
            active={active}
            onActive={(id) => change({ id })}
            selection={selection}
            onSelection={setSelection}
            footer={<span className="faint">{plural(rows.length, 'letter')}{list.hasNextPage ? ' so far' : ''}; what they contained is kept nowhere</span>}
            empty={
              filter.hub === null && filter.reason === null && filter.handled === 'false' ? (
                <EmptyState title="Every event could be used">Events that cannot be read or make no sense come here, with the reason and their place in the hub. There is none that waits for you.</EmptyState>
              ) : (
                <EmptyState title="No dead letter is like that" icon="search">Take a filter away to see more.</EmptyState>
              )
            }
          />
        </SplitPane>
      )}
      {begun === null ? null : (
        <LetterDialog
          action={begun.action}
          letters={begun.letters}
          onClose={() => {
            setBegun(null);
            setSelection(noSelection);
          }}
        />
      )}
    </div>
  );
}

function Choice({ label, value, onChange, options }: { readonly label: string; readonly value: string; readonly onChange: (value: string) => void; readonly options: readonly (readonly [string, string])[] }) {
  return (
    <label className={detail.field}>
      {label}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(([word, text]) => (
          <option key={word} value={word} label={text} />
        ))}
        {/* An address may name one that this page does not know. */}
        {options.some(([word]) => word === value) ? null : <option value={value} label={value} />}
      </select>
    </label>
  );
}
