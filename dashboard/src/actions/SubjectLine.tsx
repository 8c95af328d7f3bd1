import { reasonName } from '../format/words';
import { SeverityMark, StatusMark } from '../parts/Badge';
import { Amounts, Difference, Money } from '../parts/Money';
import css from './actions.module.css';
import type { Subject } from './subject';

/** What the action is about, so that nobody settles the wrong one. */
export function SubjectLine({ subject }: { readonly subject: Subject }) {
  if (subject.kind === 'case') {
    const { key, severity, exposure } = subject.case;
    return (
      <div className={css.subject}>
        <SeverityMark severity={severity} />
        <bdi className="mono clip" title={key}>{key}</bdi>
        <span><Amounts exposure={exposure} /></span>
      </div>
    );
  }
  const { id, status, reasons, gateway, bank, differenceMinor, valueAtRisk, handling } = subject.transaction;
  const side = gateway ?? bank;
  return (
    <div className={css.subject}>
      <StatusMark status={status} />
      <bdi className="mono clip" title={id}>{id}</bdi>
      <span className="soft">{reasonName(reasons[0] ?? '')}</span>
      {differenceMinor !== null && side !== null ? <Difference amountMinor={differenceMinor} currency={side.currency} /> : valueAtRisk === null ? null : <Money {...valueAtRisk} />}
      {handling?.proposed == null ? null : (
        <p className={css.proposal}>
          <bdi>{handling.proposed.actor}</bdi> proposes: {reasonName(handling.proposed.code)} (<bdi>{handling.proposed.kind}</bdi>)
        </p>
      )}
    </div>
  );
}
