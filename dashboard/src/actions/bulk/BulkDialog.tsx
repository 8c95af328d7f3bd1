import { useCallback, useEffect, useId, useRef, useState, type SyntheticEvent } from 'react';
import type { Me } from '../../api/types';
import { countText } from '../../format/number';
import { useReading } from '../../format/clock';
import { useKeys } from '../../keys/useKeys';
import { useLiveBatches } from '../../live/LiveProvider';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { Amounts } from '../../parts/Money';
import { ActionForm } from '../ActionForm';
import { actionRows, type AnyAction } from '../actionTable';
import css from '../actions.module.css';
import { detailsOf, draftOf, troubleOf, type Draft } from '../draft';
import { Refused } from '../Outcomes';
import { recallReasons, rememberReason } from '../remembered';
import { KeyRing } from '../sending';
import { lookAt, obstacleOf, scopeOf, work, type Look, type Target, type Work } from './bulk';
import { BulkResults } from './BulkResults';
import { targetWords } from './results';

interface BulkDialogProps {
  readonly action: AnyAction;
  readonly target: Target;
  readonly me: Me | undefined;
  readonly onClose: () => void;
  /** Something was done; lists may want to look again. */
  readonly onWorked: () => void;
}

/** One action on many: first what it would touch and what that is worth, then the deed, then what came of each. */
export function BulkDialog({ action, target, me, onClose, onWorked }: BulkDialogProps) {
  const [draft, setDraft] = useState(() => draftOf(action, recallReasons(), new Date()));
  const [begunAt] = useState(() => new Date());
  const [look, setLook] = useState<Look>({ at: 'looking' });
  const [stage, setStage] = useState<Work>({ at: 'choosing' });
  const [wasTried, setTried] = useState(false);
  const keys = useRef(new KeyRing());
  const formId = useId();
  const row = actionRows[action];
  const trouble = troubleOf(draft, new Date());

  // The token belongs to what is done, not to why: a reason can be mended without another look. Preview and deed name the same moments.
  const details = detailsOf(draft, me, begunAt);
  const said = JSON.stringify(details);
  const canLook = action !== 'assign' || draft.to !== 'name' || draft.assignee.trim() !== '';
  const takeLook = useCallback(
    async (isCurrent: () => boolean) => {
      const seen = await lookAt(scopeOf(target, JSON.parse(said) as typeof details));
      if (isCurrent()) setLook(seen);
    },
    [target, said],
  );
  useEffect(() => {
    let isCurrent = true;
    if (!canLook) return;
    // While somebody types a name, every letter would be another preview.
    const timer = setTimeout(() => {
      setLook({ at: 'looking' });
      void takeLook(() => isCurrent);
    }, 200);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [takeLook, canLook]);

  const obstacle = look.at === 'seen' ? obstacleOf(look.preview) : null;
  const token = look.at === 'seen' && obstacle === null ? look.preview.token : null;
  const canAct = token !== null && canLook && stage.at === 'choosing';

  const doIt = async (): Promise<void> => {
    setTried(true);
    if (!canAct || look.at !== 'seen' || trouble !== null) return;
    const reason = draft.reason.trim();
    setStage({ at: 'working', since: Date.now() });
    const came = await work(look.scope, reason, token, keys.current.keyFor([look.scope, reason, token]));
    setStage(came);
    if (came.at === 'done') {
      rememberReason(action, reason, action === 'resolve' ? draft.code : null);
      onWorked();
    }
  };
  const lookAgain = (): void => {
    setStage({ at: 'choosing' });
    setLook({ at: 'looking' });
    void takeLook(() => true);
  };
  useKeys({ submit: () => void doIt() }, 'dialog');

  const count = look.at === 'seen' ? look.preview.count : null;
  return (
    <Dialog
      open
      wide={stage.at === 'done'}
      title={count === null ? `${row.title}: many` : `${row.title}: ${targetWords(count)}`}
      onClose={stage.at === 'working' ? () => undefined : onClose}
      footer={
        stage.at === 'done' ? (
          <Button kind="main" onClick={onClose}>Close</Button>
        ) : (
          <>
            <Button onClick={onClose} disabled={stage.at === 'working'}>Cancel</Button>
            {stage.at === 'stale' || stage.at === 'failed' || look.at === 'failed' ? <Button icon="retry" onClick={lookAgain}>Take a new preview</Button> : null}
            <Button kind={row.isGrave === true ? 'danger' : 'main'} type="submit" form={formId} disabled={!canAct}>
              {count === null ? row.verb : `${row.verb}: ${countText(count)}`}
            </Button>
          </>
        )
      }
    >
      {stage.at === 'done' ? (
        <BulkResults action={action} answer={stage.answer} />
      ) : (
        <div className={css.sheet}>
          <p className="soft">{row.sentence} Each gets an audit entry of its own.</p>
          <LookAt look={look} target={target} obstacle={obstacle} />
          {stage.at === 'stale' ? <Stale /> : null}
          {stage.at === 'failed' ? <Refused problem={stage.problem} /> : null}
          {stage.at === 'working' ? <Progress target={target} since={stage.since} count={count ?? 0} /> : null}
          <form
            id={formId}
            onSubmit={(event: SyntheticEvent) => {
              event.preventDefault();
              void doIt();
            }}
          >
            <ActionForm
              draft={draft}
              subject={null}
              me={me}
              isLocked={stage.at === 'working'}
              trouble={wasTried ? trouble : null}
              onChange={(change: Partial<Draft>) => {
                setDraft({ ...draft, ...change });
                if (stage.at === 'failed') setStage({ at: 'choosing' });
              }}
            />
          </form>
        </div>
      )}
    </Dialog>
  );
}

function LookAt({ look, target, obstacle }: { readonly look: Look; readonly target: Target; readonly obstacle: string | null }) {
  if (look.at === 'failed') return <Refused problem={look.problem} />;
  return (
    <div className={css.subject} role="status">
      {look.at === 'looking' ? (
        <span className="soft">Looking at {target.by === 'ids' ? targetWords(target.ids.length) : 'everything in the filter'} …</span>
      ) : (
        <>
          <b className="num">{targetWords(look.preview.count)}</b>
          <span>
            <Amounts exposure={look.preview.exposure} none="nothing" /> at risk
          </span>
          <span className="faint">{target.by === 'ids' ? 'as selected' : 'as the filter shows them now'}; at most {countText(look.preview.cap)} at once</span>
          {obstacle === null ? null : <p className={`${css.proposal} ${css.obstacle}`}>{obstacle}</p>}
        </>
      )}
    </div>
  );
}

function Stale() {
  return (
    <section className={css.notice} role="alert">
      <h3>The preview is old</h3>
      <p>
        One of the transactions has changed, left the filter or come into it since, or five minutes have passed. Nothing was done. Take a new preview; where much is going on, select rows
        instead of the whole filter.
      </p>
    </section>
  );
}

/** The API answers once for all of them; meanwhile the live feed tells how many have changed. */
function Progress({ target, since, count }: { readonly target: Target; readonly since: number; readonly count: number }) {
  const seconds = useReading(() => Math.max(0, Math.round((Date.now() - since) / 1000)));
  const [wanted] = useState(() => (target.by === 'ids' ? new Set(target.ids) : null));
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  useLiveBatches(({ changes }) => {
    const more = wanted === null ? [] : [...changes.keys()].filter((id) => wanted.has(id));
    if (more.length > 0) setChanged((before) => new Set([...before, ...more]));
  });
  return (
    <div className={css.subject} role="status">
      {wanted === null ? <progress aria-label="Working" /> : <progress aria-label="Working" value={changed.size} max={count} />}
      <span className="num">
        {wanted === null ? `Working on ${countText(count)}` : `${countText(changed.size)} of ${countText(count)} seen on record`}, {seconds} s; an answer comes within 40 s.
      </span>
    </div>
  );
}
