import { useFileDrop } from '@yuheng/console/data/use-file-drop';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { FileInput } from '@yuheng/console/ui/file-input';
import { Icon } from '@yuheng/console/ui/icon';
import { useRef } from 'react';
import type { LedgerKind } from '../../ledger/ledger-kinds.ts';
import styles from './ledgers-page.module.css';
import { Template } from './template.tsx';

/** Where a ledger is dropped, or chosen. */
export function DropFile({
  kind,
  file,
  onFile,
}: {
  readonly kind: LedgerKind;
  readonly file: File | null;
  readonly onFile: (file: File) => void;
}) {
  const t = useText('network');
  const input = useRef<HTMLInputElement>(null);
  const take = (files: readonly File[]) => {
    const [first] = files;
    if (first !== undefined) onFile(first);
  };
  const { over, dropping } = useFileDrop(take);
  return (
    <div className={styles['drop']} data-over={over} data-testid="ledger-drop" {...dropping}>
      <FileInput
        ref={input}
        accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        label={t('ledgers.choose')}
        testId="ledger-file"
        onFiles={take}
      />
      <Icon name={file === null ? 'upload' : 'document'} />
      <p>
        <strong>{file === null ? t('ledgers.drop') : file.name}</strong>
        <small>{t('ledgers.limits')}</small>
      </p>
      <Template kind={kind} />
      <Button look={file === null ? 'strong' : 'plain'} onClick={() => input.current?.click()}>
        {t(file === null ? 'ledgers.choose' : 'ledgers.choose.other')}
      </Button>
    </div>
  );
}
