import { useState } from 'react';
import type { Organisation } from '../data/directory.ts';
import { useTenant } from '../data/tenants.ts';
import { useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { Failure } from '../ui/states.tsx';
import styles from './identity.module.css';
import { NameForm } from './name-form.tsx';
import { useChange } from './use-change.ts';

/** One organisation: its name, its units, and closing it. */
export function OrganisationDrawer({
  organisation,
  people,
  onClose,
}: {
  readonly organisation: Organisation;
  /** How many open people it has. */
  readonly people: number;
  readonly onClose: () => void;
}) {
  const t = useText();
  const shut = useChange(undefined, useTenant().where);
  const [renamed, setRenamed] = useState<string | null>(null);
  const units = organisation.units.filter(({ closedAt }) => closedAt === null);
  const open = organisation.closedAt === null;
  return (
    <Drawer title={organisation.name} testId="organisation-drawer" onClose={onClose}>
      {organisation.formerly.length > 0 && (
        <p className={styles['soft']}>
          {t('directory.formerly', { names: organisation.formerly.join(t('directory.comma')) })}
        </p>
      )}
      {!open && <p className={styles['soft']}>{t('directory.is-closed')}</p>}
      {open && (
        <>
          <NameForm
            label={t('directory.name')}
            first={organisation.name}
            button={t('directory.rename')}
            operation="rename-organisation"
            input={{ organisation: organisation.id }}
          />
          <section className={styles['part']}>
            <h3>{t('directory.units')}</h3>
            {units.length === 0 && <p className={styles['soft']}>{t('directory.units.none')}</p>}
            <ul className={styles['list']}>
              {units.map((unit) => (
                <li key={unit.id}>
                  {renamed === unit.id ? (
                    <NameForm
                      label={t('directory.name')}
                      first={unit.name}
                      button={t('directory.rename')}
                      operation="rename-unit"
                      input={{ unit: unit.id }}
                      onDone={() => setRenamed(null)}
                    />
                  ) : (
                    <>
                      <span className={styles['what']}>{unit.name}</span>
                      <span className={styles['buttons']}>
                        <Button look="quiet" small onClick={() => setRenamed(unit.id)}>
                          {t('directory.rename')}
                        </Button>
                        <Button
                          look="quiet"
                          small
                          busy={shut.isPending}
                          onClick={() => shut.mutate({ operation: 'close-unit', input: { unit: unit.id } })}
                        >
                          {t('directory.close')}
                        </Button>
                      </span>
                    </>
                  )}
                </li>
              ))}
            </ul>
            <NameForm
              label={t('directory.new-unit')}
              first=""
              button={t('directory.add')}
              operation="add-unit"
              input={{ organisation: organisation.id }}
            />
          </section>
          <section className={styles['part']}>
            <h3>{t('directory.close')}</h3>
            <p className={styles['soft']}>{t('directory.close.organisation', { people })}</p>
            {shut.error !== null && <Failure error={shut.error} />}
            <div>
              <Button
                look="decide"
                small
                busy={shut.isPending}
                onClick={() =>
                  shut.mutate({ operation: 'close-organisation', input: { organisation: organisation.id } })
                }
                data-testid="close-organisation"
              >
                {t('directory.close')}
              </Button>
            </div>
          </section>
        </>
      )}
    </Drawer>
  );
}
