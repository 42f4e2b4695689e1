import { useText } from '@yuheng/console/text/text-context';
import { Field } from '@yuheng/console/ui/field';
import { Select } from '@yuheng/console/ui/select';
import { indoorSystem } from '../../entities/indoor-system.ts';
import { indoorBuilder } from '../../rules/indoor-builder.ts';
import type { IndoorRecordDraft } from './indoor-draft.ts';
import styles from './indoor-page.module.css';
import { useCities } from './use-cities.ts';

/** What the facts will say of the system; who builds it follows from the plan and is shown as it will be. */
export function RecordForm({
  record,
  onChange,
}: {
  readonly record: IndoorRecordDraft;
  readonly onChange: (change: Partial<IndoorRecordDraft>) => void;
}) {
  const t = useText('network');
  const cities = useCities();
  const title = (attribute: string) => t(`entities.IndoorSystem.attributes.${attribute}`);
  const choices = (attribute: 'venue' | 'status') => {
    const { [attribute]: type } = indoorSystem.attributes;
    const values = type !== undefined && 'oneOf' in type ? (type.oneOf ?? []) : [];
    return values.map((value) => ({ value, text: t(`entities.IndoorSystem.values.${attribute}.${value}`) }));
  };
  const builder = indoorBuilder(record);
  // A city that nothing else names is still the one that it has.
  const known = record.city === null || cities.some(({ value }) => value === record.city);
  return (
    <section className={styles['card']} aria-label={t('indoor.record')}>
      <h2>{t('indoor.record')}</h2>
      <div className={styles['form']}>
        <div data-wide="true">
          <Field
            label={title('name')}
            value={record.name}
            maxLength={200}
            onChange={(event) => onChange({ name: event.target.value })}
            data-testid="indoor-name"
          />
        </div>
        <Select
          label={title('venue')}
          value={record.venue}
          choices={choices('venue')}
          onChange={(venue) => onChange({ venue })}
        />
        <Select
          label={title('status')}
          value={record.status}
          choices={choices('status')}
          onChange={(status) => onChange({ status })}
        />
        <Select
          label={title('city')}
          value={record.city ?? ''}
          choices={[
            { value: '', text: t('indoor.city.none') },
            ...cities,
            ...(known ? [] : [{ value: record.city ?? '', text: record.city ?? '' }]),
          ]}
          onChange={(city) => onChange({ city: city === '' ? null : city })}
        />
        <Field
          label={title('operators')}
          placeholder={t('indoor.operators.hint')}
          value={record.operators}
          onChange={(event) => onChange({ operators: event.target.value })}
        />
        <label className={styles['check']} data-wide="true">
          <input
            type="checkbox"
            checked={record.keyBuilding}
            onChange={(event) => onChange({ keyBuilding: event.target.checked })}
          />
          {t('indoor.key-building')}
        </label>
      </div>
      <p className={styles['builder']} data-testid="indoor-builder" data-builder={builder}>
        <span>{title('builder')}</span>
        <strong>{t(`entities.IndoorSystem.values.builder.${builder}`)}</strong>
        <small>{t(`indoor.builder.${builder}`)}</small>
      </p>
    </section>
  );
}
