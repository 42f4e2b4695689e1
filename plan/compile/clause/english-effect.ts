import { commandAt, gerundAt } from './english-verb.ts';

/** Where `, meaning that …` and the like begin; -1 without. */
export function effectIn(words: string): number {
  const at = words.search(
    /, (?:meaning\b|so that\b|which (?!shall\b|must\b|should\b|(?:(?:will|may|can) )?(?:describes?|includes?|covers?|contains?|sets? out|lists?|comprises?|consists?)\b)(?:[a-z]+s|will|can|may|have|are|were|had|was)\b|of which\b|(?:thereby|thus|therefore) \w+ing\b|(?:allowing|letting|leading to|resulting in)\b|(?:bringing|raising|lifting|taking|increasing|reducing|cutting|lowering|shortening)\b[^,;]* (?:to|by) (?:\w+ ){0,3}[£$€]?\d|(?:saving|freeing(?: up)?|benefiting|easing|boosting)\s|(?:starting|beginning) (?:with|this|next|in|within|from)\b|while (?:also )?[a-z]+ing\b|with (?:a further|another|an additional)\b|with (?:priority|preference|(?:a )?(?:particular |special |strong )?(?:focus|emphasis|attention))\b|given (?:the|that|its|their|how|[A-Z]\w+[’']s)\b|such as (?:through|by)\b)/i,
  );
  if (at >= 12) return at;
  const match = tail.exec(words);
  const head = words.slice(0, match?.index ?? 0);
  return match === null || match.index < 12 || gerundAt(words) !== null || listing.test(head)
    ? -1
    : match.index;
}

/** …, replacing three systems; …, working with libraries: how it is done, or what comes of it. */
const tail =
  /, (?:doubling|tripling|halving|replacing|shaping|making|helping|ensuring|improving|creating|ending|avoiding|removing|simplifying|strengthening|enabling|encouraging|recognising|recognizing|reflecting|taking (?:account|advantage)|drawing (?:up)?on|building on|learning from|working (?:closely )?(?:with|alongside))\s(?!.*\b(?:19|20)\d\d)/;
/** by simplifying forms, removing steps and …: a list of means. */
const listing =
  /\b(?:by|for|of|in|on|from|including|through|before|after|while|and|to)\s[a-z]+ing\b[^,]*$|, [a-z]+ing\b[^,]*$/;

/** Double the workforce: one in ten officials will …: where a command is followed by what it comes to; -1 without. */
export function explained(words: string): number {
  const at = words.indexOf(': ');
  return at >= 15 &&
    commandAt(words) !== null &&
    /\d|\bone in\b|\bwill\b/.test(words.slice(at)) &&
    !/[(“"]/.test(words.slice(0, at))
    ? at
    : -1;
}
