// Writes the content security policy into the built page. A static host may send no headers of ours, so the policy
// travels in the page itself. (While developing there is none: the dev server injects scripts of its own.)
import type { Plugin } from 'vite';

/** The one Trusted Types policy; it is made where the worker is started. */
export const TRUSTED_TYPES_POLICY = 'proxyscope';

const DIRECTIVES: [name: string, ...values: string[]][] = [
  ['default-src', "'none'"],
  ['script-src', "'self'"],
  ['style-src', "'self'"],
  ['img-src', "'self'", 'data:', 'blob:'],
  ['font-src', "'self'"],
  ['connect-src', "'self'"],
  ['worker-src', "'self'", 'blob:'],
  ['manifest-src', "'self'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
  ['require-trusted-types-for', "'script'"],
  ['trusted-types', TRUSTED_TYPES_POLICY],
];

export const POLICY = DIRECTIVES.map((directive) => directive.join(' ')).join('; ');

const CHARSET = /<meta charset="[^"]+"\s*\/?>/i;

export function contentSecurityPolicy(): Plugin {
  return {
    name: 'proxyscope:content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        if (!CHARSET.test(html)) throw new Error('index.html must name its charset: the policy stands right after it');
        return html.replace(
          CHARSET,
          (charset) => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${POLICY}" />`,
        );
      },
    },
  };
}
