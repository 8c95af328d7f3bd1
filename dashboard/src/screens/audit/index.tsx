import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useSearchParams } from 'wouter';
import { ask } from '../../api/queries';
import { EmptyState, ErrorState, Loading } from '../../parts/states';
import detail from '../detail.module.css';
import { ScreenHead } from '../ScreenHead';
import { BlocksPart } from './BlocksPart';
import { ComparePart } from './ComparePart';
import { HeadPart } from './HeadPart';
import { VerifyPart } from './VerifyPart';
import { shardCount } from './walk';

export default function AuditScreen() {
  const me = useQuery(ask.me());
  return (
    <div className={detail.fill}>
      <ScreenHead title="Audit" />
      <div className={detail.scrolled}>
        {me.isPending ? <Loading what="who you are" /> : me.data?.may.audit === false ? (
          <EmptyState title="The audit log is for others" icon="seal">It names people and what they wrote, so it is for the roles operator, approver and auditor. Whoever gives out roles can give you one.</EmptyState>
        ) : (
          <Log />
        )}
      </div>
    </div>
  );
}

function Log() {
  const [params, setParams] = useSearchParams();
  const heads = useQuery(ask.auditHeads());
  const shard = wholeOf(params.get('shard'), shardCount - 1) ?? 0;
  const block = wholeOf(params.get('block'), Number.MAX_SAFE_INTEGER);
  const go = useCallback((toShard: number, toBlock: number | null) => setParams({ shard: String(toShard), ...(toBlock === null ? {} : { block: String(toBlock) }) }), [setParams]);
  if (heads.isPending) return <Loading what="the audit log" />;
  if (heads.isError && heads.data === undefined) return <ErrorState error={heads.error} onRetry={() => void heads.refetch()} />;
  return (
    <>
      <HeadPart heads={heads.data} />
      <VerifyPart onOpenBlock={go} />
      <ComparePart heads={heads.data} onOpenBlock={go} />
      <BlocksPart shard={shard} block={block} onGo={go} />
      <p className={detail.note}>To take the trail of one transaction along, open it and export its audit entries.</p>
    </>
  );
}

/** An address is anybody's to write. */
function wholeOf(text: string | null, most: number): number | null {
  if (text === null || !/^\d{1,16}$/.test(text)) return null;
  const value = Number(text);
  return value <= most ? value : null;
}
