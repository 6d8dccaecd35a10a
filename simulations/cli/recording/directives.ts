// The product's own words of a case, one directive each, without those that stand for the base set-up.
import { directivesIn } from '../../scenario/profiles/directive-words.ts';
import { objectAt, optional, textAt, textsAt } from './json.ts';
import type { RecordedCase } from './topic.ts';

/** Words that stand for the base set-up of every case. */
const BASE = /^(?:defaults|baseline|no actions|builtin VCL only|no http_access line|\(.*\))?$/u;

/** A parenthesis after a directive is a remark: "retries 3 (default)", "connect_timeout 1s (cache_peer connect-timeout=1)". */
const REMARK = / \((?:default|cache_peer [^()]*)\)$/u;

/** `replay.directives_in_full` takes the place of `setup.directives`. In order; empty: nothing but the base. */
export function directivesOf({ setup, replay }: Pick<RecordedCase, 'setup' | 'replay'>): readonly string[] {
  const full = optional(textsAt, 'replay.directives_in_full', replay['directives_in_full']);
  const lines = full ?? optional(textsAt, 'setup.directives', setup['directives']) ?? [];
  return directivesIn(lines)
    .map((directive) => directive.trim().replace(REMARK, ''))
    .filter((directive) => !BASE.test(directive));
}

/** From the client's side on. */
export function productsOf({ setup }: Pick<RecordedCase, 'setup'>): readonly string[] {
  if (setup['products'] !== undefined) return textsAt('setup.products', setup['products']);
  return [textAt('setup.product', objectAt('setup', setup)['product'])];
}

/** The one product of a case. */
export function productOf(recorded: Pick<RecordedCase, 'setup'>): string {
  return textAt('setup.product', recorded.setup['product']);
}
