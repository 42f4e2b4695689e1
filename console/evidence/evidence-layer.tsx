import { lazy, Suspense } from 'react';
import { useEvidence } from './use-evidence.ts';

const EvidenceDrawer = lazy(async () => ({
  default: (await import('./evidence-drawer.tsx')).EvidenceDrawer,
}));
const MeasureDrawer = lazy(async () => ({ default: (await import('./measure-drawer.tsx')).MeasureDrawer }));

/** Opens the one drawer over any page when the address names a measurement or a measure. */
export function EvidenceLayer() {
  const { measurement, measure, open, close } = useEvidence();
  return (
    <Suspense fallback={null}>
      {measurement !== undefined && <EvidenceDrawer id={measurement} onOpen={open} onClose={close} />}
      {measurement === undefined && measure !== undefined && <MeasureDrawer code={measure} onClose={close} />}
    </Suspense>
  );
}
