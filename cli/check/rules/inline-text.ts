import { areaOf, isTest } from '../house/area.ts';
import { breach, type Rule } from '../rule.ts';

const chinese = /[\p{Script=Han}，。；：？！、“”（）《》]/u;

/** Where Chinese is the matter itself and no text for a user: the grammar of documents, and synthetic names. */
const vocabulary = [
  'plan/compile/',
  'plan/rules/overlap/plain-words.ts',
  'plan/intake/',
  'plan/demo/',
  'bench/made/',
  'world/',
];
/** The command line has texts of its own in cli/messages; what else it names is made for the demo. */
const exempt = [...vocabulary, 'cli/'];

/** No text for a user stands in the code: it is a message, in both languages. */
export const inlineText: Rule = {
  name: 'inline-text',
  check: (house) =>
    house.sources
      .filter(({ path }) => areaOf(path).kind !== 'root' && !isTest(path))
      .filter(({ path }) => !exempt.some((folder) => path.startsWith(folder)))
      .flatMap(({ path, texts }) =>
        texts
          .filter(({ value }) => chinese.test(value))
          .map(({ line, value }) => breach(path, line, 'chinese', { text: value.trim().slice(0, 24) })),
      ),
};
