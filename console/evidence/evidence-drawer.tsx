import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { measurementQuery } from '../data/measures.ts';
import { useServerEvents } from '../data/use-live.ts';
import { useLanguage, useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { Failure, Skeleton } from '../ui/states.tsx';
import { Chain, Step } from './chain.tsx';
import styles from './evidence-drawer.module.css';
import { FactsStep } from './facts-step.tsx';
import { FigureStep } from './figure-step.tsx';
import { MeasureStep } from './measure-step.tsx';
import { ProofStep } from './proof-step.tsx';
import { QualityFindings } from './quality-findings.tsx';
import { SourceStep } from './source-step.tsx';

/** The same drawer for every figure: figure → measure → facts → source → proof. */
export function EvidenceDrawer({
  id,
  onOpen,
  onClose,
}: {
  readonly id: string;
  readonly onOpen: (measurement: string) => void;
  readonly onClose: () => void;
}) {
  const t = useText();
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery(measurementQuery(id));
  const newer = useNewer(data?.measure);
  return (
    <Drawer
      title={data?.definition.title[language] ?? t('evidence.title')}
      testId="evidence-drawer"
      onClose={onClose}
    >
      {newer !== null && newer !== id && (
        <p className={styles['newer']} role="status">
          {t('evidence.newer')}
          <Button small look="quiet" onClick={() => onOpen(newer)}>
            {t('evidence.newer.open')}
          </Button>
        </p>
      )}
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={8} />}
      {data !== undefined && (
        <Chain key={id}>
          <Step title={t('evidence.figure')}>
            <FigureStep measurement={data} />
          </Step>
          <Step title={t('evidence.measure')}>
            <MeasureStep measure={data.definition} />
          </Step>
          <Step title={t('evidence.facts')}>
            <QualityFindings measurement={data.id} />
            <FactsStep measurement={data} />
          </Step>
          <Step title={t('evidence.source')}>
            <SourceStep measurement={data} />
          </Step>
          <Step title={t('evidence.proof')} last>
            <ProofStep measurement={data} />
          </Step>
        </Chain>
      )}
    </Drawer>
  );
}

/** The id of a measurement that came in while the drawer was open. */
function useNewer(measure: string | undefined): string | null {
  const [newer, setNewer] = useState<string | null>(null);
  useServerEvents((event) => {
    if (event.type === 'measurement' && event.measure === measure) setNewer(event.measurement);
  });
  return newer;
}
