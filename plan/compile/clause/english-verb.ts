import type { Modality } from '../compiled.ts';

const enabling =
  'allow|permit|empower|let|support|help|facilitate|promote|enable|assist|foster|accelerate|advance|back|strengthen support for';
const encouraging = 'encourage|invite|urge|incentivi[sz]e|motivate|call on';
const granting =
  'grant|award|pay (?:(?!for|back|attention|off|particular|close|regard|due)\\w+ ){1,3}(?:for|to)|subsidi[sz]e|(?:provide|offer|give)(?= (?:up to |at least |over |an (?:additional|extra) )?[£$€₹]\\s?\\d)|provide (?:\\w+ )?(?:grants|funding|subsidies|loans|rebates)|reimburse|offer (?:an? )?(?:[\\w-]+ ){0,2}(?:grants?|subsid(?:y|ies)|rebates?|loans?|discounts?|vouchers?|stipends?|scholarships?|bursar(?:y|ies))';
const committing =
  'accelerate|achieve|address|advertise|adapt|add|adopt|agree|align|allocate|amend|analy[sz]e|appoint|apply|approve|assess|audit|begin|bring|broaden|build|calculate|carry out|catalog(?:ue)?|certify|charge|check|clean|close|coordinate|co-ordinate|collect|collaborate|commission|complete|conclude|conduct|connect|conserve|consolidate|construct|consult|continue|contract|convene|convert|cooperate|create|cut|decarboni[sz]e|decide|define|deliver|demonstrate|deploy|dedicate|design|designate|develop|digiti[sz]e|discuss|distribute|diversify|divert|document|draft|draw up|drive|double|eliminate|embed|empower|enact|end|engage|enforce|enhance|ensure|equip|establish|evaluate|examine|exchange|expand|explore|expose|extend|finali[sz]e|finance|find|fit|fix|focus|form|formulate|fund|gather|generate|give|grow|harmoni[sz]e|have|hire|hold|host|identify|implement|improve|include|increase|inspect|install|instruct|integrate|introduce|invest|issue|join|keep|launch|lead|learn|lend|let|level|leverage|look (?:for|into|at)|link|list|locate|maintain|make|manage|map|market|measure|meet|mobili[sz]e|modify|moderni[sz]e|monitor|move|negotiate|open|operate|optimi[sz]e|organi[sz]e|outline|offer|oversee|participate|partner|pass|pay|pilot|place|plan|plant|prepare|present|preserve|prevent|prioriti[sz]e|procure|produce|protect|provide|publici[sz]e|publish|purchase|put|raise|ratify|recogni[sz]e|recruit|recycle|redesign|reduce|reform|regulate|rehabilitate|reinforce|release|remove|renew|renovate|repair|replace|report|require|research|reserve|restore|restructure|retain|retrain|retrofit|reuse|review|revise|reward|roll out|run|scale|secure|seek|select|sell|send|set|set up|share|sign|simplify|sponsor|stage|standardi[sz]e|start|streamline|strengthen|study|submit|supply|survey|tackle|take|target|test|track|train|transfer|transform|translate|treat|trial|triple|undertake|unify|update|upgrade|upskill|use|validate|verify|work|write|' +
  'abolish|cancel|cease|discontinue|forbid|prohibit|refrain from|restrict|suspend|' +
  'cap|curtail|co-invest|triple|quadruple|attract|ban|benchmark|boost|build on|capture|champion|clarify|combat|communicate|compile|confirm|contribute|control|cover|decommission|disseminate|educate|electrify|enrol|expedite|follow up|formali[sz]e|guarantee|halve|halt|house|inform|influence|investigate|liaise|license|limit|lobby|lower|mainstream|migrate|minimi[sz]e|mitigate|nominate|permit|phase out|position|propose|push|pursue|quantify|reallocate|rebuild|recommend|refine|refresh|refurbish|register|rehouse|relocate|remediate|reopen|reorgani[sz]e|respond|retire|safeguard|showcase|signpost|source|stimulate|stop|sustain|switch|tender|trace|turn|understand|utili[sz]e|widen|withdraw|' +
  'acquire|activate|buy|adjust|advocate|arrange|assemble|assign|automate|bolster|coach|compensate|construct|cultivate|deepen|detect|deter|disclose|elevate|enlarge|enrich|erect|exempt|explain|fast-track|forge|furnish|graduate|inaugurate|incorporate|incubate|initiate|insulate|interconnect|involve|kick off|lay|mentor|nurture|obtain|pave|perform|phase in|pool|promulgate|reach|rectify|redirect|re-establish|reskill|resolve|rezone|shift|shorten|solicit|solve|specify|staff|submeter|supervise|supplement|teach|tighten|transition|unlock|vaccinate|waive|weatheri[sz]e|' +
  'abate|absorb|accept|accommodate|accredit|allow|alter|analyse|anchor|announce|anticipate|archive|ask|assert|attend|authori[sz]e|balance|bid|block|bridge|brief|broker|budget|calibrate|call for|campaign|celebrate|centrali[sz]e|chair|challenge|channel|chart|choose|circulate|cite|co-create|co-design|co-locate|combine|commence|commit|compare|complement|comply|compost|compute|concentrate|condition|confine|consider|constitute|contain|convey|correct|cross-check|curb|customi[sz]e|decentrali[sz]e|declare|decrease|deduct|defend|delegate|delineate|demand|demolish|depict|deploy|determine|devise|devote|devolve|direct|discourage|dispose|dredge|earmark|ease|embark|employ|encompass|endorse|engineer|enhance|enlist|enroll|enter into|envision|equali[sz]e|escalate|estimate|exceed|exclude|execute|exploit|export|express|extract|facilitate|fence|file|fill|finish|flag|frame|free|freeze|fulfil|fulfill|gain|go beyond|govern|handle|help|highlight|hire|honou?r|host|illustrate|import|impose|incentivi[sz]e|index|induct|inject|innovate|insert|instal|institute|institutionali[sz]e|intensify|intervene|inventory|isolate|itemi[sz]e|label|layer|lease|legislate|leverage|lift|light|log|mandate|maximi[sz]e|mediate|merge|model|name|narrow|network|notify|nudge|oblige|observe|offset|onboard|orient|outsource|overhaul|own|package|partition|patrol|pedestriani[sz]e|pick|pilot|police|pollard|post|practi[sc]e|predict|prescribe|print|proceed|process|program|programme|progress|prohibit|project|promote|proof|provision|prune|pull|qualify|raise|rank|rationali[sz]e|read|rebalance|recalibrate|receive|reclaim|reconcile|reconnect|record|recover|recast|refer|reflect|reimagine|relax|relieve|remain|remind|remodel|remunerate|render|renegotiate|rent|repeal|repurpose|request|rescue|resource|respect|restock|restart|resurface|rethink|retail|return|reverse|revitali[sz]e|revive|revoke|ringfence|ring-fence|roll back|rotate|route|sample|save|screen|scrap|seal|segment|separate|sequence|serve|settle|sequester|shade|shape|shield|shut down|site|skill|slow|smooth|space|spearhead|speed up|spend|split|spread|stabili[sz]e|stand up|station|steer|step up|store|stress|structure|strive|subject|subscribe|substitute|summari[sz]e|supersede|surface|synchroni[sz]e|synthesi[sz]e|systemati[sz]e|tailor|tap|tax|team up|telecast|tie|toll|top up|trade|trim|troubleshoot|twin|uncover|undergo|underpin|underwrite|unite|uphold|urge|value|vary|vest|view|visit|volunteer|vote|wind down|win|zone|' +
  'access(?= (?:an?\\b|the\\b|all\\b|more\\b|new\\b|funding\\b))|indicate|answer|administer|avoid|bundle|cascade|collate|configure|confront|counter|curate|disburse|donate|embrace|harness|illuminate|infuse|inspire|insure|interview|kick-start|multiply|pinpoint|pioneer|preempt|prototype|reinstate|rejuvenate|revamp|satisfy|scan|shrink|situate|steward|suppress|transcribe|upload|warn|welcome|(?:roll|phase|scale|set|carry|build|draw|wind) (?:it|them) (?:out|in|up|down)|' +
  // Any other verb that its ending tells, or that has a known one within: re-tender, co-fund.
  '(?!(?:exerc|enterpr|expert|otherw|likew|franch|merchand|prem|prom)ise)[a-z]{3,}(?:ify|i[sz]e)';

