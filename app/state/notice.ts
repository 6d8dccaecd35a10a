// Something that went otherwise than asked, to be said on the page: where, what was found, what to write. Without words.

export type Notice =
  | { readonly kind: 'parameter-unknown'; readonly parameter: string; readonly found: string }
  | {
      readonly kind: 'value-unknown';
      readonly parameter: string;
      readonly found: string;
      readonly allowed: readonly string[];
      readonly used: string;
    }
  | {
      readonly kind: 'number-out-of-range';
      readonly parameter: string;
      readonly found: string;
      readonly least: number;
      readonly most: number;
      readonly used: number;
    }
  | { readonly kind: 'version-unknown'; readonly found: string }
  | { readonly kind: 'worker-failed'; readonly why: string }
  | { readonly kind: 'run-failed'; readonly side: 'a' | 'b'; readonly why: string };
