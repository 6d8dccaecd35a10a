// Starts a thread from its text: a classic worker made from a blob, the one form that also starts in a sandboxed frame and from
// disk. Its address passes through the page's one Trusted Types policy, which lets nothing else through.
interface Policy {
  createScriptURL(url: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

/** Text → address. */
const made = new Map<string, string>();
let policy: Policy | null = null;

function ourPolicy(): Policy {
  const rules: Policy = {
    createScriptURL: (url) => {
      if (![...made.values()].includes(url)) throw new TypeError('only the threads of this page may be started');
      return url;
    },
  };
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  policy ??= factory?.createPolicy('proxyscope', rules) ?? rules;
  return policy;
}

function addressOf(text: string): string {
  const known = made.get(text);
  if (known !== undefined) return known;
  const address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  made.set(text, address);
  return address;
}

/** Throws where the browser has no workers or refuses this one. */
export const startThread = (text: string): Worker => new Worker(ourPolicy().createScriptURL(addressOf(text)));