const lists: readonly (readonly [Modality, string])[] = [
  ['grant', granting],
  ['encourage', encouraging],
  ['enable', enabling],
  ['commit', committing],
];
const adverb =
  '(?:(?:also|further|then|together|(?!(?:early|only|daily|weekly|monthly|yearly|quarterly|elderly|friendly|family|supply|apply|comply|rely|reply|likely|timely|costly|assembly|anomaly|july|italy)\\b)[a-z]+ly)\\s)?';
const imperative = lists.map(
  ([modality, verbs]) =>
    [
      modality,
      new RegExp(`^${adverb}(?:(?:re|co|pre|de|over|out|up)-|re)?(?:${verbs})(?![\\w-])`, 'i'),
    ] as const,
);
/** Free bus travel for pupils: without a determiner or a particle behind it, what costs nothing. */
const gratis =
  /^free (?!(?:up|the|an?|all|any|each|every|our|their|its|this|these|those|more|at|both|\d|one|two|three|four|five|six|seven|eight|nine|ten)\b)/i;
/** Progress will be reported: the subject of a sentence. */
const told = /^[a-z]+ (?:will|shall|must|should|would|is|are|was|were|has|have|can|may)\b/i;
/** Target Date, Lead Agency: the name of a column. */
const cellName =
  /^[A-Z][a-z]+ (?:Dates?|Agenc(?:y|ies)|Units?|Teams?|Departments?|Offices?|Officers?|Status|Years?|Levels?|Types?)$/;
