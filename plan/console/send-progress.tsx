import { useText } from '@yuheng/console/text/text-context';
import type { SendState } from './send-document.ts';

/** The words and the bar of a document that is sent and read. */
export function SendProgress({ name, state }: { readonly name: string; readonly state: SendState }) {
  const t = useText('plan');
  const paged = state.step === 'compiling' && state.total > 0;
  const share = state.step === 'sending' ? state.share : paged ? state.done / state.total : undefined;
  return (
    <>
      <p>
        {paged
          ? t('import.reading', { name, done: state.done, total: state.total })
          : t(`import.${state.step}`, { name })}
      </p>
      <progress max={1} value={share} aria-label={name} />
    </>
  );
}
