import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { ask } from '../api/queries';
import type { ActionAnswer, ActionRequest, CaseActionRequest, Me } from '../api/types';
import { useLiveControls } from '../live/LiveProvider';
import { toasts } from '../parts/toasts';
import { ActionDialog } from './ActionDialog';
import { actionRows, type AnyAction } from './actionTable';
import { offersFor, type Offer } from './availability';
import { recallReasons } from './remembered';
import { KeyRing, send } from './sending';
import { subjectName, versionOf, type Subject } from './subject';
import { inverseOf } from './undo';

export interface Done {
  readonly subject: Subject;
  readonly request: ActionRequest | CaseActionRequest;
  readonly answer: ActionAnswer;
}

export interface Actions {
  /** What makes sense here, with the reason where this person may not. */
  readonly offers: readonly Offer[];
  /** Opens the dialog of an action; false when it makes no sense here. Where the person may not, it says why. */
  readonly begin: (action: AnyAction) => boolean;
  /** At once and without a dialog: it can be taken back. */
  readonly assignToMe: () => boolean;
  /** Render it anywhere below. */
  readonly dialog: ReactNode;
  readonly me: Me | undefined;
}

interface Options {
  /** It took effect, or waits for a second person. */
  readonly onDone?: (done: Done) => void;
}

interface Begun {
  readonly action: AnyAction;
  /** As the person saw it when they began; what comes in meanwhile is a conflict to be looked at, not to be overwritten. */
  readonly subject: Subject;
}

/** Everything that can be done to one transaction or case. */
export function useActions(subject: Subject | null, { onDone }: Options = {}): Actions {
  const client = useQueryClient();
  const me = useQuery(ask.me()).data;
  const { tryNow } = useLiveControls();
  const [begun, setBegun] = useState<Begun | null>(null);
  const keys = useRef(new KeyRing());
  const offers = useMemo(() => (subject === null ? [] : offersFor(subject, me)), [subject, me]);

  const lookAgain = useCallback(
    (about: Subject) => {
      const key = about.kind === 'transaction' ? ['transaction', about.transaction.id] : ['case', about.case.kind, about.case.key];
      void client.invalidateQueries({ queryKey: key });
      // Lists hear of it the way they hear of everything.
      tryNow();
    },
    [client, tryNow],
  );

  const settle = (done: Done): void => {
    lookAgain(done.subject);
    const inverse = inverseOf(done.subject, done.request, done.answer.version, new Date());
    toasts.show(sentenceOf(done), inverse === null ? undefined : () => void takeBack(done.subject, inverse, lookAgain));
    onDone?.(done);
  };

  const begin = (action: AnyAction): boolean => {
    const offer = offers.find((one) => one.action === action);
    if (offer === undefined || subject === null) return false;
    if (offer.whyNot === null) setBegun({ action, subject });
    else toasts.show(`${actionRows[action].title}: ${offer.whyNot}`);
    return true;
  };

  const assignToMe = (): boolean => {
    const offer = offers.find((one) => one.action === 'assign');
    if (offer === undefined || subject === null || me === undefined) return false;
    if (offer.whyNot !== null) {
      toasts.show(`Assign: ${offer.whyNot}`);
      return true;
    }
    const reason = recallReasons().reasons.assign?.[0] ?? actionRows.assign.reason;
    const request: ActionRequest = { action: 'assign', assignee: me.name, reason, version: versionOf(subject) };
    void send(subject, request, keys.current).then((sent) => {
      if ('answer' in sent) settle({ subject, request, answer: sent.answer });
      // What stands in the way is better read than guessed: the dialog shows it when the person tries there.
      else setBegun({ action: 'assign', subject });
    });
    return true;
  };

  const dialog =
    begun === null ? null : (
      <ActionDialog
        key={begun.action}
        action={begun.action}
        subject={begun.subject}
        me={me}
        onClose={() => setBegun(null)}
        onLookAgain={() => {
          setBegun(null);
          lookAgain(begun.subject);
        }}
        onDone={(request, answer) => {
          setBegun(null);
          settle({ subject: begun.subject, request, answer });
        }}
      />
    );

  return { offers, begin, assignToMe, dialog, me };
}

async function takeBack(subject: Subject, inverse: ActionRequest | CaseActionRequest, lookAgain: (about: Subject) => void): Promise<void> {
  const sent = await send(subject, inverse, new KeyRing());
  if ('answer' in sent) toasts.show(`Taken back on ${subjectName(subject)}.`);
  else if (sent.stage.at === 'conflict') toasts.show(`${subjectName(subject)} has changed since; nothing was taken back.`);
  else if (sent.stage.at === 'refused') toasts.show(`Not taken back: ${sent.stage.problem.message}`);
  lookAgain(subject);
}

function sentenceOf({ subject, request, answer }: Done): string {
  const name = subjectName(subject);
  if (answer.outcome === 'proposed') return `Proposed for ${name}: a second person has to approve.`;
  if (request.action === 'assign' && request.assignee == null) return `${name} is nobody’s now.`;
  if (request.action === 'assign') return `Assigned ${name} to ${request.assignee ?? ''}.`;
  if (request.action === 'snooze' && request.until == null) return `Woke ${name}.`;
  return `${actionRows[request.action].done} ${name}.`;
}
