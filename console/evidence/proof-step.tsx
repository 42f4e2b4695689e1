import { bundleAddress, type Measurement, provenanceAddress } from '../data/measures.ts';
import { formatNumber } from '../text/format-number.ts';
import { useLanguage, useText } from '../text/text-context.ts';
import { Icon } from '../ui/icon.tsx';
import { LogProof } from './log-proof.tsx';
import styles from './step.module.css';

/** The digest of all facts, the entry of the log that holds it, and how to check both without this server. */
export function ProofStep({ measurement }: { readonly measurement: Measurement }) {
  const t = useText();
  const { language } = useLanguage();
  const file = `evidence-${measurement.measure}-${measurement.audit.sequence}.json`;
  return (
    <>
      <dl className={styles['pairs']}>
        <dt>{t('proof.root')}</dt>
        <dd className={styles['hash']}>{measurement.factRoot}</dd>
        <dt>{t('proof.entry')}</dt>
        <dd>{t('proof.entry.number', { sequence: formatNumber(measurement.audit.sequence, language) })}</dd>
        <dt>{t('proof.hash')}</dt>
        <dd className={styles['hash']}>{measurement.audit.hash}</dd>
      </dl>
      <LogProof measurement={measurement} />
      <div className={styles['verify']}>
        <a href={bundleAddress(measurement.id)} download={file} data-testid="export-evidence">
          <Icon name="download" size={18} />
          {t('proof.export')}
        </a>
        <p className={styles['soft']}>{t('proof.verify')}</p>
        <code>npx yuheng verify {file}</code>
        <a
          href={provenanceAddress(measurement.id)}
          download={`provenance-${measurement.measure}-${measurement.audit.sequence}.json`}
          data-testid="export-provenance"
        >
          <Icon name="download" size={18} />
          {t('proof.provenance')}
        </a>
      </div>
    </>
  );
}
