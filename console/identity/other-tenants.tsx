import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { type DirectoryPerson, peopleQuery } from '../data/directory.ts';
import { useTenant, whereOf } from '../data/tenants.ts';
import { usePlace } from '../data/use-place.ts';
import { useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import { Failure } from '../ui/states.tsx';
import { say } from '../ui/toast.tsx';
import styles from './identity.module.css';
import { signsOut } from './signs-out.ts';
import { tenantName } from './tenant-name.ts';
import { useChange } from './use-change.ts';

/** What somebody holds in the other tenants that one administers, and a way to give them something in one more. */
export function OtherTenants({ person }: { readonly person: DirectoryPerson }) {
  const t = useText();
  const { set } = usePlace();
  const { tenant, administered } = useTenant();
  const others = administered.filter((name) => name !== tenant);
  const held = useQueries({
    queries: others.map((name) => peopleQuery(name)),
    combine: (answers) =>
      answers.map(({ data }) =>
        data?.people.find(({ id, closedAt }) => id === person.id && closedAt === null),
      ),
  });
  const free = others.filter((_name, index) => held[index] === undefined);
  const [chosen, setChosen] = useState<string | null>(null);
  const [warned, setWarned] = useState(false);
  const next = chosen ?? free[0] ?? '';
  const open = (name: string | null) => set({ tenant: name ?? undefined, person: person.id });
  const add = useChange((answer) => {
    if ((answer as { signedOut: boolean }).signedOut) say(t('directory.others.signed-out'));
    open(next || null);
  });
  if (others.length === 0) return null;
  // Of `administered`, one is shown; what is held there is known from the person themselves.
  const memberships = new Map(others.map((name, index) => [name, held[index]]));
  const costs = signsOut({ target: next || null, here: { tenant, person }, others: memberships });
  return (
    <section className={styles['part']} data-testid="other-tenants">
      <h3>{t('directory.others')}</h3>
      <ul className={styles['list']}>
        {others.map((name, index) => {
          const member = held[index];
          return member === undefined ? null : (
            <li key={name ?? ''}>
              <div className={styles['what']}>
                <span>{tenantName(name, t)}</span>
                <span className={styles['small']}>
                  {member.roles.map((role) => t(`role.${role}`)).join(' · ')}
                </span>
              </div>
              <Button look="quiet" small onClick={() => open(name)}>
                {t('directory.others.open')}
              </Button>
            </li>
          );
        })}
      </ul>
      {free.length > 0 && (
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            if (costs && !warned) {
              setWarned(true);
              return;
            }
            setWarned(false);
            const input = { ...whereOf(next || null), id: person.id, roles: ['viewer'] };
            add.mutate({ operation: 'add-member', input });
          }}
        >
          <div className={styles['row']}>
            <Select
              label={t('directory.tenant')}
              value={next}
              choices={free.map((name) => ({ value: name ?? '', text: tenantName(name, t) }))}
              onChange={(name) => {
                setChosen(name);
                setWarned(false);
              }}
            />
            {!(costs && warned) && (
              <Button submit busy={add.isPending} data-testid="add-member">
                {t('directory.others.add')}
              </Button>
            )}
          </div>
          {costs && warned && (
            <div className={styles['warning']} role="alert" data-testid="signs-out">
              <p>{t('directory.others.signs-out', { name: person.name })}</p>
              <div className={styles['buttons']}>
                <Button look="decide" small submit busy={add.isPending} data-testid="add-member-anyway">
                  {t('directory.others.add-anyway')}
                </Button>
                <Button look="quiet" small onClick={() => setWarned(false)}>
                  {t('assurance.cancel')}
                </Button>
              </div>
            </div>
          )}
          {add.error !== null && <Failure error={add.error} />}
        </form>
      )}
    </section>
  );
}
