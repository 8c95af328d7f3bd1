import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { ActionBar } from '../../actions/ActionBar';
import { ofCase } from '../../actions/subject';
import { alertHref } from '../../api/path';
import { ask, rowsOf } from '../../api/queries';
import type { Case } from '../../api/types';
import { plural } from '../../format/number';
import { reasonName, reasonSentence } from '../../format/words';
import { useKeys } from '../../keys/useKeys';
import { Age } from '../../parts/Age';
import { SeverityMark } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { copy } from '../../parts/CopyButton';
import type { GridColumn } from '../../parts/grid/column';
import { DataGrid } from '../../parts/grid/DataGrid';
import { Amounts } from '../../parts/Money';
import { EmptyState, ErrorState, Loading } from '../../parts/states';
import { useMedia } from '../../parts/useMedia';
import { ExportDialog } from '../../worklist/ExportDialog';
import { ScreenHead } from '../ScreenHead';
import css from './alerts.module.css';
import { causeOf, listed } from './cause';
import { Wakes } from './Wakes';

const columns: readonly GridColumn<Case>[] = [
  { id: 'severity', header: 'Severity', width: '6.5rem', cell: (row) => <SeverityMark severity={row.severity} plain={!row.isOpen} /> },
  { id: 'code', header: 'What', width: 'minmax(12rem, 1fr)', cell: (row) => <span className="clip" title={reasonSentence(row.code ?? causeOf(row.key).code)}>{reasonName(row.code ?? causeOf(row.key).code)}</span> },
  { id: 'gateway', header: 'Gateway', width: '7rem', cell: (row) => <Word text={causeOf(row.key).gateway} /> },
  { id: 'feed', header: 'Feed', width: '7rem', cell: (row) => <Word text={causeOf(row.key).feed} /> },
  { id: 'state', header: 'State', width: '5.5rem', cell: (row) => (row.isOpen ? 'Open' : <span className="faint">Closed</span>) },
  { id: 'count', header: 'Count', hint: 'Transactions that are still open', width: '6rem', align: 'end', cell: (row) => <span className="num">{row.count}</span> },
  { id: 'exposure', header: 'At risk', width: 'minmax(11rem, 1fr)', align: 'end', cell: (row) => <span className="clip"><Amounts exposure={row.exposure} /></span> },
  { id: 'since', header: 'Since', width: '5rem', align: 'end', cell: (row) => <Age at={row.since} /> },
  { id: 'owner', header: 'Owner', width: '8rem', cell: (row) => <Word text={row.owner} /> },
  { id: 'snoozed', header: 'Wakes', hint: 'Nobody is told until then, unless it becomes worse', width: '6rem', cell: (row) => <Wakes until={row.snoozedUntil} /> },
  { id: 'examples', header: 'Examples', width: 'minmax(9rem, 1fr)', cell: (row) => <Word text={listed(row.details, 'examples').join(', ') || null} /> },
];
const phone = ['severity', 'code', 'count', 'since'];
const idOf = (row: Case): string => row.key;
const choices = [['true', 'Open'], ['false', 'Closed'], ['', 'All']] as const;

/** Incidents: everything with one cause is one of them. */
export function AlertList() {
  const [params, setParams] = useSearchParams();
  const [, navigate] = useLocation();
  const isNarrow = useMedia('(max-width: 720px)');
  const open = params.get('open') === 'false' ? 'false' : params.get('open') === 'any' ? '' : 'true';
  const filter = useMemo(() => ({ kind: 'Alert', open: open === '' ? null : open }), [open]);
  const list = useInfiniteQuery(ask.cases(filter));
  const rows = rowsOf(list.data);
  const [active, setActive] = useState<string | null>(params.get('id'));
  const [isExporting, setExporting] = useState(false);
  const row = rows.find(({ key }) => key === active);
  useKeys({ 'copy-id': row === undefined ? undefined : () => void copy(row.key, 'cause') });

  return (
    <>
      <ScreenHead title="Alerts">
        <Button small icon="retry" onClick={() => void list.refetch()}>Refresh</Button>
        <Button small icon="download" onClick={() => setExporting(true)}>Export</Button>
      </ScreenHead>
      <div className={css.choices} role="group" aria-label="Which">
        {choices.map(([value, words]) => (
          <Button
            key={words}
            small
            kind={open === value ? 'main' : 'plain'}
            aria-pressed={open === value}
            onClick={() => setParams((before) => {
              const after = new URLSearchParams(before);
              if (value === 'true') after.delete('open');
              else after.set('open', value === '' ? 'any' : value);
              return after;
            })}
          >
            {words}
          </Button>
        ))}
      </div>
      {list.isPending ? <Loading what="alerts" /> : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : (
        <DataGrid
          label="Alerts"
          columns={columns}
          {...(isNarrow ? { shown: phone } : {})}
          rows={rows}
          idOf={idOf}
          hasMore={list.hasNextPage}
          onNeedMore={() => {
            if (!list.isFetching) void list.fetchNextPage();
          }}
          active={active}
          onActive={setActive}
          onOpen={({ key }) => navigate(alertHref(key))}
          isGone={(key) => open !== '' && rows.some((one) => one.key === key && String(one.isOpen) !== open)}
          footer={
            row === undefined ? <span className="faint">{plural(rows.length, 'incident')}; an incident is everything with one cause.</span> : (
              <>
                <Link href={alertHref(row.key)}>Open <bdi className="mono">{row.key}</bdi></Link>
                <ActionBar subject={ofCase(row)} />
              </>
            )
          }
          empty={open === 'false'
            ? <EmptyState title="No incident has closed yet" icon="bell">Incidents that healed, or that people settled, are kept here.</EmptyState>
            : <EmptyState title="Nothing needs anybody">When transactions need people, everything with one cause becomes one incident, and it is announced once.</EmptyState>}
        />
      )}
      <ExportDialog open={isExporting} kind="cases" filter={filter} count={list.hasNextPage ? undefined : rows.length} onClose={() => setExporting(false)} />
    </>
  );
}

function Word({ text }: { readonly text: string | null }) {
  return text === null ? <span className="faint">–</span> : <bdi className="clip" title={text}>{text}</bdi>;
}
