/** One test of a suite's run. */
export interface SuiteTest {
  /** Folders of the suite down to the test's, joined by " / ". */
  readonly area: string;
  /** The file that it stands in: a few files share ids. */
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly outcome: 'passed' | 'failed' | 'not run';
  /** What the suite said of a failure. */
  readonly message: string;
}

interface Node {
  readonly name: string;
  readonly suites?: readonly Node[];
  readonly tests?: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
  }[];
}

/** Folders that an area is named by, below the suite's root. */
const DEPTH = 3;

/**
 * Tests out of a Robot Framework output in JSON (`rebot --output run.json output.xml`, Robot Framework 7.2 and newer).
 * @param root name of the folder that areas are named below
 * @throws TypeError when it is something else
 */
export function readSuiteRun(text: string, root = 'NGSI-LD'): readonly SuiteTest[] {
  const { suite } = JSON.parse(text) as { suite?: Node };
  if (typeof suite?.name !== 'string') throw new TypeError('not an output of Robot Framework in JSON');
  return [...walk(suite, [], root)];
}

function* walk(node: Node, above: readonly string[], root: string): Generator<SuiteTest> {
  const path = [...above, node.name];
  for (const { name, status, message = '' } of node.tests ?? []) {
    const [id = name, ...title] = name.split(' ');
    // The last folder is the file of the test itself.
    const folders = path.slice(path.indexOf(root) + 1, -1);
    yield {
      area: folders.slice(0, DEPTH).join(' / '),
      file: node.name,
      id,
      title: title.join(' '),
      outcome: status === 'PASS' ? 'passed' : status === 'FAIL' ? 'failed' : 'not run',
      message,
    };
  }
  for (const inner of node.suites ?? []) yield* walk(inner, path, root);
}
