import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { useState } from 'react';
import type { PlanPicture, Point } from '../../indoor/design-shape.ts';
import { pictureEdge, pictureExtent, scaledBy } from '../../indoor/picture-scale.ts';
import { NumberField } from '../number-field.tsx';
import type { DesignChange } from './indoor-draft.ts';
import styles from './indoor-page.module.css';

/** Two places on the plan whose distance is told. */
export interface Measured {
  readonly from: Point;
  readonly to: Point;
}

/** How large the picture under the plan is and where it lies: by two points whose distance is known, or by its figures. */
export function PictureForm({
  picture,
  measuring,
  measured,
  onMeasuring,
  onChange,
}: {
  readonly picture: PlanPicture;
  readonly measuring: boolean;
  readonly measured: Measured | null;
  readonly onMeasuring: (on: boolean) => void;
  readonly onChange: (change: DesignChange) => void;
}) {
  const t = useText('network');
  const [metres, setMetres] = useState(10);
  const set = (next: PlanPicture) => onChange({ picture: next });
  const { width } = pictureExtent(picture);
  const scaled = measured === null ? null : scaledBy(picture, measured.from, measured.to, metres);
  return (
    <div className={styles['part']} data-testid="picture-form">
      <h3>{t('indoor.picture')}</h3>
      <div className={styles['row']}>
        <Button
          small
          look={measuring ? 'strong' : 'plain'}
          aria-pressed={measuring}
          onClick={() => onMeasuring(!measuring)}
          data-testid="measure"
        >
          {t(measuring ? 'indoor.picture.measure.stop' : 'indoor.picture.measure')}
        </Button>
        {measured !== null && (
          <>
            <NumberField
              label={t('indoor.picture.distance')}
              value={metres}
              least={0.01}
              most={5000}
              step={0.1}
              onValue={setMetres}
            />
            <Button
              small
              look="strong"
              disabled={scaled === null}
              onClick={() => {
                if (scaled !== null) set(scaled);
                onMeasuring(false);
              }}
              data-testid="set-scale"
            >
              {t('indoor.picture.apply')}
            </Button>
          </>
        )}
      </div>
      {measuring && measured === null && (
        <p className={styles['soft']} role="status">
          {t('indoor.picture.measure.hint')}
        </p>
      )}
      {measured !== null && scaled === null && (
        <p className={styles['why']} role="status">
          {t('indoor.picture.measure.wrong')}
        </p>
      )}
      <div className={styles['row']}>
        <NumberField
          label={t('indoor.picture.width')}
          value={rounded(width)}
          least={0.1}
          most={5000}
          step={0.5}
          onValue={(value) => set({ ...picture, scale: value / picture.width })}
        />
        <NumberField
          label={t('indoor.picture.x')}
          value={rounded(picture.x)}
          least={-5000}
          most={5000}
          step={0.5}
          onValue={(x) => set({ ...picture, x })}
        />
        <NumberField
          label={t('indoor.picture.y')}
          value={rounded(picture.y)}
          least={-5000}
          most={5000}
          step={0.5}
          onValue={(y) => set({ ...picture, y })}
        />
        <Button small onClick={() => onChange({ outline: pictureEdge(picture) })} data-testid="picture-edge">
          {t('indoor.picture.edge')}
        </Button>
        <Button
          small
          look="quiet"
          onClick={() => onChange({ picture: undefined })}
          data-testid="picture-remove"
        >
          {t('indoor.picture.remove')}
        </Button>
      </div>
    </div>
  );
}

function rounded(metres: number): number {
  return Math.round(1000 * metres) / 1000;
}
