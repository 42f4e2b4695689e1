/** Encodes in GB 18030 (its one- and two-byte part), which the platform can only decode: the decoder's table turned round. */
export function encodeGuobiao(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((character) => table().get(character) ?? fail(character)));
}

let known: Map<string, readonly number[]> | null = null;

function table(): Map<string, readonly number[]> {
  if (known !== null) return known;
  known = new Map();
  const decoder = new TextDecoder('gb18030');
  for (let byte = 0; byte < 0x80; byte += 1) known.set(String.fromCharCode(byte), [byte]);
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) known.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return known;
}

function fail(character: string): never {
  throw new Error(`no two-byte code for ${character}`);
}
