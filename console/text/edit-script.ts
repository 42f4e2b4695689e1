/** A stretch of two texts: in both, only in the old one, or only in the new one. */
export interface Stretch {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Beyond this many single changes nobody reads word by word any more: what differs is shown as one block. */
const MOST_CHANGES = 800;

/**
 * What turns one text into the other, in words and characters: Chinese by character, Latin words and numbers whole
 * (Myers, "An O(ND) difference algorithm", 1986). `same` and `removed` give the old text, `same` and `added` the new one.
 * Where both change at one place, what was removed comes first.
 * @example editScript('建成3个', '建成5个') // same 建成, removed 3, added 5, same 个
 */
export function editScript(before: string, after: string): readonly Stretch[] {
  const [old, young] = [wordsOf(before), wordsOf(after)];
  let head = 0;
  while (head < old.length && head < young.length && old[head] === young[head]) head += 1;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < young.length - head &&
    old[old.length - 1 - tail] === young[young.length - 1 - tail]
  )
    tail += 1;
  const steps = [
    ...old.slice(0, head).map((text): Stretch => ({ kind: 'same', text })),
    ...shortest(old.slice(head, old.length - tail), young.slice(head, young.length - tail)),
    ...old.slice(old.length - tail).map((text): Stretch => ({ kind: 'same', text })),
  ];
  return joined(withoutIslands(joined(steps)));
}

/** How much of the longer text the other one has, too: 0 … 1. */
export function likeness(before: string, after: string): number {
  const same = editScript(before, after).reduce(
    (length, { kind, text }) => length + (kind === 'same' ? text.length : 0),
    0,
  );
  return same / Math.max(1, before.length, after.length);
}

/** Numbers with their points, Latin words, spaces; every other character by itself. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/\d+(?:[.,]\d+)*|[\p{Script=Latin}]+|\s+|./gsu) ?? [];
}

function shortest(old: readonly string[], young: readonly string[]): readonly Stretch[] {
  const whole: readonly Stretch[] = [
    ...old.map((text): Stretch => ({ kind: 'removed', text })),
    ...young.map((text): Stretch => ({ kind: 'added', text })),
  ];
  if (old.length === 0 || young.length === 0) return whole;
  const trace = furthest(old, young);
  return trace === null ? whole : walkBack(old, young, trace);
}

/** For each number of changes, how far every diagonal `x - y` gets; null when there are too many changes. */
function furthest(old: readonly string[], young: readonly string[]): readonly Int32Array[] | null {
  const most = Math.min(old.length + young.length, MOST_CHANGES);
  const reach = new Int32Array(2 * most + 3);
  const middle = most + 1;
  const trace: Int32Array[] = [];
  for (let changes = 0; changes <= most; changes += 1) {
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let x = down(reach, middle, diagonal, changes)
        ? (reach[middle + diagonal + 1] ?? 0)
        : (reach[middle + diagonal - 1] ?? 0) + 1;
      while (x < old.length && x - diagonal < young.length && old[x] === young[x - diagonal]) x += 1;
      reach[middle + diagonal] = x;
      if (x >= old.length && x - diagonal >= young.length) {
        trace.push(reach.slice(middle - changes - 1, middle + changes + 2));
        return trace;
      }
    }
    trace.push(reach.slice(middle - changes - 1, middle + changes + 2));
  }
  return null;
}

/** Whether the best way onto a diagonal adds a word (from the diagonal above) rather than removing one. */
function down(reach: Int32Array, middle: number, diagonal: number, changes: number): boolean {
  if (diagonal === -changes) return true;
  if (diagonal === changes) return false;
  return (reach[middle + diagonal - 1] ?? 0) < (reach[middle + diagonal + 1] ?? 0);
}

function walkBack(
  old: readonly string[],
  young: readonly string[],
  trace: readonly Int32Array[],
): readonly Stretch[] {
  const steps: Stretch[] = [];
  let [x, y] = [old.length, young.length];
  for (let changes = trace.length - 1; changes > 0; changes -= 1) {
    const reach = trace[changes - 1] ?? new Int32Array(0);
    const diagonal = x - y;
    const adds = down(reach, changes, diagonal, changes);
    const from = adds ? diagonal + 1 : diagonal - 1;
    const startX = reach[changes + from] ?? 0;
    const startY = startX - from;
    const afterX = adds ? startX : startX + 1;
    for (; x > afterX; x -= 1, y -= 1) steps.push({ kind: 'same', text: old[x - 1] ?? '' });
    steps.push(
      adds ? { kind: 'added', text: young[startY] ?? '' } : { kind: 'removed', text: old[startX] ?? '' },
    );
    [x, y] = [startX, startY];
  }
  for (; x > 0; x -= 1) steps.push({ kind: 'same', text: old[x - 1] ?? '' });
  return steps.toReversed();
}

/** Joins what is alike; between two unchanged stretches what was removed comes before what was added. */
function joined(steps: readonly Stretch[]): readonly Stretch[] {
  const out: Stretch[] = [];
  let [same, removed, added] = ['', '', ''];
  const flush = () => {
    for (const [kind, text] of [
      ['same', same],
      ['removed', removed],
      ['added', added],
    ] as const)
      if (text !== '') out.push({ kind, text });
    [same, removed, added] = ['', '', ''];
  };
  for (const { kind, text } of steps) {
    if (kind === 'same' && (removed !== '' || added !== '')) flush();
    if (kind === 'same') same += text;
    else if (kind === 'removed') removed += text;
    else added += text;
  }
  flush();
  return out;
}

/** One common character between two changes is chance: it reads better as part of them. */
function withoutIslands(stretches: readonly Stretch[]): readonly Stretch[] {
  return stretches.flatMap((stretch, at): Stretch[] => {
    const between =
      (stretches[at - 1]?.kind ?? 'same') !== 'same' && (stretches[at + 1]?.kind ?? 'same') !== 'same';
    const island = stretch.kind === 'same' && between && [...stretch.text].length === 1;
    return island && !/[\p{P}\p{N}\s]/u.test(stretch.text)
      ? [
          { kind: 'removed', text: stretch.text },
          { kind: 'added', text: stretch.text },
        ]
      : [stretch];
  });
}
