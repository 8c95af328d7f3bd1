import { Worklist } from '../../worklist/Worklist';

export default function TransactionsScreen() {
  return <Worklist kind="transactions" />;
}
