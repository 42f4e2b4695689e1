import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { decisionQuery } from '../data/policies.ts';
import { tenantsQuery } from '../data/tenants.ts';
import { tenantName } from '../identity/tenant-name.ts';
import { useLanguage, useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { Failure } from '../ui/states.tsx';
import styles from './policies.module.css';

const ROLES = ['viewer', 'officer', 'machine', 'administrator'];

/** Why somebody may do something, or may not. */
export function ExplainForm({ actions }: { readonly actions: readonly string[] }) {
  const t = useText();
  const { language } = useLanguage();
  const list = useId();
  const [action, setAction] = useState('');
  const [role, setRole] = useState('');
  const [organisation, setOrganisation] = useState('');
  const tenants = useQuery(tenantsQuery).data?.tenants ?? [];
  const [tenant, setTenant] = useState('');
  const [resource, setResource] = useState('');
  const [asked, setAsked] = useState({
    action: '',
    roles: null,
    organisation: null,
    tenant: null,
    resource: null,
  } as Parameters<typeof decisionQuery>[0]);
  const { data, error } = useQuery(decisionQuery(asked));
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setAsked({
      action,
      roles: role || null,
      organisation: organisation || null,
      tenant: tenant || null,
      resource: resource || null,
    });
  };
  const roles = [
    { value: '', text: t('policies.myself') },
    ...ROLES.map((value) => ({ value, text: t(`role.${value}`) })),
  ];
  return (
    <section className={styles['card']}>
      <h2>{t('policies.explain')}</h2>
      <form className={styles['form']} onSubmit={ask}>
        <Select label={t('policies.who')} value={role} choices={roles} onChange={setRole} />
        <Field
          label={t('policies.organisation')}
          value={organisation}
          onChange={({ target }) => setOrganisation(target.value)}
        />
        {tenants.length > 1 && (
          <Select
            label={t('directory.tenant')}
            value={tenant}
            choices={tenants.map(({ name }) => ({ value: name ?? '', text: tenantName(name, t) }))}
            onChange={setTenant}
          />
        )}
        <Field
          label={t('policies.action')}
          value={action}
          list={list}
          required
          onChange={({ target }) => setAction(target.value)}
        />
        <datalist id={list}>
          {actions.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </datalist>
        <Field
          label={t('policies.resource')}
          value={resource}
          placeholder="Entity/urn:…"
          onChange={({ target }) => setResource(target.value)}
        />
        <Button submit data-testid="explain">
          {t('policies.ask')}
        </Button>
      </form>
      {error !== null && <Failure error={error} kept="" />}
      {data !== undefined && (
        <div role="status" data-testid="decision">
          <p className={styles['answer']}>
            <span aria-hidden>{data.allowed ? (data.some ? '◐' : '●') : '■'}</span> {data.words[language]}
          </p>
          {data.policies.map(({ id, text }) =>
            text === null ? null : (
              <pre key={id} className={styles['text']}>
                {text}
              </pre>
            ),
          )}
        </div>
      )}
    </section>
  );
}
