import { matchAt, type NumberWord } from './quantity.ts';

const pattern = /(?:[\d０-９]{1,3}(?:,[\d０-９]{3})+(?![\d０-９])|[\d０-９]{1,15})(?:[.．][\d０-９]{1,9})?/y;

/** A number in digits, half or full width: 1,200.5, ３０. */
export function readDigits(text: string, at: number): NumberWord | null {
  const match = matchAt(pattern, text, at);
  if (match === null) return null;
  const plain = match[0]
    .replaceAll(',', '')
    .replaceAll(/[０-９．]/g, (character) => character.normalize('NFKC'));
  return { value: Number(plain), high: null, end: at + match[0].length };
}

export function isDigit(character: string): boolean {
  return /[\d０-９]/.test(character);
}
