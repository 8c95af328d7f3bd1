import { useSearchParams } from 'wouter';
import { ScreenHead } from '../ScreenHead';
import css from '../screens.module.css';
import { TransactionLines } from '../TransactionLines';

export default function TransactionsScreen() {
  const [params] = useSearchParams();
  return (
    <>
      <ScreenHead title="Transactions" />
      <div className={css.body}>
        <TransactionLines filter={Object.fromEntries(params)} none="No transaction is like that" />
      </div>
    </>
  );
}
