import type { Model, Part, Work } from './plan-model.ts';

/** A seeded source of numbers from 0 to 1 (mulberry32): the same seed, the same edits. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = <T>(list: readonly T[], next: () => number): T | undefined =>
  list[Math.floor(next() * list.length)];

/** What an office does to the words of a task that stays the same task. */
const rewordings: readonly ((text: string, next: () => number, other: string) => string)[] = [
  (text) => text.replace(/[，；][^，；。]{3,40}(?=[，；。])/, ''),
  (text, next, other) => {
    const clause = pick(other.match(/[^，；。]{5,24}(?=[，；。])/g) ?? [], next) ?? '并及时总结经验';
    return text.replace(/。/, `，${clause}。`);
  },
  (text) => text.replaceAll('推进', '推动').replaceAll('加快', '着力').replaceAll('建设', '打造'),
  (text) => text.replaceAll('支持', '鼓励').replaceAll('建立', '健全').replaceAll('开展', '组织'),
  (text) => {
    const [first = '', second = '', ...rest] = text.split('，');
    return rest.length > 0 ? [first, ...rest.slice(0, 1), second, ...rest.slice(1)].join('，') : text;
  },
  (text, next) => text.replaceAll(/\d+/g, (digits) => String(Number(digits) + 1 + Math.floor(next() * 9))),
  (text) => text.replace(/（[^（）]*(?:牵头|责任单位)[^（）]*）/, '（责任单位：市统计局）'),
  (text) => `${text.replace(/。$/, '')}，确保取得实效。`,
];

/** What a random amendment does, as shares of the work. */
export interface Amount {
  readonly removed: number;
  readonly added: number;
  readonly reworded: number;
  readonly moved: number;
  /** At most so many edits of one piece of work. */
  readonly edits: number;
}

/** A new version of a plan by random edits; the names say what stayed. `spare` is work that the plan does not have. */
export function amended(model: Model, spare: readonly Work[], amount: Amount, next: () => number): Model {
  const texts = model.parts.flatMap(({ works }) => works.map(({ text }) => text));
  const edit = (work: Work): Work => {
    let { text } = work;
    if (next() >= amount.reworded) return work;
    const times = 1 + Math.floor(next() * amount.edits);
    for (let turn = 0; turn < times; turn += 1)
      text = pick(rewordings, next)?.(text, next, pick(texts, next) ?? '') ?? text;
    return { ...work, text };
  };
  let parts: Part[] = model.parts.map(({ title, works }) => ({
    title,
    works: works.filter(() => next() >= amount.removed).map(edit),
  }));
  const movers = parts.flatMap(({ works }) => works).filter(() => next() < amount.moved);
  parts = parts.map(({ title, works }) => ({ title, works: works.filter((work) => !movers.includes(work)) }));
  const fresh = spare.filter(() => next() < (amount.added * texts.length) / Math.max(1, spare.length));
  for (const work of [...movers, ...fresh]) {
    const at = Math.floor(next() * parts.length);
    const part = parts[at];
    if (part === undefined) continue;
    const place = Math.floor(next() * (part.works.length + 1));
    parts[at] = { ...part, works: part.works.toSpliced(place, 0, work) };
  }
  if (next() < 0.3) parts = parts.toReversed();
  return { parts: parts.filter(({ works }) => works.length > 0) };
}
