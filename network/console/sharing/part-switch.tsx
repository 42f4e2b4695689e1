import { useText } from '@yuheng/console/text/text-context';
import { OneOf } from '@yuheng/console/ui/one-of';

export const planParts = ['sites', 'unserved', 'left-out', 'candidates', 'exposure', 'notices'] as const;
export type PlanPart = (typeof planParts)[number];

/** Of the element that holds the lists. */
export const planLists = 'plan-lists';

/** One list of a plan at a time. */
export function PartSwitch({
  part,
  counts,
  onPart,
}: {
  readonly part: PlanPart;
  readonly counts: Readonly<Record<PlanPart, string>>;
  readonly onPart: (part: PlanPart) => void;
}) {
  const t = useText('network');
  return (
    <OneOf
      legend={t('sharing.part')}
      name="plan-part"
      value={part}
      choices={planParts.map((each) => ({
        value: each,
        text: t(`sharing.part.${each}`),
        small: counts[each],
      }))}
      onChange={onPart}
      testId="plan-part"
    />
  );
}
