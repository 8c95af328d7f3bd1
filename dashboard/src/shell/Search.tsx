import { useState, type RefObject } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { transactionHref } from '../api/path';
import { Icon } from '../parts/Icon';
import { KeyHint } from '../parts/KeyHint';
import css from './shell.module.css';

/** Enter finds every transaction whose id, order or parent contains the text; with Shift it opens the one with exactly this id. */
export function Search({ input }: { readonly input: RefObject<HTMLInputElement | null> }) {
  const [, navigate] = useLocation();
  const [params] = useSearchParams();
  const asked = params.get('text') ?? '';
  const [typed, setTyped] = useState({ from: asked, text: asked });
  // A search that came with the address takes the place of what was typed before.
  if (typed.from !== asked) setTyped({ from: asked, text: asked });
  return (
    <search className={css.find}>
      <Icon name="search" size={14} />
      <input
        ref={input}
        type="search"
        value={typed.text}
        maxLength={64}
        autoComplete="off"
        spellCheck={false}
        placeholder="Find id, order or parent"
        aria-label="Find a transaction by id, order or parent; Shift and Enter opens the one with exactly this id"
        title="Enter finds all that contain it; Shift+Enter opens the one with exactly this id"
        onChange={(event) => setTyped({ from: asked, text: event.target.value })}
        onKeyDown={(event) => {
          const text = typed.text.trim();
          if (event.key === 'Escape') {
            event.preventDefault();
            event.currentTarget.blur();
          } else if (event.key === 'Enter' && text !== '') {
            event.preventDefault();
            event.currentTarget.blur();
            // One character is too short to search for, but may well be an id.
            navigate(event.shiftKey || text.length < 2 ? transactionHref(text) : `/transactions?text=${encodeURIComponent(text)}`);
          }
        }}
      />
      <span>
        <KeyHint name="search" />
      </span>
    </search>
  );
}
