import type { Claim, RowSink, RowWord } from './row-sink.ts';

/** What no text of PostgreSQL can hold. */
const END = '\0';
const FIELDS = 6;

/** Rows on their way from one thread to another: one text is copied faster than its thousands of parts. */
export class RowPage {
  #fields: string[] = [];

  add(
    tenant: number,
    word: RowWord,
    key: string,
    digest: string | null,
    sequence: number | null,
    claim: Claim | null,
  ): void {
    // A fact that holds claims what it is.
    const claimed = claim === null ? '' : claim.digest === digest ? '=' : `-${claim.digest}`;
    this.#fields.push(
      String(tenant),
      word,
      key,
      digest ?? '',
      sequence === null ? '' : String(sequence),
      claim === null ? '' : `${claim.by} ${claimed}`,
    );
  }

  /** All that was added since the last time. */
  take(): string {
    const text = this.#fields.join(END);
    this.#fields = [];
    return text;
  }
}

export function tellPage(text: string, { found }: Pick<RowSink, 'found'>): void {
  if (text === '') return;
  const fields = text.split(END);
  for (let place = 0; place < fields.length; place += FIELDS) {
    const [tenant = '', word = '', key = '', digest = '', sequence = '', claim = ''] = fields.slice(
      place,
      place + FIELDS,
    );
    found(
      Number(tenant),
      word as RowWord,
      key,
      digest === '' ? null : digest,
      sequence === '' ? null : Number(sequence),
      claimOf(claim, digest),
    );
  }
}

function claimOf(text: string, digest: string): Claim | null {
  if (text === '') return null;
  const end = text.indexOf(' ');
  const claimed = text.slice(end + 1);
  return { by: Number(text.slice(0, end)), digest: claimed === '=' ? digest : claimed.slice(1) };
}
