// Modules that exist only in the bundler's head; their makers live in vite/.

declare module 'virtual:simulation-worker' {
  /** The whole simulation worker as the text of one classic script without imports. */
  const source: string;
  export default source;
}
