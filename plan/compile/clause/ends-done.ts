import { adverbsAt, verbAt } from './action-words.ts';

const idiom = /(?:查漏补缺|查缺补漏|跟踪问效|应收尽收|应保尽保|挂图作战|一抓到底|从严从快)$/;

/** Whether an adverb and a verb close the words: 对违法行为严肃查处, 对存量项目逐一排查, 在乡镇优先布局. */
export function endsDone(words: string): boolean {
  if (idiom.test(words)) return true;
  for (let at = Math.max(2, words.length - 6); at < words.length - 2; at += 1) {
    const adverbs = adverbsAt(words, at);
    const verb = adverbs === 0 ? null : verbAt(words, at + adverbs);
    if (verb !== null && at + adverbs + verb.length === words.length) return true;
  }
  return false;
}

/** 项目优先保障用地: an adverb, a verb, and what it does it to. */
export function actsBehindAdverb(words: string): boolean {
  for (let at = 2; at < words.length - 4; at += 1) {
    const adverbs = adverbsAt(words, at);
    const verb = adverbs < 2 ? null : verbAt(words, at + adverbs);
    if (verb !== null && /^[^的、和与及等]{2,}$/.test(words.slice(at + adverbs + verb.length))) return true;
  }
  return false;
}
