const han = /[\u4e00-\u9fff]/g;
const latin = /[A-Za-z]{2,}/g;

/** Whether words are English rather than Chinese: 5G基站 is not, for all its letters. */
export function isEnglish(words: string): boolean {
  const sample = words.slice(0, 2000);
  return (sample.match(latin)?.length ?? 0) > (sample.match(han)?.length ?? 0);
}
