import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const css = readFileSync(join(import.meta.dirname, '../ui/tokens.css'), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name ?? '', { light: light ?? '', dark: dark ?? '' }],
  ),
);

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['paper', 'panel', 'sunken'];
const textOn: readonly (readonly [text: string, grounds: readonly string[]])[] = [
  ['ink', [...grounds, 'jade-wash', 'vermilion-wash', 'amber-wash', 'mark']],
  ['ink-soft', [...grounds, 'amber-wash']],
  ['jade', grounds],
  ['jade-strong', [...grounds, 'jade-wash']],
  ['vermilion-text', [...grounds, 'vermilion-wash']],
  ['amber-text', [...grounds, 'amber-wash']],
  ['ochre', ['paper', 'panel']],
  ['ink-blue', grounds],
  ['plum', grounds],
  ['slate', grounds],
  ['on-jade', ['jade', 'jade-strong']],
  ['paper', ['ink']],
];
/** Shapes, lines that carry meaning and borders of controls: 3:1 (success criterion 1.4.11). */
const shapesOn: readonly (readonly [shape: string, grounds: readonly string[]])[] = [
  ['jade', grounds],
  ['vermilion', grounds],
  ['amber-line', grounds],
  ['grey-line', grounds],
  ['edge', ['paper', 'panel']],
];

for (const theme of ['light', 'dark'] as const) {
  const colour = (name: string): string => {
    const value = tokens.get(name);
    assert.ok(value, `tokens.css has no colour ${name}`);
    return value[theme];
  };
  for (const [pairs, least] of [
    [textOn, 4.5],
    [shapesOn, 3],
  ] as const) {
    test(`${theme}: ${least}:1`, () => {
      const poor = pairs.flatMap(([front, backs]) =>
        backs
          .map((back) => ({ pair: `${front} on ${back}`, ratio: contrast(colour(front), colour(back)) }))
          .filter(({ ratio }) => ratio < least),
      );
      assert.deepEqual(poor, []);
    });
  }
}

test('black on white is 21:1', () => {
  assert.equal(Math.round(contrast('#000000', '#ffffff')), 21);
});
