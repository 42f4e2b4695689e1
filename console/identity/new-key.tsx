import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keyRoles, organisationsQuery } from '../data/directory.ts';
import { useTenant } from '../data/tenants.ts';
import { useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { Failure } from '../ui/states.tsx';
import { say } from '../ui/toast.tsx';
import styles from './identity.module.css';
import { useChange } from './use-change.ts';

/** Makes a key for a system; it is shown this once. */
export function NewKey({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const { tenant, where, administered } = useTenant();
  const open = (useQuery(organisationsQuery(tenant)).data?.organisations ?? []).filter(
    ({ closedAt }) => closedAt === null,
  );
  const [name, setName] = useState('');
  const [organisation, setOrganisation] = useState('');
  const [role, setRole] = useState<string>('machine');
  const [synthetic, setSynthetic] = useState(false);
  const [everywhere, setEverywhere] = useState(false);
  const add = useChange(undefined, where);
  const key = (add.data as { key: string } | undefined)?.key;
  // What begins with `local-` are keys of the house's own commands.
  const fits = /^(?!local-)[a-z0-9][a-z0-9-]{0,59}$/.test(name);
  return (
    <Drawer title={t('keys.add')} testId="new-key" onClose={onClose}>
      {key === undefined ? (
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            const place = organisation === '' ? {} : { organisation };
            add.mutate({
              operation: 'add-key',
              input: { name, roles: [role], synthetic, everywhere, ...place },
            });
          }}
        >
          <Field
            label={t('keys.name')}
            value={name}
            onChange={(event) => setName(event.target.value)}
            wrong={name === '' || fits ? null : t('keys.name.rules')}
            autoComplete="off"
            spellCheck={false}
            required
            data-testid="key-name"
          />
          <Select
            label={t('directory.organisation')}
            value={organisation}
            choices={[
              { value: '', text: t('directory.house') },
              ...open.map((each) => ({ value: each.name, text: each.name })),
            ]}
            onChange={setOrganisation}
          />
          <fieldset className={styles['roles']}>
            <legend>{t('keys.scope')}</legend>
            {keyRoles.map((each) => (
              <label key={each}>
                <input type="radio" name="scope" checked={role === each} onChange={() => setRole(each)} />
                <span>
                  {t(`role.${each}`)} <span className={styles['small']}>{t(`role.${each}.does`)}</span>
                </span>
              </label>
            ))}
          </fieldset>
          {tenant === null && administered.length > 1 && (
            <fieldset className={styles['roles']}>
              <legend>{t('directory.tenant')}</legend>
              <label>
                <input
                  type="checkbox"
                  checked={everywhere}
                  onChange={(event) => setEverywhere(event.target.checked)}
                />
                <span>{t('keys.everywhere')}</span>
              </label>
            </fieldset>
          )}
          <fieldset className={styles['roles']}>
            <legend>{t('keys.synthetic')}</legend>
            <label>
              <input
                type="checkbox"
                checked={synthetic}
                onChange={(event) => setSynthetic(event.target.checked)}
              />
              <span>{t('keys.synthetic.does')}</span>
            </label>
          </fieldset>
          {add.error !== null && <Failure error={add.error} />}
          <div>
            <Button look="strong" submit busy={add.isPending} disabled={!fits}>
              {t('keys.add')}
            </Button>
          </div>
        </form>
      ) : (
        <>
          <p className={styles['soft']}>{t('keys.once', { name })}</p>
          <p className={styles['link']} data-testid="new-key-secret">
            {key}
          </p>
          <div className={styles['buttons']}>
            <Button
              small
              onClick={() =>
                void navigator.clipboard.writeText(key).then(() => say(t('directory.link.copied')))
              }
            >
              {t('directory.link.copy')}
            </Button>
          </div>
        </>
      )}
    </Drawer>
  );
}
