/** Message keys are words: comparators, which are signs, go by the name of theirs. */
const signs = new Map([
  ['>=', 'at-least'],
  ['>', 'above'],
  ['=', 'equal'],
  ['<=', 'at-most'],
  ['<', 'below'],
  ['~', 'about'],
]);

/** Choices whose words stand under the name of their field. */
const named = new Map([
  ['level', 'quantity.level'],
  ['increase', 'quantity.increase'],
  ['decrease', 'quantity.decrease'],
  ['multiple', 'quantity.multiple'],
  ['binding', 'nature.binding'],
  ['expected', 'nature.expected'],
]);

/** The message that says a value of a choice in words. */
export function valueKey(value: string): string {
  const known = named.get(value);
  if (known !== undefined) return known;
  return `value.${signs.get(value) ?? value}`;
}
