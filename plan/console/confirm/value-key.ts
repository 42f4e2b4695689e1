/** Message keys are words: comparators, which are signs, go by the name of theirs. */
const signs = new Map([
  ['>=', 'at-least'],
  ['>', 'above'],
  ['=', 'equal'],
  ['<=', 'at-most'],
  ['<', 'below'],
  ['~', 'about'],
]);

/** The message that says a value of a choice in words. */
export function valueKey(value: string): string {
  return `value.${signs.get(value) ?? value}`;
}
