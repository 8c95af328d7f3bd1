import { useId, useRef, useState } from 'react';
import type { FilterName } from '../filters/filterFields';
import { sameFilter, type ListFilter } from '../filters/listFilter';
import { complete, queryText, readQuery, type Completion } from '../filters/queryTokens';
import { useKeys } from '../keys/useKeys';
import css from './worklist.module.css';

interface QueryBoxProps {
  readonly filter: ListFilter;
  readonly onFilter: (filter: ListFilter) => void;
  /** Words of the list's own rows, offered first. */
  readonly seen: Readonly<Partial<Record<FilterName, readonly string[]>>>;
}

/** The filter as text: `code:BANK_MISSING gateway:stripe amt:>100 age:>1h late`. Enter applies it; what cannot be read is said and left out. */
export function QueryBox({ filter, onFilter, seen }: QueryBoxProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState({ text: queryText(filter), of: filter });
  const [caret, setCaret] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  // The address, a chip or a view changed the filter: the text follows. What is being typed stays as it is typed.
  if (typed.of !== filter) setTyped({ text: sameFilter(typed.of, filter) || sameFilter(readQuery(typed.text).filter, filter) ? typed.text : queryText(filter), of: filter });

  const { trouble } = readQuery(typed.text);
  const completions = complete(typed.text, caret, seen);
  const options = isOpen ? completions.options : [];
  const chosen = options[at];
  useKeys({ search: () => input.current?.focus() });

  const apply = (text: string): void => {
    const read = readQuery(text);
    if (!sameFilter(read.filter, filter)) onFilter(read.filter);
  };
  const type = (text: string, to: number): void => {
    setTyped({ text, of: filter });
    setCaret(to);
    setAt(-1);
    setOpen(true);
  };
  const take = ({ insert }: Completion): void => {
    const whole = insert.endsWith(':') ? insert : `${insert} `;
    const text = typed.text.slice(0, completions.from) + whole + typed.text.slice(completions.to).trimStart();
    const to = completions.from + whole.length;
    type(text, to);
    input.current?.focus();
    requestAnimationFrame(() => input.current?.setSelectionRange(to, to));
    if (!insert.endsWith(':')) {
      apply(text);
      setOpen(false);
    }
  };

  return (
    <div className={css.query}>
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label="Filter"
        aria-expanded={options.length > 0}
        aria-controls={`${id}options`}
        aria-autocomplete="list"
        aria-activedescendant={chosen === undefined ? undefined : `${id}${at}`}
        aria-invalid={trouble.length > 0}
        aria-describedby={`${id}trouble`}
        value={typed.text}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        maxLength={1000}
        placeholder="Filter: code:BANK_MISSING gateway:stripe amt:>100 age:>1h, or any text"
        onChange={(event) => type(event.target.value, event.target.selectionStart ?? event.target.value.length)}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
        onFocus={() => setOpen(typed.text === '')}
        onClick={() => setOpen(true)}
        onBlur={() => {
          setOpen(false);
          apply(typed.text);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            if (!isOpen) setOpen(true);
            else if (options.length > 0) setAt((at + (event.key === 'ArrowDown' ? 1 : options.length + (at < 0 ? 0 : -1))) % options.length);
          } else if (event.key === 'Tab' && chosen !== undefined) {
            event.preventDefault();
            take(chosen);
          } else if (event.key === 'Enter') {
            event.preventDefault();
            if (chosen !== undefined) take(chosen);
            else {
              setOpen(false);
              apply(typed.text);
              if (trouble.length === 0) event.currentTarget.blur();
            }
          } else if (event.key === 'Escape') {
            event.preventDefault();
            event.stopPropagation();
            if (options.length > 0) setOpen(false);
            else event.currentTarget.blur();
          }
        }}
      />
      {options.length === 0 ? null : (
        <div id={`${id}options`} role="listbox" aria-label="Completions" className={css.options}>
          {options.map((option, index) => (
            <div
              key={option.insert}
              id={`${id}${index}`}
              role="option"
              aria-selected={index === at}
              className={css.option}
              // Before the box loses the focus and closes this.
              onPointerDown={(event) => {
                event.preventDefault();
                take(option);
              }}
            >
              <bdi>{option.label}</bdi>
              <span>{option.hint}</span>
            </div>
          ))}
        </div>
      )}
      <div id={`${id}trouble`} role="status">
        {trouble.map(({ from, message }) => (
          <p key={from} className={css.trouble}>
            <bdi>{message}</bdi>
          </p>
        ))}
      </div>
    </div>
  );
}
