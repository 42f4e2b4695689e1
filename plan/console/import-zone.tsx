import { useText } from '@yuheng/console/text/text-context';
import { type DragEvent, type ReactNode, useState } from 'react';
import { acceptedFiles } from '../intake/accepted-files.ts';
import { ImportProgress } from './import-progress.tsx';
import styles from './import-zone.module.css';
import { useImport } from './use-import.ts';

const inputId = 'import-file';

/** Opens the file dialog of the import zone that is on the page. */
export function pickFile(): void {
  document.getElementById(inputId)?.click();
}

/** A file dropped anywhere on the board, or picked, becomes a draft plan. */
export function ImportZone({ may, children }: { readonly may: boolean; readonly children: ReactNode }) {
  const t = useText('plan');
  const [over, setOver] = useState(false);
  const run = useImport();
  const hasFile = (event: DragEvent) => may && event.dataTransfer.types.includes('Files');
  return (
    <div
      className={styles['zone']}
      onDragEnter={(event) => hasFile(event) && setOver(true)}
      onDragOver={(event) => {
        if (hasFile(event)) event.preventDefault();
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)))
          setOver(false);
      }}
      onDrop={(event) => {
        if (!hasFile(event)) return;
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file !== undefined) run.start(file);
      }}
    >
      <input
        id={inputId}
        type="file"
        className="visually-hidden"
        accept={acceptedFiles}
        tabIndex={-1}
        aria-label={t('board.import')}
        data-testid="import-input"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) run.start(file);
        }}
      />
      <ImportProgress state={run.state} onCancel={run.cancel} onDismiss={run.dismiss} />
      {children}
      {over && (
        <div className={styles['over']} aria-hidden="true">
          <p>{t('import.drop')}</p>
        </div>
      )}
    </div>
  );
}
