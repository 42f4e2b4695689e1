import { meets } from '@yuheng/kernel/forecast-goal';
import { findingOf } from './finding.ts';
import { isSilent, readingAt } from './readings.ts';
import type { Claim, Finding, Record, Source, SourceGoal } from './record.ts';
import { isDenied, toldClauses } from './said.ts';
import { alike } from './said-figures.ts';

const reached =
  /(?:目标|指标)(?:值|任务)?[^，。；]{0,8}?(?:已|均已|全部|提前|如期|全面|圆满|顺利)*(?:完成|实现|达成|达到|达标)|(?:完成|实现|达成|达到|超额完成)了?[^，。；]{0,14}?(?:目标|指标)|\b(?:targets?|goals?)\b[^,.;]{0,100}\b(?:met|reached|achieved|attained)\b|\b(?:met|reached|achieved|attained|hit)\b[^,.;]{0,100}\b(?:targets?|goals?)\b/i;
/** A part of the way, or a goal of another time than the plan's. */
const partly =
  /目标(?:任务|值)?的\s?[\d一二三四五六七八九十百]|阶段|年度|季度|月度|当月|本月|本季|今年|\d{4}年|分目标|过半|\b(?:annual|quarterly|monthly|interim|this year|this month|per ?cent of the)\b|% of/i;

/** A report that says that the target is met, while its measure says that it is not, or has not spoken for long. */
export function targetNotMet(claim: Claim, { sources }: Record): readonly Finding[] {
  if (claim.said === 'behind' || claim.said === 'blocked' || claim.said === 'closed') return [];
  if (!saysTargetMet(claim.text)) return [];
  return meant(claim, [...sources.values()]).flatMap(({ source, goal }) => {
    const after = readingAt(source, claim.at);
    const value = after?.value;
    if (after === null || typeof value !== 'number') return [];
    const met = meets(goal.goal, value);
    if (met && !isSilent(source, claim.at)) return [];
    return [
      findingOf('target-not-met', claim, {
        more: source.key,
        recorded: [{ source: source.key, before: null, after }],
        since: met ? after.at : claim.at,
        certainty: met || isSilent(source, claim.at) ? 'likely' : 'certain',
        reason: { key: met ? 'met-but-old' : 'not-met', values: {} },
      }),
    ];
  });
}

/** Does a text say that a target is reached, and not only a part of it, or another time's? */
export function saysTargetMet(text: string): boolean {
  return toldClauses(text).some(
    ({ text: words }) => reached.test(words) && !partly.test(words) && !isDenied(words),
  );
}

/** The goals that a claim can mean: of what it names the one of its own plan first; where it names none, the one that it calls by its name. */
function meant(
  claim: Claim,
  sources: readonly Source[],
): readonly { readonly source: Source; readonly goal: SourceGoal }[] {
  const named = new Set(claim.named.map(({ source }) => source));
  const own = sources.flatMap((source) => {
    // What it names may be the target of another plan; what it only speaks of is one of its own.
    const goal =
      source.goals.find(({ plan }) => plan === claim.plan) ??
      (named.has(source.key) ? source.goals[0] : undefined);
    return goal === undefined ? [] : [{ source, goal }];
  });
  const stated = own.filter(({ source }) => named.has(source.key));
  if (stated.length > 0) {
    const called = stated.filter(
      ({ source, goal }) => alike(claim.text, [goal.subject, ...source.names]) >= 0.4,
    );
    // Of several that it names it speaks of those that it calls by their names.
    return stated.length === 1 ? stated : called;
  }
  const ranked = own
    .map((one) => ({ ...one, score: alike(claim.text, [one.goal.subject]) }))
    .filter(({ score }) => score >= 0.7)
    .toSorted((a, b) => b.score - a.score);
  return ranked.slice(0, 1);
}
