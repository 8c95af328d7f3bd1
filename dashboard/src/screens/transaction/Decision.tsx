import { useQuery } from '@tanstack/react-query';
import type { Comparison, TransactionDetail } from '../../api/types';
import { canHash } from '../../proof/hash';
import { inputsSum } from '../../proof/inputs';
import { Moment } from '../../parts/Age';
import { CopyButton } from '../../parts/CopyButton';
import { Icon } from '../../parts/Icon';
import detail from '../detail.module.css';
import { Facts, Section } from '../Section';
import css from './transaction.module.css';

const outcomes: Readonly<Record<Comparison['outcome'], string>> = { Equal: 'equal', WithinTolerance: 'within tolerance', Different: 'different', NotEvaluated: 'not evaluated' };

/** By which rules, on what and when the verdict was decided: what an auditor asks first. */
export function Decision({ one: { decision, compared, timeline, state, reasons }, isPast }: { readonly one: TransactionDetail; readonly isPast: boolean }) {
  const sum = useQuery({ queryKey: ['inputs-sum', timeline.map(({ sequence }) => sequence).join()], queryFn: () => inputsSum(timeline), enabled: canHash(), staleTime: Infinity });
  const claimed = isPast ? sum.data : decision.inputsSha256;
  return (
    <Section title="Decision record">
      <Facts
        facts={[
          { name: 'Rules', value: `version ${decision.ruleVersion}` },
          { name: 'Decided', value: <Moment at={decision.decidedAt} /> },
          { name: 'State and reasons', value: <code className="mono">{[state, ...reasons].join(' ')}</code> },
          { name: 'Facts that count', value: decision.facts },
          { name: 'Compared', value: compared.length === 0 ? 'nothing: a side is missing' : compared.map(({ field, outcome }) => `${field} ${outcomes[outcome]}`).join(', ') },
        ]}
      />
      {claimed === undefined || claimed === '' ? null : (
        <p className={detail.note}>
          SHA-256 of the inputs: <code className={detail.hash}>{claimed}</code> <CopyButton text={claimed} what="hash of the inputs" />
        </p>
      )}
      {isPast || sum.data === undefined ? null : !decision.isComplete ? (
        <p className={detail.note}>The timeline here is cut, so its sum covers only what is shown.</p>
      ) : (
        <p className={`${css.mark} ${sum.data === decision.inputsSha256 ? css.isEqual : css.isDifferent}`}>
          <Icon name={sum.data === decision.inputsSha256 ? 'check' : 'unequal'} size={14} />
          {sum.data === decision.inputsSha256 ? 'This browser added the payload hashes of the timeline up and came to the same sum.' : `This browser came to another sum: ${sum.data}. Read the page again; if it stays so, verify the audit log.`}
        </p>
      )}
    </Section>
  );
}
