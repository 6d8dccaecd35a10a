// What the application may not write: words outside the catalogues, and doors through which text becomes script.

const LETTERS = '/\\p{L}/u';

/** @type {import('eslint').Linter.RulesRecord} */
export const applicationBans = {
  'no-restricted-imports': [
    'error',
    {
      paths: [
        { name: 'zod', message: 'Schemas are written in valibot.' },
        { name: '@xstate/react', message: 'One hook over useSyncExternalStore serves machines and stores alike.' },
      ],
    },
  ],
  'no-restricted-syntax': [
    'error',
    {
      selector: 'ImportDeclaration[source.value="d3"] > ImportNamespaceSpecifier',
      message: "import * as d3 ships all of it (twice the page's whole script): import the functions by name.",
    },
    {
      selector: `JSXText[value=${LETTERS}]`,
      message: 'Words stand in app/i18n/locales, in both languages: use the translator.',
    },
    {
      selector: `JSXAttribute[name.name=/^(aria-label|aria-description|aria-roledescription|aria-valuetext|title|alt|placeholder)$/] > Literal[value=${LETTERS}]`,
      message: 'Words that are read aloud or shown stand in app/i18n/locales too: use the translator.',
    },
    {
      selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
      message: 'Text must not become markup: the content security policy and Trusted Types refuse it.',
    },
    {
      selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe)$/]',
      message: 'Text must not become markup: make elements, or set textContent.',
    },
    {
      selector:
        'NewExpression[callee.name=/^(Worker|SharedWorker)$/]:not(:has(MemberExpression[property.name="createScriptURL"]))',
      message: 'A worker\'s address goes through the Trusted Types policy "proxyscope" (app/runner).',
    },
  ],
};
