import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { organisationsQuery, peopleQuery } from '../data/directory.ts';
import { usePageTitle } from '../data/page-state.ts';
import { tenantsQuery, useTenant } from '../data/tenants.ts';
import { usePlace } from '../data/use-place.ts';
import { useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { Failure, Skeleton } from '../ui/states.tsx';
import styles from './identity.module.css';
import { KeysCard } from './keys-card.tsx';
import { NameForm } from './name-form.tsx';
import { NewPerson } from './new-person.tsx';
import { OrganisationDrawer } from './organisation-drawer.tsx';
import { OrganisationTable } from './organisation-table.tsx';
import { PeopleTable } from './people-table.tsx';
import { PersonDrawer } from './person-drawer.tsx';
import { TenantChoice } from './tenant-choice.tsx';

/** Who may come in: people with their organisations, units and roles. For administrators. */
export function Page() {
  const t = useText();
  usePageTitle(t('directory.title'));
  const { data, error, refetch } = useQuery(tenantsQuery);
  return (
    <div className={styles['page']}>
      <header>
        <h1>{t('directory.title')}</h1>
        <p className={styles['soft']}>{t('directory.lead')}</p>
        <TenantChoice />
      </header>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={8} />}
      {data !== undefined && <Directory />}
    </div>
  );
}

/** The people, organisations and keys of the tenant that is chosen. */
function Directory() {
  const t = useText();
  const { query, set } = usePlace();
  const [adding, setAdding] = useState(false);
  const { tenant } = useTenant();
  const people = useQuery(peopleQuery(tenant));
  const organisations = useQuery(organisationsQuery(tenant));
  const error = people.error ?? organisations.error;
  const person = people.data?.people.find(({ id }) => id === query['person']);
  const organisation = organisations.data?.organisations.find(({ id }) => id === query['organisation']);
  const countOf = (id: string): number =>
    people.data?.people.filter((each) => each.organisation?.id === id && each.closedAt === null).length ?? 0;
  return (
    <>
      {error !== null && (
        <Failure
          error={error}
          onRetry={() => {
            void people.refetch();
            void organisations.refetch();
          }}
        />
      )}
      {error === null && (people.data === undefined || organisations.data === undefined) && (
        <Skeleton lines={8} />
      )}
      {people.data !== undefined && (
        <section className={styles['card']} aria-label={t('directory.people')}>
          <div className={styles['head']}>
            <h2>{t('directory.people')}</h2>
            <Button look="strong" small onClick={() => setAdding(true)} data-testid="add-person">
              {t('directory.add-person')}
            </Button>
          </div>
          <PeopleTable people={people.data.people} onOpen={(id) => set({ person: id })} />
        </section>
      )}
      {organisations.data !== undefined && (
        <section className={styles['card']} aria-label={t('directory.organisations')}>
          <h2>{t('directory.organisations')}</h2>
          <OrganisationTable
            organisations={organisations.data.organisations}
            countOf={countOf}
            onOpen={(id) => set({ organisation: id })}
          />
          <div className={styles['narrow']}>
            <NameForm
              label={t('directory.new-organisation')}
              first=""
              button={t('directory.add')}
              operation="add-organisation"
              input={{}}
            />
          </div>
        </section>
      )}
      <KeysCard />
      {adding && (
        <NewPerson
          onClose={() => setAdding(false)}
          onAdded={(id) => {
            setAdding(false);
            set({ person: id });
          }}
        />
      )}
      {person !== undefined && (
        <PersonDrawer
          key={`${person.id} ${tenant ?? ''}`}
          person={person}
          onClose={() => set({ person: undefined })}
        />
      )}
      {organisation !== undefined && (
        <OrganisationDrawer
          key={`${organisation.id} ${organisation.name}`}
          organisation={organisation}
          people={countOf(organisation.id)}
          onClose={() => set({ organisation: undefined })}
        />
      )}
    </>
  );
}
