import { useText } from '@yuheng/console/text/text-context';
import { itemFields } from '../../confirm/item-fields.ts';
import { targetFields } from '../../confirm/target-fields.ts';
import type { Entry } from './confirmation.ts';
import { FormFrame } from './form-frame.tsx';
import { ItemForm } from './item-form.tsx';
import { TargetForm } from './target-form.tsx';
import { ThresholdForm } from './threshold-form.tsx';
import type { Decide } from './use-decide.ts';

/** The form that corrects an entry, rejects it, or sets its number. */
export function EntryForm({
  entry,
  act,
  units,
  live,
  send,
  onPropose,
  onDone,
  onCancel,
}: {
  readonly entry: Entry;
  readonly act: 'edit' | 'reject' | 'threshold';
  readonly units: readonly string[];
  /** The plan is at work: its numbers are changed by two. */
  readonly live: boolean;
  readonly send: Decide['send'];
  readonly onPropose: (kind: string, content: object) => void;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const t = useText('plan');
  const { id, seen } = entry;
  const sent = async (operation: string, input: object): Promise<boolean> => {
    const saved = await send(operation, { seen, ...input });
    if (saved) onDone();
    return saved;
  };
  if (act === 'reject') {
    const quick = (['first', 'second', 'third'] as const).map((one) =>
      t(`confirm.reject.${entry.kind}.${one}`),
    );
    return (
      <FormFrame
        title={t(`confirm.reject.${entry.kind}`)}
        save={t('confirm.act.reject')}
        reason={t('confirm.reason')}
        quick={quick}
        onCancel={onCancel}
        onSave={(reason) => sent('reject-thing', { kind: entry.kind, id, reason })}
      />
    );
  }
  const common = {
    title: t(`confirm.edit.${entry.kind}`),
    save: t('confirm.edit.save'),
    reason: t('confirm.reason'),
    onCancel,
  };
  if (entry.kind === 'item') {
    return (
      <ItemForm
        {...common}
        fields={itemFields(entry.item)}
        onSave={(fields, reason) => sent('correct-item', { item: id, fields, reason })}
      />
    );
  }
  if (act === 'threshold') {
    return (
      <ThresholdForm
        target={entry.target}
        units={units}
        onCancel={onCancel}
        live={live}
        onSave={(input) => {
          if (!live) return sent('set-threshold', { target: id, ...input });
          onPropose('plan.threshold', { target: id, ...input });
          return Promise.resolve(true);
        }}
      />
    );
  }
  const before = targetFields(entry.target);
  return (
    <TargetForm
      {...common}
      fields={before}
      known={before}
      units={units}
      onSave={(fields, reason) => sent('correct-target', { target: id, fields, reason })}
    />
  );
}
