import { useText } from '@yuheng/console/text/text-context';
import type { Confirmation } from './confirmation.ts';
import { FormFrame } from './form-frame.tsx';
import type { Decide } from './use-decide.ts';

/** A gap is known and stays open: why. */
export function GapForm({
  id,
  confirmation,
  send,
  onDone,
}: {
  readonly id: string;
  readonly confirmation: Confirmation;
  readonly send: Decide['send'];
  readonly onDone: () => void;
}) {
  const t = useText('plan');
  return (
    <FormFrame
      title={t('confirm.gap.acknowledge')}
      save={t('confirm.gap.acknowledge')}
      reason={t('confirm.gap.reason')}
      onCancel={onDone}
      onSave={async (reason) => {
        const seen = confirmation.gaps.find((gap) => gap.id === id)?.seen ?? 0;
        const saved = await send('acknowledge-gap', { gap: id, seen, reason });
        if (saved) onDone();
        return saved;
      }}
    />
  );
}
