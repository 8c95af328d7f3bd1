import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/queries';
import { ErrorState, Loading } from '../../parts/states';
import { ScreenHead } from '../ScreenHead';
import css from '../screens.module.css';

export default function RulesScreen() {
  const rules = useQuery(ask.rules());
  return (
    <>
      <ScreenHead title="Rules" />
      <div className={css.body}>
        {rules.isPending ? <Loading what="the rules" /> : rules.isError ? <ErrorState error={rules.error} onRetry={() => void rules.refetch()} /> : <p>Version {rules.data.version} decides.</p>}
      </div>
    </>
  );
}
