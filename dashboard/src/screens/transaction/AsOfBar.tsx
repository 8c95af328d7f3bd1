import { useEffect, useRef } from 'react';
import type { AuditEntry } from '../../api/types';
import { momentText } from '../../format/age';
import { reasonName, statusWord } from '../../format/words';
import { Moment } from '../../parts/Age';
import { Button } from '../../parts/Button';
import { happening } from './happenings';
import css from './transaction.module.css';

interface AsOfBarProps {
  readonly versions: readonly AuditEntry[];
  readonly chosen: AuditEntry;
  readonly onChoose: (version: number) => void;
  readonly onClose: () => void;
}

/** Says in words, not only by its looks, that the page shows the past. */
export function AsOfBar({ versions, chosen, onChoose, onClose }: AsOfBarProps) {
  const at = versions.indexOf(chosen);
  const isLast = at === versions.length - 1;
  const slider = useRef<HTMLInputElement>(null);
  useEffect(() => slider.current?.focus(), []);
  const { body } = chosen;
  return (
    <div className={css.past} role="region" aria-label="As it was">
      <div className={css.tools}>
        <b>{isLast ? 'The latest version' : 'The past: not what is true now'}</b>
        <span>
          version {body.version} of {versions.at(-1)?.body.version ?? body.version}, <Moment at={body.at} />
        </span>
        <span className="soft">{happening(body.kind).word}{body.code === null ? '' : `: ${reasonName(body.code)}`}</span>
        <Button small icon="close" onClick={onClose}>Back to now</Button>
      </div>
      <input
        ref={slider}
        type="range"
        min={0}
        max={versions.length - 1}
        step={1}
        value={at}
        aria-label="Version"
        aria-valuetext={`Version ${body.version}, ${statusWord(body.after.status).word}, ${momentText(body.at)}`}
        onChange={(event) => {
          const to = versions[Number(event.currentTarget.value)];
          if (to !== undefined) onChoose(to.body.version);
        }}
      />
    </div>
  );
}
