import { useQuery } from '@tanstack/react-query';
import { organisationsQuery, personRoles } from '../data/directory.ts';
import { useTenant } from '../data/tenants.ts';
import { useText } from '../text/text-context.ts';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import styles from './identity.module.css';

export interface PersonValues {
  readonly name: string;
  /** '' for the platform itself. */
  readonly organisation: string;
  readonly unit: string;
  readonly roles: readonly string[];
}

/** Name, place and roles of a person in a tenant. @param named false: the name is another tenant's to change */
export function PersonFields({
  values,
  onChange,
  named = true,
}: {
  readonly values: PersonValues;
  readonly named?: boolean;
  readonly onChange: (values: PersonValues) => void;
}) {
  const t = useText();
  const open = (useQuery(organisationsQuery(useTenant().tenant)).data?.organisations ?? []).filter(
    ({ closedAt }) => closedAt === null,
  );
  const units = open
    .find(({ id }) => id === values.organisation)
    ?.units.filter(({ closedAt }) => closedAt === null);
  return (
    <>
      {named && (
        <Field
          label={t('directory.person-name')}
          value={values.name}
          onChange={(event) => onChange({ ...values, name: event.target.value })}
          maxLength={200}
          required
          data-testid="person-name"
        />
      )}
      <Select
        label={t('directory.organisation')}
        value={values.organisation}
        choices={[
          { value: '', text: t('directory.house') },
          ...open.map(({ id, name }) => ({ value: id, text: name })),
        ]}
        onChange={(organisation) => onChange({ ...values, organisation, unit: '' })}
      />
      {units !== undefined && units.length > 0 && (
        <Select
          label={t('directory.unit')}
          value={values.unit}
          choices={[
            { value: '', text: t('directory.no-unit') },
            ...units.map(({ id, name }) => ({ value: id, text: name })),
          ]}
          onChange={(unit) => onChange({ ...values, unit })}
        />
      )}
      <fieldset className={styles['roles']}>
        <legend>{t('directory.roles')}</legend>
        {personRoles.map((role) => (
          <label key={role}>
            <input
              type="checkbox"
              checked={values.roles.includes(role)}
              onChange={(event) =>
                onChange({
                  ...values,
                  roles: personRoles.filter((each) =>
                    each === role ? event.target.checked : values.roles.includes(each),
                  ),
                })
              }
            />
            <span>
              {t(`role.${role}`)} <span className={styles['small']}>{t(`role.${role}.does`)}</span>
            </span>
          </label>
        ))}
        {values.roles.length === 0 && (
          <p className={styles['wrong']} role="status">
            {t('directory.roles.none')}
          </p>
        )}
      </fieldset>
    </>
  );
}

/** As operations take them: no organisation is null. */
export function placeOf({ organisation, unit }: PersonValues): {
  readonly organisation: string | null;
  readonly unit: string | null;
} {
  return { organisation: organisation || null, unit: unit || null };
}
