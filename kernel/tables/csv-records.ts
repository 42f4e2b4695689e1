/** One record of a CSV file. */
export interface CsvRecord {
  /** The line of the file that it begins on, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** The records of a CSV file (RFC 4180, section 2), with or without a byte order mark. A quote left open ends with the file. */
export function* csvRecords(text: string): Generator<CsvRecord> {
  let [line, at] = [1, text.charCodeAt(0) === 0xfeff ? 1 : 0];
  while (at < text.length) {
    const begin = line;
    const fields: string[] = [];
    for (let more = true; more; ) {
      let field = '';
      if (text[at] === '"') {
        for (at += 1; at < text.length; at += 1) {
          if (text[at] === '"' && text[at + 1] !== '"') break;
          if (text[at] === '"') at += 1;
          if (text[at] === '\n') line += 1;
          field += text[at];
        }
        at += 1;
      }
      const from = at;
      while (at < text.length && text[at] !== ',' && text[at] !== '\n') at += 1;
      field += text.slice(from, at).replace(/\r$/, '');
      fields.push(field);
      more = text[at] === ',';
      if (text[at] === '\n') line += 1;
      at += 1;
    }
    yield { line: begin, fields };
  }
}
