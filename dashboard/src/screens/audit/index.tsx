import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/queries';
import { plural } from '../../format/number';
import { ErrorState, Loading } from '../../parts/states';
import { ScreenHead } from '../ScreenHead';
import css from '../screens.module.css';

export default function AuditScreen() {
  const heads = useQuery(ask.auditHeads());
  return (
    <>
      <ScreenHead title="Audit" />
      <div className={css.body}>
        {heads.isPending ? <Loading what="the audit log" /> : heads.isError ? <ErrorState error={heads.error} onRetry={() => void heads.refetch()} /> : (
          <p>
            {plural(heads.data.entries, 'entry', 'entries')} in {plural(heads.data.blocks, 'block')}
          </p>
        )}
      </div>
    </>
  );
}
