import { ScreenHead } from '../ScreenHead';
import css from '../screens.module.css';
import { TransactionLines } from '../TransactionLines';

export default function InboxScreen() {
  return (
    <>
      <ScreenHead title="Exceptions" />
      <div className={css.body}>
        <TransactionLines filter={{ open: true }} none="Nothing is red" />
      </div>
    </>
  );
}
