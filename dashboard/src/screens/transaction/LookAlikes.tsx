import { Link } from 'wouter';
import { transactionHref } from '../../api/path';
import type { AuditEntry } from '../../api/types';
import { Age } from '../../parts/Age';
import { CopyButton } from '../../parts/CopyButton';
import detail from '../detail.module.css';
import { Section } from '../Section';
import { lookAlikes } from './happenings';

/** Movements that answers proposed and nobody can take for sure without looking. Nothing where there are none. */
export function LookAlikes({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const found = lookAlikes(entries);
  if (found.length === 0) return null;
  return (
    <Section title="Nearest misses">
      <p className={detail.note}>These could be meant, and nothing tells them apart for sure, so RealRecon took none of them. Compare reference, amount and day.</p>
      <ul className={detail.list}>
        {found.map(({ reference, source, at }) => (
          <li key={reference}>
            <Link href={transactionHref(reference)}><bdi className="mono">{reference}</bdi></Link>
            <CopyButton text={reference} what="reference" />
            <span className="faint">proposed by <bdi>{source}</bdi>, <Age at={at} words /></span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
