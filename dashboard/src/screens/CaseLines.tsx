import { useInfiniteQuery } from '@tanstack/react-query';
import { ask, rowsOf } from '../api/queries';
import type { CaseKind } from '../api/types';
import { countText } from '../format/number';
import { reasonName } from '../format/words';
import { caseId } from '../live/liveStore';
import { Age } from '../parts/Age';
import { SeverityMark } from '../parts/Badge';
import { Amounts } from '../parts/Money';
import { EmptyState, ErrorState, Loading } from '../parts/states';
import css from './screens.module.css';

export function CaseLines({ kind, open, none }: { readonly kind: CaseKind; readonly open?: boolean; readonly none: string }) {
  const list = useInfiniteQuery(ask.cases({ kind, open }));
  if (list.isPending) return <Loading what="cases" />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const rows = rowsOf(list.data);
  if (rows.length === 0) return <EmptyState title={none} />;
  return (
    <div className={css.lines}>
      {rows.map((row) => (
        <div key={caseId(row)} className={css.line}>
          <SeverityMark severity={row.severity} />
          <bdi className="mono clip" title={row.key}>{row.key}</bdi>
          <span className="faint clip">{row.code === null ? null : reasonName(row.code)}</span>
          <span className="num">
            {countText(row.count)} · <Amounts exposure={row.exposure} /> · <Age at={row.since} />
          </span>
        </div>
      ))}
    </div>
  );
}
