import type { Compiled, Target } from '../../compile/compiled.ts';

const headings = new Map([
  ['goal', ['二、主要目标', '1. Targets']],
  ['work', ['三、重点任务', '1. Actions']],
  ['approach', ['一、基本原则', '1. Approach']],
  ['background', ['一、发展基础', '1. Background']],
]);

/** What the numbers of a sentence are when it stands in a section of a plan that names no time of its own. */
export function sentenceOutcome(
  section: string,
  sentence: string,
  compile: (text: string, source: { readonly name: string; readonly sha256: string }) => Compiled,
): string[] {
  const [chinese = '', english = ''] = headings.get(section) ?? [];
  const text = /[\u4e00-\u9fff]/.test(sentence)
    ? `甲市某产业发展行动计划\n\n${chinese}\n${section === 'work' ? '（一）做好工作。' : ''}${sentence}\n四、保障措施\n（一）加强领导。\n`
    : `Harbour City Action Plan\n\n${english}\n${section === 'work' ? '1.1 ' : ''}${sentence}\n\n2. Review\n2.1 Report.\n`;
  const [plan] = compile(text, { name: 'sentence', sha256: '' }).plans;
  if (plan === undefined) return [];
  return [
    ...plan.targets.filter(({ kind }) => kind === 'numeric').flatMap(words),
    ...plan.numbers
      .filter((number) => number.class !== 'target')
      .map((number) => `${number.text} ${number.class}`),
  ];
}

function words({ comparator, value, low, high, unit, horizon, milestones }: Target): string[] {
  const when = horizon === null ? '-' : (horizon.year ?? `${horizon.minYears}-${horizon.maxYears}y`);
  if (milestones.length > 0) return milestones.map((one) => `${comparator} ${one.value} ${unit} ${one.year}`);
  return [`${comparator} ${value ?? `${low}..${high}`} ${unit ?? '-'} ${when}`];
}
