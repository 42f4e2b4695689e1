import type { Text } from '@yuheng/kernel/messages';
import type { Difference } from '@yuheng/kernel/proposal-preview';
import type { PreparedAmendment } from '../amend/prepare-amendment.ts';
import { titleOf } from '../board/plan-view.ts';
import type { Thing } from '../confirm/decision.ts';
import { gapIds } from '../confirm/gap-ids.ts';
import { standingDecisions } from '../confirm/standing.ts';
import type { PlanRecord } from '../store/plan-store.ts';
import { both } from './field-text.ts';
import { partDifferences } from './part-differences.ts';
import { listed, planName, type Words } from './words.ts';

/** What a new version changes, and what stays with it of tasks, measures and decisions. Pure. */
export function amendmentDifferences(prepared: PreparedAmendment, words: Words): Difference[] {
  const { old, young, programme } = prepared;
  return [
    {
      label: words.say('changes.version'),
      before: planName(old, old.programme),
      after: planName(young, programme),
      code: false,
    },
    ...partDifferences(prepared, words.say),
    ...taskDifferences(prepared, words),
    ...measureDifferences(prepared, words),
    ...decisionDifferences(prepared, words),
  ];
}

function taskDifferences({ cases, transfer }: PreparedAmendment, { say }: Words): Difference[] {
  const { kept, revised, opened, superseded } = transfer;
  const open = [...cases.values()].filter(({ closedAt }) => closedAt === null).length;
  return [
    {
      label: say('changes.cases'),
      before: say('changes.cases.now', { open, closed: cases.size - open }),
      after: say('changes.cases.then', {
        kept: kept.length,
        revised: revised.length,
        opened: opened.length,
        superseded: superseded.length,
      }),
      code: false,
    },
  ];
}

/** Which measure goes on measuring what, and which become loose and why. */
function measureDifferences(
  { old, programme, transfer }: PreparedAmendment,
  { say, measure }: Words,
): Difference[] {
  const bound = Object.keys(old.bindings);
  if (bound.length === 0) return [];
  const told = (targets: PlanRecord['programme']['targets'], target: string, code: string): Text =>
    say('changes.measured', {
      measure: measure(code),
      subject: targets.find(({ id }) => id === target)?.subject ?? '',
    });
  const { targets } = old.programme;
  const goOn = transfer.bound.map((each) => told(programme.targets, each.new, each.measure));
  return [
    {
      label: say('changes.measures'),
      before: say('changes.measures.now', { count: bound.length }),
      after:
        goOn.length === 0
          ? null
          : say('changes.measures.then', { count: goOn.length, list: listed(goOn, say) }),
      code: false,
    },
    ...transfer.freed.map(({ target, measure: code, why }) => ({
      label: say('changes.loose'),
      before: told(targets, target, code),
      after: say(`changes.loose.${why}`),
      code: false,
    })),
  ];
}

function decisionDifferences({ old, carried }: PreparedAmendment, { say }: Words): Difference[] {
  const all = standingDecisions(old.decisions).size;
  const left = carried.left.length;
  if (all === 0) return [];
  return [
    {
      label: say('changes.decisions'),
      before: say('changes.decisions.now', { count: all }),
      after: say('changes.decisions.then', { kept: all - left, left }),
      code: false,
    },
    ...(left === 0
      ? []
      : [
          {
            label: say('changes.decisions.left'),
            before: listed(
              carried.left.map((thing) => nameOf(thing, old, say)),
              say,
            ),
            after: null,
            code: false,
          },
        ]),
  ];
}

/** A thing of which something was decided, in words. */
function nameOf({ kind, id }: Thing, plan: PlanRecord, say: Words['say']): Text {
  const { compiled, programme } = plan;
  if (kind === 'plan') return both(titleOf(plan));
  if (kind === 'gap') {
    const { gaps } = compiled;
    const gap = gaps[gapIds(gaps).indexOf(id)];
    return gap === undefined
      ? both(id)
      : say('changes.gap', { gap: say(`gap.${gap.kind}`), detail: gap.detail });
  }
  const item = [...compiled.items, ...programme.items].find((one) => one.id === id);
  const target = [...compiled.targets, ...programme.targets].find((one) => one.id === id);
  return both((kind === 'item' ? item?.title : target?.subject) ?? '');
}
