import { useQuery } from '@tanstack/react-query';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Select } from '@yuheng/console/ui/select';
import type { LedgerKind } from '../../ledger/ledger-kinds.ts';
import type { Mapping } from '../../ledger/suggest-mapping.ts';
import { fieldsQuery, type Preview } from './ledger-queries.ts';
import styles from './ledgers-page.module.css';
import { examplesOf, requiredFirst, withColumn } from './mapping-draft.ts';

/** Which column of the file gives which field, with what stands there; each can be changed. */
export function ColumnChoices({
  kind,
  preview,
  mapping,
  onChange,
}: {
  readonly kind: LedgerKind;
  readonly preview: Preview;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}) {
  const t = useText('network');
  const { language } = useLanguage();
  const { data } = useQuery(fieldsQuery(kind));
  const columns = [
    { value: '', text: t('ledgers.column.none') },
    ...preview.headers.filter((header) => header !== '').map((header) => ({ value: header, text: header })),
  ];
  return (
    <section className={styles['part']} aria-label={t('ledgers.mapping')}>
      <h3>{t('ledgers.mapping')}</h3>
      <p className={styles['soft']}>{t('ledgers.mapping.text')}</p>
      <ul className={styles['columns']}>
        {requiredFirst(data?.fields ?? []).map(({ field, required, title }) => {
          const examples = examplesOf(preview, mapping[field]);
          const missing = (required || preview.missing.includes(field)) && mapping[field] === undefined;
          const text = title[language];
          return (
            <li key={field} data-missing={missing} data-testid="ledger-field" data-field={field}>
              <Select
                label={required ? t('ledgers.required', { title: text }) : text}
                value={mapping[field] ?? ''}
                choices={columns}
                onChange={(column) => onChange(withColumn(mapping, field, column))}
              />
              <small>{missing ? t('ledgers.column.missing') : examples.join(t('ledgers.between'))}</small>
            </li>
          );
        })}
      </ul>
      {preview.unread.length > 0 && (
        <p className={styles['soft']} data-testid="ledger-unread">
          {t('ledgers.unread', { columns: preview.unread.join(t('ledgers.between')) })}
        </p>
      )}
    </section>
  );
}
