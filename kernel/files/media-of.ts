/** The kinds of files that are kept: what proofs come as. None of them runs when it is opened. */
const kinds = [
  { ending: 'pdf', media: 'application/pdf', begins: '255044462d' },
  { ending: 'png', media: 'image/png', begins: '89504e470d0a1a0a' },
  { ending: 'jpg', media: 'image/jpeg', begins: 'ffd8ff' },
  { ending: 'jpeg', media: 'image/jpeg', begins: 'ffd8ff' },
  {
    ending: 'docx',
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    begins: '504b0304',
  },
  {
    ending: 'xlsx',
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    begins: '504b0304',
  },
  // GB/T 33190: what offices exchange as a laid-out document.
  { ending: 'ofd', media: 'application/ofd', begins: '504b0304' },
] as const;

/** Endings of the files that are kept, as a file chooser wants them. */
export const keptEndings: readonly string[] = kinds.map(({ ending }) => `.${ending}`);

/** Media types under which files are given out again. */
export const keptMedia: readonly string[] = [...new Set(kinds.map(({ media }) => media))];

/** What a file is, where its name and its first bytes agree; null for anything else. Pure. */
export function mediaOf(name: string, bytes: Uint8Array): string | null {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
  const first = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  const kind = kinds.find((each) => each.ending === ending && first.startsWith(each.begins));
  return kind?.media ?? null;
}
