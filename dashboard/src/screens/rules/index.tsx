import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ask } from '../../api/queries';
import type { RuleValue } from '../../api/types';
import { reasonCodes, reasonName, reasonSentence } from '../../format/words';
import { ErrorState, Loading } from '../../parts/states';
import detail from '../detail.module.css';
import { ScreenHead } from '../ScreenHead';
import { Facts, Section } from '../Section';
import { isGroup, isList, meaningOf, nameWords, tableOf, valueWords } from './ruleWords';

const sections: Readonly<Record<string, readonly [title: string, sentence: string]>> = {
  matching: ['Matching', 'When both sides count as equal, and how long each may take.'],
  playbooks: ['Playbooks', 'Whom RealRecon asks about which exception before a person hears of it, and how often.'],
  approval: ['Approval', 'Which decisions need a second person.'],
  alerts: ['Alerts', 'When people are told, and how urgently.'],
  feeds: ['Feeds', 'When a provider’s stream counts as silent, so that deadlines wait instead of alerting.'],
};

export default function RulesScreen() {
  const rules = useQuery(ask.rules());
  return (
    <>
      <ScreenHead title="Rules">{rules.data === undefined ? null : <span className="soft">version {rules.data.version}</span>}</ScreenHead>
      <div className={detail.scrolled} role="region" aria-label="What decides now" tabIndex={0}>
        {rules.isPending ? (
          <Loading what="the rules" />
        ) : rules.isError ? (
          <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />
        ) : (
          <>
            <p className={detail.note}>This is what decides now. It is set in the configuration and the rules file; every audit entry names the version that decided, and a replay tells what the rules of now would say.</p>
            {Object.entries(rules.data).filter(([name]) => name !== 'version').map(([name, value]) => (
              <Part key={name} name={name} value={value} />
            ))}
          </>
        )}
      </div>
    </>
  );
}

function Part({ name, value }: { readonly name: string; readonly value: RuleValue }) {
  const [title, sentence] = Object.hasOwn(sections, name) ? (sections[name] ?? [nameWords(name), '']) : [nameWords(name), ''];
  return (
    <Section title={title}>
      {sentence === '' ? null : <p className={detail.note}>{sentence}</p>}
      <Value value={value} title={title} />
    </Section>
  );
}

/** Groups as names and values, lists of like things as tables, whatever a later version adds. */
function Value({ value, title = 'Table' }: { readonly value: RuleValue; readonly title?: string }): ReactNode {
  const table = tableOf(value);
  if (table !== null) {
    return (
      // Nothing in it takes the focus, so it has to take it itself to be scrolled by keys.
      <div className={detail.scroll} role="group" aria-label={title} tabIndex={0}>
        <table className={detail.table}>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column} scope="col" title={meaningOf(column) ?? undefined}>{nameWords(column)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, at) => (
              <tr key={at}>
                {row.map((cell, column) => (
                  <td key={table.columns[column]}><Value value={cell} /></td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  }
  if (isList(value)) return value.length === 0 ? <span className="faint">none</span> : value.map((one, at) => <span key={at}>{at > 0 ? ', ' : ''}<Value value={one} /></span>);
  if (isGroup(value)) {
    const [plain, deep] = [Object.entries(value).filter(([, one]) => !isDeep(one)), Object.entries(value).filter(([, one]) => isDeep(one))];
    return (
      <>
        {plain.length === 0 ? null : (
          <Facts
            facts={plain.map(([name, one]) => ({
              name: nameWords(name),
              value: <><b><Value value={one} /></b>{meaningOf(name) === null ? null : <><br /><span className="faint">{meaningOf(name)}</span></>}</>,
            }))}
          />
        )}
        {deep.map(([name, one]) => (
          <div key={name}>
            <h3>{nameWords(name)}</h3>
            <Value value={one} title={nameWords(name)} />
          </div>
        ))}
      </>
    );
  }
  if (typeof value === 'string' && reasonCodes.includes(value)) return <span title={reasonSentence(value)}>{reasonName(value)} <code className="mono faint">{value}</code></span>;
  return <bdi>{valueWords(value)}</bdi>;
}

function isDeep(value: RuleValue): boolean {
  return isGroup(value) || tableOf(value) !== null;
}
