import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/queries';
import type { Replay } from '../../api/types';
import { plural } from '../../format/number';
import { IconButton } from '../../parts/Button';
import { Icon } from '../../parts/Icon';
import { ErrorState, Loading } from '../../parts/states';
import detail from '../detail.module.css';
import { Section } from '../Section';

/** Would the rules of now decide the same? Asked anew each time it is opened. */
export function ReplayPanel({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const replay = useQuery({ ...ask.replay(id), staleTime: 0 });
  return (
    <Section title="Replay" aside={<IconButton icon="close" label="Close the replay" onClick={onClose} />}>
      {replay.isError ? <ErrorState error={replay.error} onRetry={() => void replay.refetch()} /> : replay.isPending ? <Loading what="and folding its history once more" /> : <Answer {...replay.data} />}
    </Section>
  );
}

function Answer({ entries, agrees, ruleVersion, recordedRuleVersions, differences, isComplete, permutations }: Replay) {
  const holds = agrees && permutations.agree;
  return (
    <>
      <div className={`${detail.callout} ${holds ? detail.good : detail.bad}`} role="status">
        <Icon name={holds ? 'check' : 'unequal'} />
        <p>
          <b>{agrees ? 'The rules of now decide the same.' : `The rules of now decide ${plural(differences.length, 'thing')} otherwise.`}</b>{' '}
          {plural(entries, 'entry', 'entries')} folded again at {entries === 1 ? 'its' : 'their'} recorded times. {rulesWords(ruleVersion, recordedRuleVersions)}{' '}
          {permutations.agree ? `The facts lead to this verdict in each of ${plural(permutations.tried, 'order')} tried.` : `In ${plural(permutations.tried, 'order')} tried, the facts do not always lead to the same verdict: that is a defect.`}
          {isComplete ? '' : ' The history is longer; this is its beginning.'}
        </p>
      </div>
      {differences.length === 0 ? null : (
        <div className={detail.scroll}>
          <table className={detail.table}>
            <thead>
              <tr>
                <th scope="col">Entry</th>
                <th scope="col">Version</th>
                <th scope="col">Field</th>
                <th scope="col">Recorded</th>
                <th scope="col">Replayed</th>
              </tr>
            </thead>
            <tbody>
              {differences.map(({ sequence, version, field, recorded, replayed }) => (
                <tr key={`${sequence} ${field}`}>
                  <td className="num">{sequence}</td>
                  <td className="num">{version}</td>
                  <td><bdi>{field}</bdi></td>
                  <td><bdi>{recorded}</bdi></td>
                  <td><b><bdi>{replayed}</bdi></b></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {differences.length > 1 ? <p className={detail.note}>What follows the first difference may be its consequence.</p> : null}
    </>
  );
}

function rulesWords(now: number, recorded: readonly number[]): string {
  const others = recorded.filter((version) => version !== now);
  return others.length === 0 ? `Rules version ${now}, then as now.` : `Rules version ${now} now; ${others.join(', ')} then.`;
}
