/** For every character of a text node the stretch of the source that it was parsed from. */
export interface Aligned {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

const reference = /&(?:#[xX]?[0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{0,31});?/y;
const tag = /<[A-Za-z/!?][^>]*>?/y;

/** Walks text and source together; tags that the parser ignored inside the text are stepped over. */
export function alignText(value: string, source: string, start: number, end: number): Aligned {
  const from = Array.from<number>({ length: value.length });
  const to = Array.from<number>({ length: value.length });
  if (value.length === end - start) {
    for (let at = 0; at < value.length; at += 1) [from[at], to[at]] = [start + at, start + at + 1];
    return { from, to };
  }
  let place = start;
  for (let at = 0; at < value.length; ) {
    place = skip(value, at, source, place, end);
    const { units, length } = step(value, at, source, place);
    // Nothing fits any more: what is left of the text stands somewhere in what is left of the source.
    const lost = place + length > end || length === 0;
    const last = lost ? value.length : at + units;
    const stop = lost ? end : place + length;
    for (; at < last; at += 1) [from[at], to[at]] = [Math.min(place, end), stop];
    place = stop;
  }
  return { from, to };
}

function skip(value: string, at: number, source: string, start: number, end: number): number {
  let place = start;
  while (place < end) {
    if (source.charAt(place) === '\r' && source.charAt(place + 1) === '\n') {
      place += 1;
      continue;
    }
    tag.lastIndex = place;
    const found = source.charAt(place) === '<' ? tag.exec(source)?.[0] : undefined;
    if (found === undefined) return place;
    place += found.length;
  }
  return value.length > at ? place : end;
}

function step(value: string, at: number, source: string, place: number) {
  const [character, original] = [value.charAt(at), source.charAt(place)];
  reference.lastIndex = place;
  const found = original === '&' ? reference.exec(source)?.[0] : undefined;
  if (found !== undefined && (character !== '&' || /^&(?:amp|#0*38\b|#x0*26\b)/i.test(found))) {
    const units = (value.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    return { units, length: referenceLength(found, value.charAt(at + units), source, place) };
  }
  const same = character === original || (character === '\n' && original === '\r');
  return { units: 1, length: same ? 1 : 0 };
}

/** Old references need no semicolon (&nbspX): then the next character tells where it ends. */
function referenceLength(found: string, next: string, source: string, place: number): number {
  if (found.endsWith(';')) return found.length;
  for (let length = found.length; length > 2; length -= 1) {
    if (source.charAt(place + length) === next) return length;
  }
  return found.length;
}
