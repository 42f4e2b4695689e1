import { useState } from 'react';
import { useTenant } from '../data/tenants.ts';
import { useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { Field } from '../ui/field.tsx';
import { Failure } from '../ui/states.tsx';
import styles from './identity.module.css';
import { PersonFields, type PersonValues, placeOf } from './person-fields.tsx';
import { useChange } from './use-change.ts';

/** Puts somebody on record; the link for them is made on what opens then. */
export function NewPerson({
  onClose,
  onAdded,
}: {
  readonly onClose: () => void;
  readonly onAdded: (id: string) => void;
}) {
  const t = useText();
  const [account, setAccount] = useState('');
  const [values, setValues] = useState<PersonValues>({
    name: '',
    organisation: '',
    unit: '',
    roles: ['viewer'],
  });
  const id = `user:${account}`;
  const add = useChange(() => onAdded(id), useTenant().where);
  const fits = /^[a-z0-9-]{1,60}$/.test(account);
  return (
    <Drawer title={t('directory.add-person')} testId="new-person" onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          const { organisation, unit } = placeOf(values);
          add.mutate({
            operation: 'add-person',
            input: {
              id,
              name: values.name.trim(),
              roles: values.roles,
              ...(organisation === null ? {} : { organisation }),
              ...(unit === null ? {} : { unit }),
            },
          });
        }}
      >
        <Field
          label={t('directory.account')}
          value={account}
          onChange={(event) => setAccount(event.target.value)}
          wrong={account === '' || fits ? null : t('directory.account.rules')}
          autoComplete="off"
          spellCheck={false}
          required
          data-testid="new-account"
        />
        <PersonFields values={values} onChange={setValues} />
        {add.error !== null && <Failure error={add.error} />}
        <div>
          <Button
            look="strong"
            submit
            busy={add.isPending}
            disabled={!fits || values.name.trim() === '' || values.roles.length === 0}
          >
            {t('directory.add-person')}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
