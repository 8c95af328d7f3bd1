import type { Severity, Status } from '../api/types';
import { severityWord, statusWord, type Word } from '../format/words';
import { Icon } from './Icon';
import css from './parts.module.css';

/** Shape, word and colour say the same thing, so that any one of them is enough. */
export function Badge({ word, plain = false }: { readonly word: Word; readonly plain?: boolean }) {
  return (
    <span className={`${css.badge} ${css[word.tone]} ${plain ? css.plain : ''}`} title={word.sentence}>
      <Icon name={word.shape} />
      <span className="clip">{word.word}</span>
    </span>
  );
}

export function StatusMark({ status, plain = false }: { readonly status: Status; readonly plain?: boolean }) {
  return <Badge word={statusWord(status)} plain={plain} />;
}

export function SeverityMark({ severity, plain = false }: { readonly severity: Severity; readonly plain?: boolean }) {
  return <Badge word={severityWord(severity)} plain={plain} />;
}
