import { CaseLines } from '../CaseLines';
import { ScreenHead } from '../ScreenHead';
import css from '../screens.module.css';

export default function GatewaysScreen() {
  return (
    <>
      <ScreenHead title="Gateways & feeds" />
      <div className={css.body}>
        <CaseLines kind="Feed" none="No feed has spoken yet" />
      </div>
    </>
  );
}
