import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Failure } from '@yuheng/console/ui/states';
import type { PartView } from '../../amend/amendment-view.ts';
import { useAcceptParts } from './use-accept-parts.ts';

/** What is new or changed is accepted where the difference is seen; to correct it, there is the page of all parts. */
export function AcceptPart({ part, plan }: { readonly part: PartView; readonly plan: string }) {
  const t = useText('plan');
  const accept = useAcceptParts(plan);
  return (
    <>
      <Button
        small
        look="decide"
        busy={accept.isPending}
        onClick={() => accept.mutate([part])}
        data-testid="accept-part"
      >
        {t('amend.accept')}
      </Button>
      {accept.error !== null && <Failure error={accept.error} />}
    </>
  );
}
