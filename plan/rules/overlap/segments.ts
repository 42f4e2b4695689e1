import { adverbsAt, verbAt } from '../../compile/clause/action-words.ts';

/** Characters and words that join others: a term does not reach across them. */
const joints =
  /[的与及等和在将对为以并或由从至到向按于把使被让其该各每据]|以及|通过|围绕|基于|面向|具有|相关|有关|推动|支持|鼓励|方面|领域/g;

/** English words that join others or stand in every plan. */
const joiningWords = new Set(
  'a an and are as at be been by each every for from has have in into is it its of on or our per than that the their them they this through to under up we where which will with'.split(
    ' ',
  ),
);

/**
 * What is left of a clause between its verbs and joints: the places where terms can stand. In Chinese text a Latin word
 * is a name (VR, 5G) and comes whole; in English text two words in a row are a term, one is not.
 */
export function segmentsOf(text: string): readonly string[] {
  const clean = text.normalize('NFKC').replaceAll(/[（(][^（）()]{0,80}[)）]/g, ' ');
  if (!/\p{Script=Han}/u.test(clean)) return wordPairs(clean);
  const segments: string[] = [];
  for (const [run] of clean.matchAll(/[A-Za-z][A-Za-z0-9+-]*|\d+[A-Z]\b|\p{Script=Han}+/gu)) {
    if (/^[A-Za-z\d]/.test(run)) segments.push(run.toLowerCase());
    else
      segments.push(
        ...run
          .split(joints)
          .flatMap(withoutVerbs)
          .filter((part) => part.length > 1),
      );
  }
  return segments;
}

/** open data, connected vehicles: in the words of a dictionary, whatever their number and case. */
function wordPairs(text: string): readonly string[] {
  return text.split(/[^\p{L}\d\s'-]/u).flatMap((clause) => {
    const words = clause.toLowerCase().split(/\s+/).filter(Boolean);
    return words.slice(1).flatMap((word, at) => {
      const pair = [words[at] ?? '', word];
      return pair.some((one) => one.length < 3 || joiningWords.has(one))
        ? []
        : [pair.map((one) => one.replace(/(?<=[^s]{3})s$/, '')).join(' ')];
    });
  });
}

/** What makes a noun of a verb: 应用型, 创新力. */
const nounEnds = /^[型性化力率者商器机员式网园区链度额]/;

/** A verb of plans at the beginning of a stretch is boilerplate (加快建设…); inside it may be part of a noun (智能制造). */
function withoutVerbs(stretch: string): readonly string[] {
  let at = 0;
  for (;;) {
    const adverbs = adverbsAt(stretch, at);
    const skip = adverbs > 1 ? adverbs : (verbAt(stretch, at)?.length ?? 0);
    if (skip === 0 || nounEnds.test(stretch.slice(at + skip))) return [stretch.slice(at)];
    at += skip;
  }
}
