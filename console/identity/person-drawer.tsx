import { useState } from 'react';
import type { DirectoryPerson } from '../data/directory.ts';
import { useTenant } from '../data/tenants.ts';
import { useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { Failure } from '../ui/states.tsx';
import { say } from '../ui/toast.tsx';
import { FirstLink } from './first-link.tsx';
import styles from './identity.module.css';
import { OtherTenants } from './other-tenants.tsx';
import { PersonFields, type PersonValues, placeOf } from './person-fields.tsx';
import { SessionList } from './session-list.tsx';
import { tenantName } from './tenant-name.ts';
import { useChange } from './use-change.ts';

const ENDING = { remove: 'remove-member', close: 'close-person', reopen: 'reopen-person' } as const;

/** One person: rename, move, other roles; a link; sessions; closed and let in again. Of another tenant's: what they hold here. */
export function PersonDrawer({
  person,
  onClose,
}: {
  readonly person: DirectoryPerson;
  readonly onClose: () => void;
}) {
  const t = useText();
  const [values, setValues] = useState<PersonValues>({
    name: person.name,
    organisation: person.organisation?.id ?? '',
    unit: person.unit?.id ?? '',
    roles: person.roles,
  });
  const { tenant, where, administered } = useTenant();
  const save = useChange(() => say(t('directory.saved')), where);
  const shut = useChange(undefined, where);
  const { own } = person;
  const open = person.closedAt === null;
  const end = !own ? 'remove' : open ? 'close' : 'reopen';
  return (
    <Drawer title={person.name} testId="person-drawer" onClose={onClose}>
      <p className={styles['soft']}>
        {administered.length > 1 && `${tenantName(tenant, t)} · `}
        {t('directory.account-is', { account: person.id.replace(/^user:/, '') })} ·{' '}
        {t(own ? `directory.password.${person.password}` : 'directory.guest.lead')}
      </p>
      {open && (
        <>
          <form
            className={styles['part']}
            onSubmit={(event) => {
              event.preventDefault();
              const { name, roles } = values;
              save.mutate({
                operation: 'change-person',
                input: {
                  id: person.id,
                  roles,
                  ...placeOf(values),
                  ...(own ? { name: name.trim() } : {}),
                },
              });
            }}
          >
            <PersonFields values={values} onChange={setValues} named={own} />
            {save.error !== null && <Failure error={save.error} />}
            <div>
              <Button
                look="strong"
                submit
                busy={save.isPending}
                disabled={values.roles.length === 0 || values.name.trim() === ''}
              >
                {t('directory.save')}
              </Button>
            </div>
          </form>
          <OtherTenants person={person} />
          {own && (
            <section className={styles['part']}>
              <h3>{t('directory.link')}</h3>
              <FirstLink person={person.id} />
            </section>
          )}
          {own && (
            <section className={styles['part']}>
              <h3>{t('sessions.title')}</h3>
              <SessionList person={person.id} />
            </section>
          )}
        </>
      )}
      <section className={styles['part']}>
        <h3>{t(`directory.${end}`)}</h3>
        <p className={styles['soft']}>{t(`directory.${end}.person`)}</p>
        {end === 'reopen' && person.elsewhere && (
          <p className={styles['soft']}>{t('directory.reopen.elsewhere')}</p>
        )}
        {shut.error !== null && <Failure error={shut.error} />}
        <div>
          <Button
            look={end === 'reopen' ? 'plain' : 'decide'}
            small
            busy={shut.isPending}
            onClick={() => shut.mutate({ operation: ENDING[end], input: { id: person.id } })}
            data-testid="close-person"
          >
            {t(`directory.${end}`)}
          </Button>
        </div>
      </section>
    </Drawer>
  );
}
