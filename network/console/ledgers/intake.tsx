import { usePlace } from '@yuheng/console/data/use-place';
import { useText } from '@yuheng/console/text/text-context';
import { useState } from 'react';
import { ledgerKinds } from '../../ledger/ledger-kinds.ts';
import { DropFile } from './drop-file.tsx';
import { KindChoice } from './kind-choice.tsx';
import styles from './ledgers-page.module.css';
import { ReadFile } from './read-file.tsx';

/** The intake: a kind of ledger, a file, and what comes of it before anything is written. */
export function Intake() {
  const t = useText('network');
  const { query, set } = usePlace();
  const kind = ledgerKinds.find((each) => each === query['kind']) ?? 'demands';
  const [chosen, setChosen] = useState<{ readonly file: File; readonly at: number } | null>(null);
  return (
    <section className={styles['card']} aria-label={t('ledgers.import')}>
      <header>
        <h2>{t('ledgers.import')}</h2>
        <p className={styles['soft']}>{t('ledgers.import.text')}</p>
      </header>
      <KindChoice kind={kind} onChange={(next) => set({ kind: next }, true)} />
      <DropFile
        kind={kind}
        file={chosen?.file ?? null}
        onFile={(file) => setChosen({ file, at: (chosen?.at ?? 0) + 1 })}
      />
      {chosen !== null && (
        <ReadFile
          // A mapping is of one kind and one file.
          key={`${kind} ${chosen.at}`}
          kind={kind}
          file={chosen.file}
          onImport={(job) => set({ import: job })}
        />
      )}
    </section>
  );
}
