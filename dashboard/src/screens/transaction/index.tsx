import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { ask } from '../../api/queries';
import { stateSentence } from '../../format/words';
import { Age } from '../../parts/Age';
import { StatusMark } from '../../parts/Badge';
import { Id } from '../../parts/CopyButton';
import { EmptyState, ErrorState, Loading } from '../../parts/states';
import { ScreenHead } from '../ScreenHead';
import css from '../screens.module.css';

export default function TransactionScreen() {
  const [params] = useSearchParams();
  const id = params.get('id') ?? '';
  return id === '' ? <EmptyState title="Which transaction?" icon="search">The address names none.</EmptyState> : <One id={id} />;
}

function One({ id }: { readonly id: string }) {
  const one = useQuery(ask.transaction(id));
  if (one.isPending) return <Loading what="the transaction" />;
  if (one.isError) return <ErrorState error={one.error} onRetry={() => void one.refetch()} />;
  const { status, state, timeline } = one.data;
  return (
    <>
      <ScreenHead title={<Id text={id} />}>
        <StatusMark status={status} />
      </ScreenHead>
      <div className={css.body}>
        <p className="soft">{stateSentence(state)}</p>
        <ol className={css.lines}>
          {timeline.map((item) => (
            <li key={item.sequence} className={css.line}>
              <bdi>{item.summary}</bdi>
              <Age at={item.at} />
            </li>
          ))}
        </ol>
      </div>
    </>
  );
}
