import { useId, useRef, useState, type SyntheticEvent } from 'react';
import type { ActionAnswer, ActionRequest, CaseActionRequest, Me } from '../api/types';
import { useKeys } from '../keys/useKeys';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { KeyHint } from '../parts/KeyHint';
import { ActionForm } from './ActionForm';
import { actionRows, type AnyAction } from './actionTable';
import css from './actions.module.css';
import { Conflict, Pending, Refused } from './Outcomes';
import { draftOf, requestOf, troubleOf } from './draft';
import { recallReasons, rememberReason } from './remembered';
import { KeyRing, send, type Stage } from './sending';
import { versionOf, type Subject } from './subject';
import { SubjectLine } from './SubjectLine';

interface ActionDialogProps {
  readonly action: AnyAction;
  readonly subject: Subject;
  readonly me: Me | undefined;
  readonly onClose: () => void;
  readonly onLookAgain: () => void;
  readonly onDone: (request: ActionRequest | CaseActionRequest, answer: ActionAnswer) => void;
}

/** One action on one thing: why, what else it needs, and what came of it. Enter sends; Esc leaves everything as it was. */
export function ActionDialog({ action, subject, me, onClose, onLookAgain, onDone }: ActionDialogProps) {
  const [draft, setDraft] = useState(() => draftOf(action, recallReasons(), new Date()));
  const [stage, setStage] = useState<Stage>({ at: 'editing' });
  const [wasTried, setTried] = useState(false);
  const keys = useRef(new KeyRing());
  const formId = useId();
  const row = actionRows[action];
  const trouble = troubleOf(draft, new Date());

  const sendIt = async (version: number): Promise<void> => {
    setTried(true);
    if (trouble !== null || stage.at === 'sending') return;
    const request = requestOf(subject.kind, draft, me, version, new Date());
    setStage({ at: 'sending' });
    const sent = await send(subject, request, keys.current);
    if ('answer' in sent) {
      rememberReason(action, request.reason, action === 'resolve' ? draft.code : null);
      onDone(request, sent.answer);
    } else {
      setStage(sent.stage);
    }
  };
  const version = stage.at === 'conflict' ? stage.currentVersion : versionOf(subject);
  useKeys({ submit: () => void sendIt(version) }, 'dialog');

  return (
    <Dialog
      open
      title={row.title}
      onClose={onClose}
      footer={
        stage.at === 'conflict' ? (
          <>
            <Button onClick={onClose}>Leave it</Button>
            <Button icon="retry" onClick={onLookAgain}>Look again</Button>
            <Button kind="danger" onClick={() => void sendIt(stage.currentVersion)}>{row.verb} anyway, on version {stage.currentVersion}</Button>
          </>
        ) : stage.at === 'pending' ? (
          <>
            <Button icon="retry" onClick={onLookAgain}>Look again</Button>
            <Button kind="main" onClick={() => void sendIt(versionOf(subject))}>Ask whether it is done</Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>Cancel <KeyHint name="back" /></Button>
            <Button kind={row.isGrave === true ? 'danger' : 'main'} type="submit" form={formId} disabled={stage.at === 'sending'}>
              {stage.at === 'sending' ? 'Sending …' : row.verb}
            </Button>
          </>
        )
      }
    >
      <div className={css.sheet}>
        <SubjectLine subject={subject} />
        <p className="soft">{row.sentence}</p>
        {stage.at === 'conflict' ? <Conflict {...stage} seen={versionOf(subject)} /> : null}
        {stage.at === 'pending' ? <Pending /> : null}
        {stage.at === 'refused' ? <Refused problem={stage.problem} /> : null}
        <form
          id={formId}
          onSubmit={(event: SyntheticEvent) => {
            event.preventDefault();
            void sendIt(versionOf(subject));
          }}
        >
          <ActionForm
            draft={draft}
            subject={subject}
            me={me}
            isLocked={stage.at === 'sending' || stage.at === 'pending' || stage.at === 'conflict'}
            trouble={wasTried ? trouble : null}
            onChange={(change) => {
              setDraft({ ...draft, ...change });
              if (stage.at === 'refused') setStage({ at: 'editing' });
            }}
          />
        </form>
      </div>
    </Dialog>
  );
}
