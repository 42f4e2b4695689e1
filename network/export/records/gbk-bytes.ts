/** Codes by their sign, made once from what the platform decodes. */
let codes: ReadonlyMap<string, readonly [number, number]> | undefined;

/** A text in GBK, as Chinese CAD programs write it; a sign that GBK does not have is written by `other`, in ASCII. */
export function gbkBytes(text: string, other: (sign: string) => string): Uint8Array {
  codes ??= readCodes();
  const known = codes;
  const bytes = [...text].flatMap((sign) => {
    if (sign <= '\u007f') return [sign.charCodeAt(0)];
    return known.get(sign) ?? [...Buffer.from(other(sign), 'latin1')];
  });
  return Uint8Array.from(bytes);
}

function readCodes(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder('gbk');
  const found = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const sign = decoder.decode(Uint8Array.of(lead, trail));
      const taken = sign.length !== 1 || sign === '\ufffd' || (sign >= '\ue000' && sign <= '\uf8ff');
      if (!taken && !found.has(sign)) found.set(sign, [lead, trail]);
    }
  }
  return found;
}
