// The published recordings, judged as the conformance command judges them: for tests of a topic.
import { readFileSync } from 'node:fs';
import type { CaseFile, FiledCase } from '../../../simulations/cli/conformance/case-file.ts';
import { parseCaseFile } from '../../../simulations/cli/conformance/case-file.ts';
import type { Verdict } from '../../../simulations/cli/conformance/verdict.ts';
import { verdictsOn } from '../../../simulations/cli/conformance/verdict.ts';

export type TopicName = 'caching' | 'errors' | 'failover' | 'identity' | 'load-balancing' | 'protection';

export const publishedText = (topic: TopicName): string =>
  readFileSync(new URL(`../../fixtures/proxies/${topic}.json`, import.meta.url), 'utf8');

export const publishedFile = (topic: TopicName): CaseFile => parseCaseFile(`${topic}.json`, publishedText(topic));

export const verdictsOf = (file: CaseFile): readonly Verdict[] => [...verdictsOn(file)];

/** Id → result and reason, for every case that does not pass. */
export const notPassing = (verdicts: readonly Verdict[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    verdicts.filter(({ result }) => result !== 'pass').map(({ id, result, why }) => [id, `${result}: ${why}`]),
  );

export function caseOf(file: CaseFile, id: string): FiledCase {
  const filed = file.cases.find((candidate) => candidate.id === id);
  if (!filed) throw new RangeError(`${file.name} has no case ${id}`);
  return filed;
}

/** The verdict on one case of a file, changed. */
export function verdictOnChanged(
  file: CaseFile,
  id: string,
  change: (filed: FiledCase) => Partial<FiledCase>,
): Verdict {
  const filed = caseOf(file, id);
  const [verdict] = verdictsOf({ ...file, cases: [{ ...filed, ...change(filed) }] });
  if (!verdict) throw new RangeError('no verdict');
  return verdict;
}
