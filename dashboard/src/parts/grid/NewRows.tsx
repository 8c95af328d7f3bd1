import { plural } from '../../format/number';
import { Button } from '../Button';
import { KeyHint } from '../KeyHint';
import css from './grid.module.css';

interface NewRowsProps {
  readonly count: number;
  readonly onShow: (() => void) | undefined;
}

/** Rows that came since, counted; nothing moves until somebody asks for them. */
export function NewRows({ count, onShow }: NewRowsProps) {
  return (
    <div className={css.news}>
      <Button small kind="main" onClick={onShow}>
        {count >= 1000 ? '1 000+ new' : plural(count, 'new', 'new')} <KeyHint name="show-new" />
      </Button>
    </div>
  );
}
