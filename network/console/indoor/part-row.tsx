import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Select } from '@yuheng/console/ui/select';
import { isCoupledNext, outletsFor } from '../../indoor/change-parts.ts';
import type { IndoorDesign, Part, PartKind } from '../../indoor/design-shape.ts';
import type { PartPower } from '../../indoor/distribute.ts';
import type { RadiatorExposure } from '../../indoor/indoor-exposure.ts';
import { isRadiator } from '../../indoor/radiators.ts';
import type { TreeFinding } from '../../indoor/tree-findings.ts';
import { AddBelow } from './add-below.tsx';
import page from './indoor-page.module.css';
import { PartFigures } from './part-figures.tsx';
import { PartNotes } from './part-notes.tsx';
import styles from './parts.module.css';
import { signedNumber } from './signed-number.ts';

/** One part: what feeds it, its figures, its powers, what is to be seen to, and what may hang on it. */
export function PartRow({
  part,
  depth,
  design,
  power,
  exposure,
  findings,
  chosen,
  onChoose,
  onChange,
  onAdd,
  onRemove,
}: {
  readonly part: Part;
  readonly depth: number;
  readonly design: IndoorDesign;
  readonly power: PartPower | undefined;
  readonly exposure: RadiatorExposure | undefined;
  readonly findings: readonly TreeFinding[];
  readonly chosen: boolean;
  readonly onChoose: (part: string) => void;
  readonly onChange: (part: Part) => void;
  readonly onAdd: (kind: PartKind, on: { parent: string; coupled: boolean }) => void;
  readonly onRemove: () => void;
}) {
  const t = useText('network');
  const { language } = useLanguage();
  const dBm = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : signedNumber(value, language, 1);
  const ends = isRadiator(part);
  return (
    <tr
      data-testid="part-row"
      data-part={part.id}
      data-chosen={chosen}
      // A click chooses it on the plan as well; the keyboard does by being in a field of the row.
      onClick={() => onChoose(part.id)}
      onFocus={() => onChoose(part.id)}
    >
      <th scope="row" data-row="whole">
        <span className={styles['part']} style={{ paddingInlineStart: `${Math.min(depth, 8) * 1.1}rem` }}>
          {depth > 0 && <i aria-hidden="true">└</i>}
          <b>{part.id}</b>
          <span>{t(`indoor.kind.${part.kind}`)}</span>
        </span>
      </th>
      <td data-row="whole" data-head={t('indoor.part.fed')}>
        {'parent' in part ? (
          <Select
            label={t('indoor.part.fed.of', { part: part.id })}
            labelHidden
            value={`${part.port ?? ''}|${part.parent}`}
            choices={feedChoices(design.parts, part, t)}
            onChange={(value) => onChange(fedBy(part, value))}
          />
        ) : (
          <span className={page['soft']}>
            {t(part.kind === 'head' ? 'indoor.fed.data' : 'indoor.fed.none')}
          </span>
        )}
      </td>
      <td data-row="whole">
        <PartFigures part={part} design={design} onChange={onChange} />
      </td>
      <td data-numeric="true" data-head={t('indoor.part.input')}>
        {dBm(power?.input)}
      </td>
      <td data-numeric="true" data-head={t('indoor.part.output')} data-testid="part-output">
        {ends && <small>EIRP </small>}
        {dBm(power?.through)}
        {part.kind === 'coupler' && <small> / {dBm(power?.coupled)}</small>}
      </td>
      <td data-row="whole">
        <PartNotes exposure={exposure} findings={findings} />
      </td>
      <td data-row="whole">
        <span className={styles['acts']}>
          {!ends && (
            <AddBelow
              part={part.id}
              onAdd={(kind) => onAdd(kind, { parent: part.id, coupled: isCoupledNext(design.parts, part) })}
            />
          )}
          <Button
            small
            look="quiet"
            aria-label={t('indoor.part.remove.of', { part: part.id })}
            onClick={onRemove}
          >
            {t('indoor.part.remove')}
          </Button>
        </span>
      </td>
    </tr>
  );
}

type Fed = Extract<Part, { parent: string }>;

function feedChoices(parts: readonly Part[], part: Fed, t: ReturnType<typeof useText>) {
  const choices = outletsFor(parts, part.id).map(({ part: id, coupled }) => ({
    value: `${coupled ? 'coupled' : ''}|${id}`,
    text: coupled ? t('indoor.fed.coupled', { part: id }) : id,
  }));
  // What feeds it now is shown even where it may not.
  const now = `${part.port ?? ''}|${part.parent}`;
  return choices.some(({ value }) => value === now)
    ? choices
    : [{ value: now, text: part.parent }, ...choices];
}

function fedBy(part: Fed, value: string): Part {
  const { port: _, ...rest } = part;
  const parent = value.slice(value.indexOf('|') + 1);
  return value.startsWith('coupled|') ? { ...rest, parent, port: 'coupled' } : { ...rest, parent };
}
