/** What an evaluation said, and of which version of the scenario. */
export interface ScenarioResult {
  readonly scenario: string;
  readonly version: number;
  readonly madeAt: string;
  /** In the form of whoever evaluated it. */
  readonly content: unknown;
}
