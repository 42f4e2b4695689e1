import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { classes } from '@yuheng/console/ui/classes';
import { useMemo } from 'react';
import { newPart, withoutPart } from '../../indoor/change-parts.ts';
import type { IndoorDesign, Part, PartKind } from '../../indoor/design-shape.ts';
import type { PartPower } from '../../indoor/distribute.ts';
import type { RadiatorExposure } from '../../indoor/indoor-exposure.ts';
import type { TreeFinding } from '../../indoor/tree-findings.ts';
import { treeOrder } from '../../indoor/tree-order.ts';
import page from './indoor-page.module.css';
import { PartRow } from './part-row.tsx';
import styles from './parts.module.css';

/** The distribution tree: each part below what feeds it, with what comes in and goes out. */
export function PartsTable({
  design,
  powers,
  findings,
  exposure,
  floor,
  chosen,
  onChoose,
  onParts,
}: {
  readonly design: IndoorDesign;
  readonly powers: readonly PartPower[];
  readonly findings: readonly TreeFinding[];
  readonly exposure: readonly RadiatorExposure[];
  readonly floor: number;
  readonly chosen: string | null;
  readonly onChoose: (part: string | null) => void;
  readonly onParts: (parts: Part[]) => void;
}) {
  const t = useText('network');
  const { parts } = design;
  const rows = useMemo(() => treeOrder(parts), [parts]);
  const add = (kind: PartKind, on: { parent?: string; coupled?: boolean } = {}) => {
    const part = newPart(design, kind, { ...on, floor });
    onParts([...parts, part]);
    onChoose(part.id);
  };
  return (
    <>
      <div className={page['title']}>
        <h2>{t('indoor.tree')}</h2>
        <div className={page['acts']}>
          <Button small onClick={() => add('source')} data-testid="add-source">
            {t('indoor.add.source')}
          </Button>
          <Button small onClick={() => add('head')} data-testid="add-head">
            {t('indoor.add.head')}
          </Button>
        </div>
      </div>
      {rows.length === 0 && <p className={page['soft']}>{t('indoor.tree.empty')}</p>}
      {rows.length > 0 && (
        <div className={styles['scroll']}>
          <table className={classes(styles['table'], styles['parts'])} data-testid="parts">
            <thead>
              <tr>
                <th scope="col">{t('indoor.part')}</th>
                <th scope="col">{t('indoor.part.fed')}</th>
                <th scope="col">{t('indoor.part.figures')}</th>
                <th scope="col" data-numeric="true">
                  {t('indoor.part.input')}
                </th>
                <th scope="col" data-numeric="true">
                  {t('indoor.part.output')}
                </th>
                <th scope="col">{t('indoor.part.note')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('indoor.part.acts')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ part, depth }) => (
                <PartRow
                  key={part.id}
                  part={part}
                  depth={depth}
                  design={design}
                  power={powers.find((each) => each.part === part)}
                  exposure={exposure.find(({ radiator }) => radiator === part)}
                  findings={findings.filter((finding) => finding.part === part.id)}
                  chosen={part.id === chosen}
                  onChoose={onChoose}
                  onChange={(next) => onParts(parts.map((each) => (each === part ? next : each)))}
                  onAdd={add}
                  onRemove={() => onParts(withoutPart(parts, part.id))}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
