import { exportHref, type ExportFormat, type ExportKind, type Filter } from '../api/queries';
import { countText, plural } from '../format/number';
import { buttonClass } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import css from './worklist.module.css';

const cap = 100_000;
const formats: readonly (readonly [ExportFormat, string, string])[] = [
  ['csv', 'CSV', 'for spreadsheets; text that looks like a formula is made harmless'],
  ['ndjson', 'NDJSON', 'one JSON object a line, for programs'],
];

interface ExportDialogProps {
  readonly open: boolean;
  readonly kind: ExportKind;
  readonly filter: Filter;
  /** Undefined while nobody has counted. */
  readonly count: number | undefined;
  readonly isExact?: boolean;
  readonly onClose: () => void;
}

/** Takes what the present filter shows as a file. The browser streams it to disk. */
export function ExportDialog({ open, kind, filter, count, isExact = true, onClose }: ExportDialogProps) {
  const rows = count === undefined ? 'All rows' : `${isExact ? '' : 'At least '}${plural(count, 'row')}`;
  return (
    <Dialog open={open} title="Export" onClose={onClose}>
      <div className={css.sheet}>
        <p>
          {rows} of the present filter, as they are when the file is written.
          {count !== undefined && count > cap ? ` A file holds ${countText(cap)} at most; the last line says so and where to go on. Narrow the filter to have all of them.` : ''}
        </p>
        {formats.map(([format, name, words]) => (
          <p key={format}>
            <a className={buttonClass()} href={exportHref(kind, format, filter)} download onClick={onClose}>
              Download {name}
            </a>{' '}
            <span className="soft">{words}</span>
          </p>
        ))}
      </div>
    </Dialog>
  );
}
