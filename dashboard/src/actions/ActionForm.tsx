import { useId, useState } from 'react';
import type { Me, ResolutionCode } from '../api/types';
import { momentText } from '../format/age';
import { reasonName, reasonSentence } from '../format/words';
import { useAppearance } from '../theme/appearance';
import { actionRows } from './actionTable';
import css from './actions.module.css';
import type { Draft } from './draft';
import { recallReasons, resolutionCodes } from './remembered';
import { snoozeTimes } from './snoozeTimes';
import { snoozedUntilOf, type Subject } from './subject';

interface ActionFormProps {
  readonly draft: Draft;
  /** Null when it is about many. */
  readonly subject: Subject | null;
  readonly me: Me | undefined;
  readonly isLocked: boolean;
  readonly trouble: string | null;
  readonly onChange: (change: Partial<Draft>) => void;
}

/** The reason stands first: its last words are there already, so that Enter alone may do. */
export function ActionForm({ draft, subject, me, isLocked, trouble, onChange }: ActionFormProps) {
  const id = useId();
  const isNote = draft.action === 'note';
  const older = recallReasons().reasons[draft.action] ?? [];
  return (
    <fieldset className={css.form} disabled={isLocked}>
      <label className={css.field}>
        {isNote ? 'Note' : 'Reason'}
        <input
          data-first-focus
          value={draft.reason}
          maxLength={500}
          list={`${id}older`}
          autoComplete="off"
          placeholder={isNote ? 'What whoever comes next should know' : 'Why, for whoever reads the record'}
          aria-invalid={trouble !== null}
          aria-describedby={`${id}trouble`}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => onChange({ reason: event.target.value })}
        />
        <datalist id={`${id}older`}>
          {older.map((reason) => (
            <option key={reason} value={reason} />
          ))}
        </datalist>
      </label>
      {draft.action === 'resolve' && subject?.kind !== 'case' ? <CodeChoice code={draft.code} onChange={(code) => onChange({ code })} /> : null}
      {draft.action === 'assign' ? <AssigneeChoice draft={draft} me={me} onChange={onChange} /> : null}
      {draft.action === 'snooze' || draft.action === 'hold' ? <EndChoice draft={draft} subject={subject} onChange={onChange} /> : null}
      <p id={`${id}trouble`} className={css.trouble} role="status">
        {trouble}
      </p>
    </fieldset>
  );
}

function CodeChoice({ code, onChange }: { readonly code: ResolutionCode; readonly onChange: (code: ResolutionCode) => void }) {
  return (
    <label className={css.field}>
      Code
      <select value={code} title={reasonSentence(code)} onChange={(event) => onChange(resolutionCodes.find((known) => known === event.target.value) ?? code)}>
        {resolutionCodes.map((known) => (
          <option key={known} value={known}>
            {reasonName(known)} ({known})
          </option>
        ))}
      </select>
    </label>
  );
}

function AssigneeChoice({ draft, me, onChange }: { readonly draft: Draft; readonly me: Me | undefined; readonly onChange: (change: Partial<Draft>) => void }) {
  const choices = [
    { to: 'me', words: me === undefined ? 'Me' : `Me (${me.name})` },
    { to: 'name', words: 'Somebody else' },
    { to: 'none', words: 'Nobody' },
  ] as const;
  return (
    <fieldset className={css.choices}>
      <legend>To whom</legend>
      {choices.map(({ to, words }) => (
        <label key={to}>
          <input type="radio" name="to" checked={draft.to === to} onChange={() => onChange({ to })} />
          <bdi>{words}</bdi>
        </label>
      ))}
      {draft.to === 'name' ? (
        <input
          className={css.text}
          aria-label="Name"
          value={draft.assignee}
          maxLength={128}
          autoComplete="off"
          spellCheck={false}
          placeholder="Their name, as they sign in"
          onChange={(event) => onChange({ assignee: event.target.value })}
        />
      ) : null}
    </fieldset>
  );
}

function EndChoice({ draft, subject, onChange }: { readonly draft: Draft; readonly subject: Subject | null; readonly onChange: (change: Partial<Draft>) => void }) {
  const { zone } = useAppearance();
  const [now] = useState(() => new Date());
  const times = snoozeTimes(now).filter(({ id }) => draft.action === 'snooze' || id === '1h' || id === '4h');
  const mayWake = draft.action === 'snooze' && (subject === null || snoozedUntilOf(subject) !== null);
  return (
    <fieldset className={css.choices}>
      <legend>{actionRows[draft.action].title} until</legend>
      {times.map(({ id, words, until }) => (
        <label key={id}>
          <input type="radio" name="until" checked={draft.until === id} onChange={() => onChange({ until: id })} />
          {words} <span className="faint num">{momentText(until.toISOString(), zone).replace(/(:\d\d)\.\d+/, '$1')}</span>
        </label>
      ))}
      <label>
        <input type="radio" name="until" checked={draft.until === 'date'} onChange={() => onChange({ until: 'date' })} />
        A date and time here
      </label>
      {draft.until === 'date' ? <input className={css.text} type="datetime-local" aria-label="Until" value={draft.date} onChange={(event) => onChange({ date: event.target.value })} /> : null}
      {mayWake ? (
        <label>
          <input type="radio" name="until" checked={draft.until === 'wake'} onChange={() => onChange({ until: 'wake' })} />
          Wake it now
        </label>
      ) : null}
    </fieldset>
  );
}
