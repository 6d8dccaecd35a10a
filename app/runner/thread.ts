// Starts a simulation thread: a classic worker made from a blob, the one form that also starts in a sandboxed frame and from
// disk. Its address passes through the page's one Trusted Types policy, which lets nothing else through.
interface Policy {
  createScriptURL(url: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

const made: { address: string | null; policy: Policy | null } = { address: null, policy: null };

function policy(): Policy {
  const rules: Policy = {
    createScriptURL: (url) => {
      if (url !== made.address) throw new TypeError('only the simulation thread may be started');
      return url;
    },
  };
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  made.policy ??= factory?.createPolicy('proxyscope', rules) ?? rules;
  return made.policy;
}

/** Rejects where the browser has no workers or refuses this one. The thread's text is a file of its own, fetched once. */
export async function startThread(): Promise<Worker> {
  const { default: source } = await import('virtual:simulation-worker');
  made.address ??= URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  return new Worker(policy().createScriptURL(made.address));
}
