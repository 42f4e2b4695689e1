import { useQuery } from '@tanstack/react-query';
import { type LogProof as Found, logProofQuery } from '../data/log-proof.ts';
import type { Measurement } from '../data/measures.ts';
import { formatNumber } from '../text/format-number.ts';
import { formatDateTime } from '../text/format-time.ts';
import { useLanguage, useText } from '../text/text-context.ts';
import { Icon } from '../ui/icon.tsx';
import { Skeleton } from '../ui/states.tsx';
import styles from './log-proof.module.css';

/** Whether the log holds the measurement's entry, as this browser computed it. */
export function LogProof({ measurement }: { readonly measurement: Measurement }) {
  const t = useText();
  const { language } = useLanguage();
  const { data, isError } = useQuery(logProofQuery(measurement));
  if (isError) return <p className={styles['soft']}>{t('proof.log.unknown')}</p>;
  if (!data) return <Skeleton lines={1} />;
  const words = wordsOf(data);
  const params =
    data.state === 'unsigned'
      ? {}
      : {
          ...(data.since === null ? {} : { since: formatDateTime(data.since) }),
          ...(data.state === 'holds'
            ? {
                size: formatNumber(data.size, language),
                sequence: formatNumber(measurement.audit.sequence, language),
              }
            : {}),
        };
  return (
    <p
      className={styles['found']}
      data-state={data.state}
      data-testid="log-proof"
      role={data.state === 'fault' ? 'alert' : undefined}
    >
      {data.state !== 'unsigned' && <Icon name={data.state === 'holds' ? 'check' : 'differ'} size={18} />}
      <span>
        {t(words, params)}
        {data.state === 'holds' && (
          <span className={styles['signer']}>{t('proof.log.signer', { name: data.name })}</span>
        )}
      </span>
    </p>
  );
}

function wordsOf(found: Found): string {
  if (found.state === 'unsigned') return 'proof.log.unsigned';
  if (found.state === 'fault') return `proof.log.fault.${found.fault}`;
  return found.since === null ? 'proof.log.holds' : 'proof.log.holds-since';
}
