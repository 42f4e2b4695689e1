import { useState } from 'react';
import type { DirectoryPerson } from '../data/directory.ts';
import { useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { Failure } from '../ui/states.tsx';
import { say } from '../ui/toast.tsx';
import { FirstLink } from './first-link.tsx';
import styles from './identity.module.css';
import { PersonFields, type PersonValues, placeOf } from './person-fields.tsx';
import { SessionList } from './session-list.tsx';
import { useChange } from './use-change.ts';

/** One person: rename, move, other roles; a link; sessions; closed and let in again. */
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
  const save = useChange(() => say(t('directory.saved')));
  const shut = useChange();
  const open = person.closedAt === null;
  return (
    <Drawer title={person.name} testId="person-drawer" onClose={onClose}>
      <p className={styles['soft']}>
        {t('directory.account-is', { account: person.id.replace(/^user:/, '') })} ·{' '}
        {t(`directory.password.${person.password}`)}
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
                input: { id: person.id, name: name.trim(), roles, ...placeOf(values) },
              });
            }}
          >
            <PersonFields values={values} onChange={setValues} />
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
          <section className={styles['part']}>
            <h3>{t('directory.link')}</h3>
            <FirstLink person={person.id} />
          </section>
          <section className={styles['part']}>
            <h3>{t('sessions.title')}</h3>
            <SessionList person={person.id} />
          </section>
        </>
      )}
      <section className={styles['part']}>
        <h3>{t(open ? 'directory.close' : 'directory.reopen')}</h3>
        <p className={styles['soft']}>{t(open ? 'directory.close.person' : 'directory.reopen.person')}</p>
        {shut.error !== null && <Failure error={shut.error} />}
        <div>
          <Button
            look={open ? 'decide' : 'plain'}
            small
            busy={shut.isPending}
            onClick={() =>
              shut.mutate({ operation: open ? 'close-person' : 'reopen-person', input: { id: person.id } })
            }
            data-testid="close-person"
          >
            {t(open ? 'directory.close' : 'directory.reopen')}
          </Button>
        </div>
      </section>
    </Drawer>
  );
}
