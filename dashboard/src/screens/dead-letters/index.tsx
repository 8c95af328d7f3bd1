import { useInfiniteQuery } from '@tanstack/react-query';
import { ask, rowsOf } from '../../api/queries';
import { reasonName, reasonSentence } from '../../format/words';
import { Age } from '../../parts/Age';
import { EmptyState, ErrorState, Loading } from '../../parts/states';
import { ScreenHead } from '../ScreenHead';
import css from '../screens.module.css';

export default function DeadLettersScreen() {
  return (
    <>
      <ScreenHead title="Dead letters" />
      <div className={css.body}>
        <Letters />
      </div>
    </>
  );
}

function Letters() {
  const list = useInfiniteQuery(ask.deadLetters({}));
  if (list.isPending) return <Loading what="dead letters" />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const rows = rowsOf(list.data);
  if (rows.length === 0) return <EmptyState title="Every event could be used" />;
  return (
    <div className={css.lines}>
      {rows.map((row) => (
        <div key={`${row.hub} ${row.partition} ${row.offset} ${row.index}`} className={css.line}>
          <span title={reasonSentence(row.reason)}>{reasonName(row.reason)}</span>
          <bdi className="faint clip" title={row.detail}>{row.detail}</bdi>
          <Age at={row.rejectedAt} />
        </div>
      ))}
    </div>
  );
}
