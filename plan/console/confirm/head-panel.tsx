import type { Confirmation } from './confirmation.ts';
import { type HeadField, HeadForm } from './head-form.tsx';
import { ownFields } from './own-fields.ts';
import type { Decide } from './use-decide.ts';

/** What the plan says of itself is put right: at once in a draft, by a proposal once it is at work. */
export function HeadPanel({
  confirmation,
  first,
  send,
  onPropose,
  onDone,
}: {
  readonly confirmation: Confirmation;
  readonly first: HeadField;
  readonly send: Decide['send'];
  /** null: of a draft. */
  readonly onPropose: ((kind: string, content: object) => void) | null;
  readonly onDone: () => void;
}) {
  return (
    <HeadForm
      head={confirmation.head}
      first={first}
      live={onPropose !== null}
      onCancel={onDone}
      onSave={async (wanted, reason) => {
        const fields = ownFields(wanted, confirmation);
        if (onPropose !== null) {
          onPropose('plan.head', { fields });
          return true;
        }
        const saved = await send('correct-plan', { seen: confirmation.headSeen, fields, reason });
        if (saved) onDone();
        return saved;
      }}
    />
  );
}
