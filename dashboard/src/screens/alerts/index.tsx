import { CaseLines } from '../CaseLines';
import { ScreenHead } from '../ScreenHead';
import css from '../screens.module.css';

export default function AlertsScreen() {
  return (
    <>
      <ScreenHead title="Alerts" />
      <div className={css.body}>
        <CaseLines kind="Alert" none="Nothing needs anybody" />
      </div>
    </>
  );
}
