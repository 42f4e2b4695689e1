import { pack as industry } from '@yuheng/industry/pack';
import type { Pack } from '@yuheng/kernel/pack';
import { pack as network } from '@yuheng/network/pack';
import { pack as plan } from '@yuheng/plan/pack';

/** The packs that every server loads. */
export const packs: readonly Pack[] = [plan, network, industry] as readonly Pack[];
