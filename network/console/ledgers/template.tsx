import { useQuery } from '@tanstack/react-query';
import { download } from '@yuheng/console/data/download';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { writeCsv } from '@yuheng/console/text/write-csv';
import { Button } from '@yuheng/console/ui/button';
import { Icon } from '@yuheng/console/ui/icon';
import type { LedgerKind } from '../../ledger/ledger-kinds.ts';
import { fieldsQuery } from './ledger-queries.ts';
import { requiredFirst } from './mapping-draft.ts';

/** An empty ledger of the kind, for who has none: its columns are known by their names. */
export function Template({ kind }: { readonly kind: LedgerKind }) {
  const t = useText('network');
  const { language } = useLanguage();
  const { data } = useQuery(fieldsQuery(kind));
  const save = () => {
    const head = requiredFirst(data?.fields ?? []).map(({ title }) => title[language]);
    download(`${t(`ledgers.kind.${kind}`)}.csv`, 'text/csv;charset=utf-8', writeCsv(head, []));
  };
  return (
    <Button look="quiet" disabled={data === undefined} onClick={save} data-testid="ledger-template">
      <Icon name="download" size={16} />
      {t('ledgers.template')}
    </Button>
  );
}
