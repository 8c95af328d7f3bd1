import type { Totals } from '../api/types';
import type { FilterName } from '../filters/filterFields';
import { toggleWord, withMember, type ListFilter } from '../filters/listFilter';
import { countText } from '../format/number';
import { reasonName, statusWord } from '../format/words';
import { facetsOf, type Facet } from './facets';
import css from './worklist.module.css';

interface FacetsProps {
  readonly filter: ListFilter;
  readonly totals: Totals | undefined;
  readonly hasStatus: boolean;
  readonly onFilter: (filter: ListFilter) => void;
}

/** The filter as chips, with how many there are of each. */
export function Facets({ filter, totals, hasStatus, onFilter }: FacetsProps) {
  const groups = facetsOf(filter, totals, hasStatus);
  if (groups.length === 0) return null;
  return (
    <div className={css.facets} role="group" aria-label="Narrow down">
      {groups.map(({ name, words, facets }) => [
        <span key={name} className={css.facetName} aria-hidden="true">{words}</span>,
        ...facets.map((facet) => (
          <button
            key={`${name}/${facet.value}`}
            type="button"
            className={css.chip}
            aria-pressed={facet.isOn}
            title={facet.value}
            onClick={() => onFilter(press(filter, name, facet))}
          >
            <bdi className="clip">{wordOf(name, facet.value)}</bdi>
            {facet.count === null ? null : <span className="num faint">{countText(facet.count)}</span>}
          </button>
        )),
      ])}
    </div>
  );
}

function press(filter: ListFilter, name: FilterName, { value, isOn }: Facet): ListFilter {
  return name === 'owner' ? withMember(filter, name, isOn ? undefined : value) : toggleWord(filter, name, value);
}

function wordOf(name: FilterName, value: string): string {
  if (name === 'reason') return reasonName(value);
  if (name === 'status') return statusWord(value).word;
  return name === 'owner' && value === 'none' ? 'nobody' : value;
}
