import { Worklist } from '../../worklist/Worklist';

export default function InboxScreen() {
  return <Worklist kind="inbox" />;
}
