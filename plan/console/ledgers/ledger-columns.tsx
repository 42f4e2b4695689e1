import { useText } from '@yuheng/console/text/text-context';
import { Select } from '@yuheng/console/ui/select';
import { fields } from '../../office-ledger/fields.ts';
import type { Draft, Preview } from './ledger-query.ts';
import styles from './ledgers.module.css';

/** For each sheet that is read, which of its columns gives what; and what a statement counts as where none says. */
export function LedgerColumns({
  preview,
  draft,
  onChange,
}: {
  readonly preview: Preview;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}) {
  const t = useText('plan');
  const away = preview.sheets.filter(({ name }) => draft.sheets[name] === undefined).map(({ name }) => name);
  const set = (name: string, field: string, letters: string) => {
    const sheet = draft.sheets[name];
    if (sheet === undefined) return;
    const { [field]: _before, ...columns } = sheet.columns;
    // A column gives one thing: the newest choice has it.
    const others = Object.fromEntries(Object.entries(columns).filter(([, column]) => column !== letters));
    const next = letters === '' ? others : { ...others, [field]: letters };
    onChange({ ...draft, sheets: { ...draft.sheets, [name]: { ...sheet, columns: next } } });
  };
  return (
    <>
      {preview.sheets.map(({ name, columns }) => {
        const sheet = draft.sheets[name];
        if (sheet === undefined) return null;
        const choices = columns.map((column) => ({
          value: column.letters,
          text: `${column.letters} ${column.name}`,
        }));
        return (
          <fieldset key={name} className={styles['sheet']}>
            <legend>{t('ledger.sheet', { name })}</legend>
            {fields.map((field) => (
              <Select
                key={field}
                label={t(`ledger.field.${field}`)}
                value={sheet.columns[field] ?? ''}
                choices={
                  field === 'task' ? choices : [{ value: '', text: t('ledger.no-column') }, ...choices]
                }
                onChange={(letters) => set(name, field, letters)}
              />
            ))}
          </fieldset>
        );
      })}
      <div className={styles['otherwise']}>
        <Select
          label={t('ledger.otherwise')}
          value={draft.otherwise ?? ''}
          choices={[
            { value: '', text: t('ledger.otherwise.none') },
            ...(['on-plan', 'behind', 'blocked'] as const).map((kind) => ({
              value: kind,
              text: t(`ledger.act.${kind}`),
            })),
          ]}
          onChange={(kind) => {
            const { otherwise: _before, ...rest } = draft;
            onChange(kind === '' ? rest : { ...rest, otherwise: kind });
          }}
        />
      </div>
      {away.length > 0 && (
        <p className={styles['soft']}>{t('ledger.sheets-away', { names: away.join(t('list.comma')) })}</p>
      )}
    </>
  );
}
