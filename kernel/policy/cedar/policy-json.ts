/** A policy as Cedar's own parser hands it over (docs.cedarpolicy.com, "JSON policy format"). */
export interface PolicyJson {
  readonly effect: 'permit' | 'forbid';
  readonly principal: ScopeJson;
  readonly action: ActionScopeJson;
  readonly resource: ScopeJson;
  readonly conditions: readonly { readonly kind: 'when' | 'unless'; readonly body: Expression }[];
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface UidJson {
  readonly type: string;
  readonly id: string;
}

export type ScopeJson =
  | { readonly op: 'All' }
  | { readonly op: '==' | 'in'; readonly entity: UidJson }
  | { readonly op: 'is'; readonly entity_type: string; readonly in?: { readonly entity: UidJson } }
  /** Of a template. */
  | { readonly op: '==' | 'in'; readonly slot: string };

export type ActionScopeJson =
  | { readonly op: 'All' }
  | { readonly op: '==' | 'in'; readonly entity: UidJson }
  | { readonly op: 'in'; readonly entities: readonly UidJson[] };

/** One member: the name of the operator, with its operands. */
export type Expression = Readonly<Record<string, unknown>>;

export interface Binary {
  readonly left: Expression;
  readonly right: Expression;
}

/** The operator of an expression, and its operands. */
export function operatorOf(expression: Expression): readonly [string, unknown] {
  const [entry] = Object.entries(expression);
  if (entry === undefined) throw new TypeError('an expression without an operator');
  return entry;
}
