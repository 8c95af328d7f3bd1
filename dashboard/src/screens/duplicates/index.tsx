import { CaseLines } from '../CaseLines';
import { ScreenHead } from '../ScreenHead';
import css from '../screens.module.css';

export default function DuplicatesScreen() {
  return (
    <>
      <ScreenHead title="Duplicates" />
      <div className={css.body}>
        <CaseLines kind="Order" none="No order was charged twice" />
      </div>
    </>
  );
}
