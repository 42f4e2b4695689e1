import type { Clause } from './clause.ts';
import type { Horizon, Span } from './compiled.ts';
import type { TargetDraft } from './numeric-targets.ts';
import type { SectionKind } from './section-kind.ts';

const some = /一批|一系列|若干|数[十百千][家个项]|多[家个项]/;
const result =
  /基本(?:形成|建成|完成|建立|实现|确立|满足)|形成|建成|建立|构建|走在.{0,12}前列|[进跻]入.{0,24}(?:行列|前列|方阵|梯队)|取得.{0,12}(?:进展|突破|成效|成果)|占有.{0,12}(?:地位|位置)|成为|位居|居.{0,10}前列|(?:显著|明显|大幅|全面|持续|不断|进一步).{0,6}(?:提升|提高|增强|改善|优化|扩大|完善)|布局$|布局展开|更加.{2,}|领先|率先实现|实现.{0,24}(?:突破|跨越|转变|商用|应用)|迈[上入进]|初具规模|达到.{0,12}水平/;
const becoming = /成为|打造成|建设成|建成.{0,40}(?:高地|中心|枢纽|先行区|示范区|基地)/;

/**
 * Targets of a clause without a number. A section of goals says one in every clause that tells a result; elsewhere
 * among the orientation only 一批 (which a decision can turn into a number) and what the place is to become count.
 */
export function qualitativeTargets(
  text: string,
  clause: Clause,
  section: SectionKind,
  horizon: Horizon | null,
): TargetDraft[] {
  if (section === 'work' || section === 'background') return [];
  return splitBatches(text, clause).flatMap((span) => {
    const words = text.slice(span.start, span.end);
    const telling =
      section === 'goal' ? some.test(words) || result.test(words) : some.test(words) || becoming.test(words);
    if (!telling || words.length < 4 || words.length > 400) return [];
    return [qualitative(words, span, horizon)];
  });
}

/** 建成一批A并突破一批B are two targets. */
function splitBatches(text: string, clause: Clause): Span[] {
  const words = text.slice(clause.start, clause.end);
  const batches = words.split(some).length - 1;
  const cut = batches < 2 ? null : /并(?=[^，、]{0,8}(?:一批|一系列|若干))/.exec(words);
  if (cut === null) return [{ start: clause.start, end: clause.end }];
  const at = clause.start + cut.index;
  return [
    { start: clause.start, end: at },
    { start: at + 1, end: clause.end },
  ];
}

function qualitative(words: string, span: Span, horizon: Horizon | null): TargetDraft {
  const quantifier = some.exec(words);
  return {
    kind: 'qualitative',
    subject: quantifier === null ? words : words.slice(quantifier.index + quantifier[0].length) || words,
    comparator: null,
    value: null,
    low: null,
    high: null,
    unit: null,
    base: null,
    quantifier: quantifier?.[0] ?? null,
    quantity: null,
    horizon,
    milestones: [],
    scope: null,
    nature: null,
    text: words,
    span,
  };
}
