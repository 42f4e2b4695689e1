import { useMay } from '@yuheng/console/data/use-may';
import { usePlace } from '@yuheng/console/data/use-place';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { useDeferredValue, useMemo, useState } from 'react';
import { designFindings } from '../../indoor/design-findings.ts';
import { distribute } from '../../indoor/distribute.ts';
import { floorLevels } from '../../indoor/floor-levels.ts';
import { floorSummary } from '../../indoor/floor-summary.ts';
import { indoorExposure } from '../../indoor/indoor-exposure.ts';
import { isDesigned } from '../../indoor/radiators.ts';
import { roomSummaries } from '../../indoor/room-summary.ts';
import { DesignSettings } from './design-settings.tsx';
import { FloorFigures } from './floor-figures.tsx';
import { FloorPlan } from './floor-plan.tsx';
import { type IndoorDraft, useIndoorDraft } from './indoor-draft.ts';
import styles from './indoor-page.module.css';
import { PartsTable } from './parts-table.tsx';
import type { Measured } from './picture-form.tsx';
import { PlanFile } from './plan-file.tsx';
import { PlanForm } from './plan-form.tsx';
import { RecordForm } from './record-form.tsx';
import { RoomTable } from './room-table.tsx';
import { SaveBar } from './save-bar.tsx';

/** One indoor system: its record, its plan with the levels on it, its tree with the power at each port. */
export function IndoorEditor({
  system,
  revision,
  area,
  first,
}: {
  readonly system: string | null;
  readonly revision: number;
  /** On record, m². */
  readonly area: number | null;
  readonly first: IndoorDraft;
}) {
  const t = useText('network');
  const may = useMay();
  const { query, set } = usePlace();
  const draft = useIndoorDraft(first);
  const { design, setDesign } = draft;
  const [chosen, setChosen] = useState<string | null>(null);
  // `on` while a distance is measured on the plan; the two places once they are told.
  const [measure, setMeasure] = useState<{ readonly on: boolean; readonly line: Measured | null }>({
    on: false,
    line: null,
  });
  const floor = Math.min(Math.max(Math.trunc(Number(query['floor'] ?? 1)) || 1, 1), design.floors) - 1;
  // Levels take a moment: what is typed and dragged goes before them.
  const settled = useDeferredValue(design);
  const levels = useMemo(() => floorLevels(settled, floor), [settled, floor]);
  const summary = useMemo(() => floorSummary(levels, settled.threshold), [levels, settled.threshold]);
  const rooms = useMemo(
    () => roomSummaries(settled.rooms ?? [], levels, settled.threshold),
    [settled.rooms, levels, settled.threshold],
  );
  const { powers } = useMemo(() => distribute(design.parts), [design.parts]);
  const findings = useMemo(() => designFindings(design), [design]);
  const designed = isDesigned(design);
  // Nobody has drawn anything: the plan is what the editor begins with, and no figure of it is told.
  const blank = revision === 0 && !draft.drawn;
  const exposure = useMemo(() => indoorExposure(design), [design]);
  return (
    <>
      <header className={styles['top']}>
        <Button
          small
          look="quiet"
          disabled={draft.dirty}
          title={draft.dirty ? t('indoor.save-first') : undefined}
          onClick={() => set({ system: undefined, floor: undefined })}
        >
          {t('indoor.all')}
        </Button>
        <SaveBar system={system} revision={revision} draft={draft} findings={findings} />
      </header>
      <fieldset className={styles['editor']} disabled={!may}>
        <section className={styles['card']} aria-label={t('indoor.plan')}>
          <FloorFigures
            summary={summary}
            levels={levels}
            threshold={settled.threshold}
            exposure={exposure}
            floor={floor}
            designed={designed}
            start={blank ? { area } : null}
          />
          {!designed && (may || blank) && (
            <p className={styles['soft']} data-testid="indoor-undesigned">
              {t(blank ? (may ? 'indoor.design.blank' : 'indoor.design.not-yet') : 'indoor.design.begin')}
            </p>
          )}
          {(may || !blank) && (
            <FloorPlan
              design={design}
              floor={floor}
              levels={designed ? levels : null}
              start={blank}
              worst={summary.worst}
              chosen={chosen}
              measuring={measure.on}
              measured={measure.line}
              onMeasured={(line) => setMeasure({ on: true, line })}
              onChoose={setChosen}
              onDesign={setDesign}
              onFloor={(next) => set({ floor: next === 0 ? undefined : String(next + 1) }, true)}
            />
          )}
          {(design.rooms ?? []).length > 0 && (
            <RoomTable
              summaries={designed ? rooms : null}
              rooms={design.rooms ?? []}
              onRooms={(next) => setDesign({ rooms: next })}
            />
          )}
        </section>
        <div className={styles['side']}>
          <RecordForm record={draft.record} onChange={draft.setRecord} />
          <DesignSettings design={design} onChange={setDesign} />
        </div>
        <PlanFile
          saved={revision === 0 ? null : system}
          design={design}
          measuring={measure.on}
          measured={measure.line}
          onMeasuring={(on) => setMeasure({ on, line: null })}
          onChange={setDesign}
        />
        <section className={styles['card']} data-wide="true" aria-label={t('indoor.tree')}>
          <PartsTable
            design={design}
            powers={powers}
            findings={findings}
            exposure={exposure}
            floor={floor}
            chosen={chosen}
            onChoose={setChosen}
            onParts={(parts) => setDesign({ parts })}
          />
        </section>
        <section className={styles['card']} data-wide="true" aria-label={t('indoor.walls')}>
          <PlanForm design={design} onChange={setDesign} />
        </section>
      </fieldset>
    </>
  );
}
