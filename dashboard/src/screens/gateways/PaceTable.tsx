import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ask, rowsOf } from '../../api/queries';
import { countText } from '../../format/number';
import { Age } from '../../parts/Age';
import { ErrorState } from '../../parts/states';
import { Skeleton } from '../pulse/Skeleton';
import css from './gateways.module.css';
import { configuredOf, paceOf, type Pace } from './paces';
import { Section } from './Section';

/** What is configured, and where RealRecon learned to wait longer. */
export function PaceTable({ provider }: { readonly provider?: string }) {
  const list = useInfiniteQuery(ask.cases({ kind: 'Pace' }));
  const rules = useQuery(ask.rules());
  const all = rowsOf(list.data).map(paceOf);
  const paces = provider === undefined ? all : all.filter((pace) => pace.provider === provider);
  const configured = configuredOf(rules.data);
  return (
    <Section title={provider === undefined ? 'Deadlines' : 'Its deadlines'}>
      {configured.length === 0 ? null : (
        <p className={css.about}>
          Configured: {configured.map(({ awaited, base, longest }) => `${base} for the ${awaited}, learned up to ${longest}`).join('; ')}.
        </p>
      )}
      {list.data === undefined ? (
        list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : <Skeleton lines={2} />
      ) : paces.length === 0 ? (
        <p className={css.nothing}>Nothing had to be learned: the configured deadlines hold everywhere. It takes a hundred matches before a pace says anything.</p>
      ) : (
        <Table paces={paces} />
      )}
    </Section>
  );
}

function Table({ paces }: { readonly paces: readonly Pace[] }) {
  return (
    // Nothing in it takes the focus, so it has to take it itself to be scrolled by keys.
    <div className={css.scroll} role="group" aria-label="Learned deadlines" tabIndex={0}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Waiting for</th>
            <th scope="col">Of</th>
            <th scope="col">Rail</th>
            <th scope="col" className={css.right}>Waits now</th>
            <th scope="col" className={css.right}>Configured</th>
            <th scope="col" className={css.right}>At most</th>
            <th scope="col" className={css.right} title="One of a hundred matches took longer">Slowest of a hundred</th>
            <th scope="col" className={css.right}>Samples</th>
            <th scope="col" className={css.right}>Changed</th>
          </tr>
        </thead>
        <tbody>
          {paces.map((pace) => (
            <tr key={pace.key}>
              <th scope="row"><bdi>{pace.awaited}</bdi></th>
              <td><bdi className="clip">{pace.provider}</bdi></td>
              <td>{pace.rail === '' ? <span className="faint">any</span> : <bdi className="clip">{pace.rail}</bdi>}</td>
              <td className={css.right}><b>{pace.deadline}</b></td>
              <td className={css.right}>{pace.configured}</td>
              <td className={css.right}>{pace.longest}</td>
              <td className={css.right}>{pace.slowestOfHundred}</td>
              <td className={css.right}>{countText(pace.samples)}</td>
              <td className={css.right}><Age at={pace.changedAt} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
