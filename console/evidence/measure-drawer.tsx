import { useQuery } from '@tanstack/react-query';
import { measuresQuery } from '../data/measures.ts';
import { useLanguage, useText } from '../text/text-context.ts';
import { Drawer } from '../ui/drawer.tsx';
import { Empty, Failure, Skeleton } from '../ui/states.tsx';
import { MeasureStep } from './measure-step.tsx';

/** A measure by itself, as the search finds it. */
export function MeasureDrawer({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  const t = useText();
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery(measuresQuery);
  const measure = data?.measures.find((each) => each.code === code);
  return (
    <Drawer
      title={measure?.title[language] ?? t('evidence.measure')}
      testId="measure-drawer"
      onClose={onClose}
    >
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton />}
      {measure !== undefined && <MeasureStep measure={measure} rules />}
      {data !== undefined && measure === undefined && <Empty title={t('evidence.measure.gone')} />}
    </Drawer>
  );
}
