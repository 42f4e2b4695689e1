const irregular =
  'made|built|rebuilt|set up|set out|set|held|drawn up|drawn|redrawn|put|brought|kept|given|shown|sent|taken|found|bought|sold|run|written|rewritten|chosen|paid|taught|laid|cut|split|withdrawn|undertaken|overseen|driven|led|met';
/** The participle of a passive: published, re-designed, drawn up, made. */
export const participle = `(?:[a-z-]{2,}ed|${irregular})`;

/** published in spring, made available: behind the participle comes where, how or to whom, and no noun that it describes. */
const stands = new RegExp(
  `^${participle}(?=\\s(?:(?:and|or) ${participle}\\b|up\\b|out\\b|down\\b|back\\b|by|in|into|on|onto|to|with|for|from|at|as|against|across|through|throughout|under|within|before|after|over|during|until|available|accessible|public|online|open|every|each|all|annually|regularly|quarterly|monthly|where|when|if|so)\\b|[.;]?$)`,
);

/** Length of the participle with which words go on that share the subject and the auxiliary of a passive; 0 without one. */
export function passiveAt(words: string): number {
  return stands.exec(words)?.[0].length ?? 0;
}
