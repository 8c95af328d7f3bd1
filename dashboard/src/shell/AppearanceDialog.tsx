import { useId } from 'react';
import { Dialog } from '../parts/Dialog';
import { changeAppearance, useAppearance } from '../theme/appearance';
import css from './shell.module.css';

export function AppearanceDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { theme, density, zone } = useAppearance();
  return (
    <Dialog open={open} title="Appearance" onClose={onClose}>
      <div className={css.sheet}>
        <Choice legend="Colours" value={theme} words={{ system: 'System', light: 'Light', dark: 'Dark' }} onChange={(chosen) => changeAppearance({ theme: chosen })} />
        <Choice legend="Density" value={density} words={{ compact: 'Compact', comfortable: 'Comfortable', wall: 'Wall' }} onChange={(chosen) => changeAppearance({ density: chosen })} />
        <Choice legend="Times" value={zone} words={{ utc: 'UTC', local: 'Local time' }} onChange={(chosen) => changeAppearance({ zone: chosen })} />
      </div>
    </Dialog>
  );
}

interface ChoiceProps<T extends string> {
  readonly legend: string;
  readonly value: T;
  readonly words: Readonly<Record<T, string>>;
  readonly onChange: (chosen: T) => void;
}

function Choice<T extends string>({ legend, value, words, onChange }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className={css.choices}>
      <legend>{legend}</legend>
      <div className={css.segments}>
        {(Object.keys(words) as T[]).map((word) => (
          <label key={word}>
            <input type="radio" name={name} checked={word === value} onChange={() => onChange(word)} />
            {words[word]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