/** Target completion: Q4 2026, Report cycle: a label, whose first word is a verb elsewhere. */
const labelled =
  /^(?:target|lead|support|partner|report|review|measure|track|start|plan|budget|cost|test|pilot|launch|finish|fund|monitor|progress)\w*(?: (?!the |an? |all )[a-z]+){0,2}:|^(?:target|planned|expected|due)\s*$/i;
/** Rate the registers: at the head of a sentence, whatever takes an article is a verb unless it is one of the small words. */
const unlisted = /^[A-Z][a-z]{2,}(?= (?:the|an?|all|every|each|our|their|its|these|those)\s[a-z])/;
const notVerb =
  /^(?:\w+(?:ly|ing|ed|tion|ment|ness|ity|ism|ers?|ors?|ies|[a-z]s)|about|above|across|after|against|along|also|although|among|amid|around|because|before|behind|below|beneath|beside|besides|between|beyond|both|but|despite|during|even|except|for|from|half|here|how|if|inside|into|just|like|many|most|much|near|never|not|off|once|only|onto|out|over|past|per|plus|quite|rather|since|some|still|such|than|that|then|there|therefore|this|though|through|throughout|till|today|tomorrow|toward|towards|twice|under|unless|until|unto|upon|via|what|whatever|when|whenever|where|whereas|whether|which|while|who|whose|why|with|within|without|yet|and|are|can|could|did|does|had|has|have|is|may|might|must|shall|should|was|were|will|would|now|today|together|tonight|save|minus|post|sans|quarter|either|neither|nor|what)\b/i;
const denied = /^(?:not|never|no longer)\s+/i;
const adverbs = new RegExp(`^${adverb}`, 'i');

/** The verb that a command begins with, adverb included: `also publish`. Null where the words are no command. */
export function commandAt(words: string): { readonly modality: Modality; readonly length: number } | null {
  if (cellName.test(words) || labelled.test(words) || gratis.test(words) || told.test(words)) return null;
  // not award grants: a ban, and no grant.
  const denial = denied.exec(words)?.[0].length ?? 0;
  if (denial > 0) {
    const refused = commandAt(words.slice(denial));
    return refused === null ? null : { modality: 'commit', length: denial + refused.length };
  }
  for (const [modality, pattern] of imperative) {
    const match = pattern.exec(words);
    if (match !== null) return { modality, length: match[0].length };
  }
  const other = unlisted.exec(words);
  return other === null || notVerb.test(words) ? null : { modality: 'commit', length: other[0].length };
}

/** The command that a gerund stands for: Delivering … as Deliver …. Null where the first word is no gerund of a verb. */
export function gerundAt(words: string): { readonly modality: Modality; readonly length: number } | null {
  const first = /^(?:(?:also|further|jointly|actively|digitally|fully|regularly)\s)?([a-z-]{2,}ing)\b/i.exec(
    words,
  );
  const gerund = first?.[1];
  if (first === null || gerund === undefined) return null;
  const stem = gerund.slice(0, -3).toLowerCase();
  // Opening-up policy making
  const rest = words.slice(first[0].length).replace(/^-(?=(?:up|out|in|down)\b)/, ' ');
  for (const base of [stem, `${stem}e`, stem.replace(/(.)\1$/, '$1')]) {
    const command = commandAt(`${base}${rest}`);
    if (command !== null && command.length >= base.length)
      return { modality: command.modality, length: first[0].length };
  }
  return null;
}

/** further explore: without the adverb in front of the verb. */
export function withoutAdverb(words: string): string {
  return words.replace(adverbs, '');
}

/** Whether a single word is one of the verbs: the `assess` of `assess and manage`. */
export function isVerb(word: string): boolean {
  return commandAt(withoutAdverb(word))?.length === word.length;
}
