import { useText } from '@yuheng/console/text/text-context';
import { NumberField } from '../number-field.tsx';
import styles from './new-plan.module.css';
import type { PlanRequest } from './plan-request.ts';

/** What is rarely asked for otherwise than usual. */
export function MoreSettings({
  request,
  onChange,
}: {
  readonly request: PlanRequest;
  readonly onChange: (part: Partial<PlanRequest>) => void;
}) {
  const t = useText('network');
  const { weights, capacity, radiated } = request;
  return (
    <details className={styles['more']}>
      <summary>{t('sharing.more')}</summary>
      <div className={styles['fields']}>
        <div className={styles['pair']}>
          <NumberField
            label={t('sharing.merge-radius')}
            value={request.mergeRadius}
            least={0}
            most={5000}
            step={1}
            onValue={(mergeRadius) => onChange({ mergeRadius })}
          />
          <NumberField
            label={t('sharing.share')}
            value={request.share}
            least={0.1}
            most={100}
            step={0.1}
            onValue={(share) => onChange({ share })}
          />
        </div>
        <fieldset className={styles['group']}>
          <legend>{t('sharing.weights')}</legend>
          {(['high', 'normal', 'low'] as const).map((priority) => (
            <NumberField
              key={priority}
              label={t(`entities.SiteDemand.values.priority.${priority}`)}
              value={weights[priority]}
              least={1}
              most={100}
              step={1}
              onValue={(weight) => onChange({ weights: { ...weights, [priority]: Math.trunc(weight) } })}
            />
          ))}
        </fieldset>
        <fieldset className={styles['group']}>
          <legend>{t('sharing.capacity')}</legend>
          {(['macro', 'micro'] as const).map((scale) => (
            <NumberField
              key={scale}
              label={t(`sharing.scale.${scale}`)}
              value={capacity[scale]}
              least={1}
              most={1e6}
              step={1}
              onValue={(value) => onChange({ capacity: { ...capacity, [scale]: value } })}
            />
          ))}
        </fieldset>
        <fieldset className={styles['group']}>
          <legend>{t('sharing.radiated')}</legend>
          {(['macro', 'micro'] as const).map((scale) => (
            <NumberField
              key={scale}
              label={t(`sharing.scale.${scale}`)}
              value={radiated[scale]}
              least={1}
              most={1e6}
              step={1}
              onValue={(value) => onChange({ radiated: { ...radiated, [scale]: value } })}
            />
          ))}
        </fieldset>
      </div>
    </details>
  );
}
