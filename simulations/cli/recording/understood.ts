// Where a recording's words reach the profiles: what the product's profile does not know is nothing that the simulator can express.
import { DirectiveError } from '../../scenario/profiles/index.ts';
import { Unsupported } from './json.ts';

/** What `run` gives. Errors: Unsupported in place of a DirectiveError; any other as it is. */
export function understood<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof DirectiveError) throw new Unsupported(error.message);
    throw error;
  }
}
