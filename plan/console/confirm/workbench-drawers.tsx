import { Failure } from '@yuheng/console/ui/states';
import { AcceptDrawer, KeysDrawer, LiveDrawer } from './confirm-drawers.tsx';
import type { Progress } from './confirmation.ts';
import { RecordDrawer } from './record-drawer.tsx';
import type { Loaded } from './use-confirmation.ts';
import { useGoLive } from './use-go-live.ts';

export type OpenDrawer = 'accept' | 'live' | 'record' | 'keys';

/** The one drawer that is open beside the workbench. */
export function WorkbenchDrawers({
  open,
  loaded,
  progress,
  onAccept,
  onClose,
}: {
  readonly open: OpenDrawer | null;
  readonly loaded: Loaded;
  readonly progress: Progress;
  readonly onAccept: () => void;
  readonly onClose: () => void;
}) {
  const { answer, confirmation } = loaded;
  const goLive = useGoLive(answer.plan, answer.document);
  switch (open) {
    case 'accept':
      return (
        <AcceptDrawer
          entries={progress.certain}
          issueDate={confirmation.issueDate}
          onClose={onClose}
          onAccept={onAccept}
        />
      );
    case 'live':
      return (
        <LiveDrawer
          confirmation={confirmation}
          busy={goLive.isPending}
          error={goLive.error === null ? null : <Failure error={goLive.error} />}
          onClose={onClose}
          onLive={() => goLive.mutate()}
        />
      );
    case 'record':
      return <RecordDrawer loaded={loaded} onClose={onClose} />;
    case 'keys':
      return <KeysDrawer onClose={onClose} />;
    default:
      return null;
  }
}
