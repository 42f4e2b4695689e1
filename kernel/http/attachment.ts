/** Bytes of UTF-8 that file systems take for a name are 255; a browser may add a number. */
const most = 200;

/** What no file system or shell takes well: controls, what sets direction, and signs that stand for paths. */
const odd = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"*/:<>?\\|]+/gu;

/**
 * A name under which every system can keep a file: odd signs become `_`, and what is too long is cut before the ending.
 * @returns at most 200 bytes of UTF-8
 */
export function fileName(name: string): string {
  const [, stem = '', ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,12})?$/su.exec(name.toWellFormed()) ?? [];
  const clean = stem.replaceAll(odd, '_').trim().replace(/^\.+/, '');
  let kept = '';
  let room = most - ending.length;
  for (const letter of clean) {
    room -= Buffer.byteLength(letter);
    if (room < 0) break;
    kept += letter;
  }
  return (kept.trimEnd() || 'file') + ending;
}

/**
 * The value of `content-disposition` (RFC 6266) under which a browser saves an answer: `filename*` (RFC 8187) for the
 * name, and `filename` in ASCII for what does not read that.
 */
export function attachment(name: string): string {
  const kept = fileName(name);
  // Percent signs in the plain name are read differently by every browser.
  const plain = kept.replaceAll(/[^\x20-\x7e]+|%/gu, '_');
  const coded = encodeURIComponent(kept).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${coded}`;
}
