import { callOperation, createClient } from '@yuheng/kernel/client';
import { followJob } from '@yuheng/kernel/follow-job';
import type { ProposedChange } from '@yuheng/kernel/scenario-change';
import type { pack as plan } from '@yuheng/plan/pack';
import { both } from '../text.ts';

type Server = Parameters<typeof callOperation>[0];

/** The first of the month so many months from now. */
function monthAhead(months: number): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)).toISOString().slice(0, 10);
}

/** Two scenarios, so that there is something to look at and to compare: zones that open, and a fund. */
const scenarios: readonly {
  readonly name: string;
  readonly note: string;
  readonly changes: readonly ProposedChange[];
}[] = [
  {
    name: 'demo.scenario.zones',
    note: 'demo.scenario.zones-note',
    changes: [
      {
        kind: 'patch',
        which: { type: 'DemonstrationZone', q: 'theme=="ai";status=="underConstruction"' },
        attributes: { status: { type: 'Property', value: 'operating' } },
        from: monthAhead(2),
        perMonth: 1,
      },
      {
        kind: 'patch',
        which: { type: 'Organization', q: 'sectors=="ai";leadingFirm==false', limit: 2 },
        attributes: { leadingFirm: { type: 'Property', value: true } },
        from: monthAhead(4),
      },
    ],
  },
  {
    name: 'demo.scenario.fund',
    note: 'demo.scenario.fund-note',
    changes: [
      {
        kind: 'patch',
        which: { type: 'Organization', q: 'sectors=="ai"' },
        attributes: {},
        scale: { annualRevenue: 1.3 },
        from: monthAhead(6),
        perMonth: 5,
      },
    ],
  },
];

/** Keeps, shows and evaluates the demo's scenarios; what an interrupted start left is taken up. */
export async function fillScenarios(office: Server): Promise<void> {
  const plans = createClient<typeof plan>(office, 'plan');
  const known = new Map((await plans['list-scenarios']({})).scenarios.map((one) => [one.name, one]));
  for (const { name: key, note, changes } of scenarios) {
    const name = both(key);
    const before = known.get(name);
    const scenario =
      before?.id ??
      (
        (await callOperation(office, 'scenarios', 'save-scenario', {
          name,
          note: both(note),
          changes,
          delay: 0,
        })) as { readonly id: string }
      ).id;
    if (before?.reach !== 'house')
      await callOperation(office, 'scenarios', 'share-scenario', { scenario, reach: 'house' });
    if (before?.evaluatedAt == null) await followJob(office, (await plans['run-scenario']({ scenario })).job);
  }
}
