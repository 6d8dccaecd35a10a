// Modules that exist only in the bundler's head; their makers live in vite/.

declare module 'virtual:simulation-worker' {
  /** The whole simulation worker as the text of one classic script without imports. */
  const source: string;
  export default source;
}

declare module 'virtual:crowd-painter' {
  /** The thread that paints crowds, in the same form. */
  const source: string;
  export default source;
}

/**
 * Trusted Types, which the compiler's DOM library does not know yet. Where the browser has none, `trustedTypes` is
 * undefined and plain strings will do. What createScriptURL really gives is an opaque object; it is called a string
 * here because that is what the constructor of Worker asks for.
 */
interface Window {
  readonly trustedTypes?: {
    createPolicy(
      name: 'proxyscope',
      rules: { createScriptURL: (url: string) => string },
    ): {
      createScriptURL(url: string): string;
    };
  };
}
