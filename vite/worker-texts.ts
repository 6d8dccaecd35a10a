// Makes the modules `virtual:…` of the workers: a whole worker as the text of one classic script. A classic worker
// made from a blob is the one form that also starts in a sandboxed frame (opaque origin) and from a file on disk.
import { fileURLToPath } from 'node:url';
import { build, normalizePath, type Plugin, type Rolldown } from 'vite';

/** Module → where its worker begins. */
const ENTRIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'virtual:simulation-worker': '../app/runner/simulation.worker.ts',
    'virtual:crowd-painter': '../app/diagram/crowd/painter.worker.ts',
  }).map(([name, entry]) => [name, normalizePath(fileURLToPath(new URL(entry, import.meta.url)))]),
);
/** What the bundler calls such a module once it is found. */
const resolved = (name: string): string => `\0${name}`;

export interface WorkerText {
  code: string;
  /** Files whose code is in it. */
  modules: string[];
  /** Files that were read to make it: some leave no code behind, a constant for example. */
  sources: string[];
}

/** Bundles the worker's entry and all that it imports into one script without imports. */
export async function bundleWorker(entry: string, forProduction: boolean): Promise<WorkerText> {
  const sources: string[] = [];
  const noteSources: Plugin = {
    name: 'proxyscope:note-sources',
    buildEnd() {
      sources.push(...[...this.getModuleIds()].filter((id) => !id.startsWith('\0')));
    },
  };
  const result = await build({
    configFile: false,
    plugins: [noteSources],
    logLevel: 'warn',
    mode: forProduction ? 'production' : 'development',
    build: {
      write: false,
      copyPublicDir: false,
      minify: forProduction,
      modulePreload: false,
      sourcemap: forProduction ? false : 'inline',
      rolldownOptions: { input: entry, output: { format: 'iife', codeSplitting: false } },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[];
  const chunks = outputs.flatMap(({ output }) => output).filter((part) => part.type === 'chunk');
  const [chunk] = chunks;
  if (chunk === undefined || chunks.length !== 1)
    throw new Error(`the worker must be one script, not ${String(chunks.length)}`);
  if (chunk.imports.length > 0)
    throw new Error(`the worker must import nothing, but wants ${chunk.imports.join(', ')}`);
  return { code: chunk.code, modules: chunk.moduleIds, sources };
}

/** @param onModules is told which files went into a worker, for the list of licences */
export function workerTexts(onModules: (modules: string[]) => void = () => undefined): Plugin {
  let forProduction = true;
  /** Of each worker made so far, by the bundler's name for its module: the files that it was made of. */
  const made = new Map<string, ReadonlySet<string>>();
  return {
    name: 'proxyscope:worker-texts',
    configResolved: (config) => {
      forProduction = config.isProduction;
    },
    resolveId: (id) => (ENTRIES.has(id) ? resolved(id) : undefined),
    async load(id) {
      const entry = id.startsWith('\0') ? ENTRIES.get(id.slice(1)) : undefined;
      if (entry === undefined) return undefined;
      const { code, modules, sources } = await bundleWorker(entry, forProduction);
      made.set(id, new Set(sources.map((file) => normalizePath(file))));
      for (const file of made.get(id) ?? []) this.addWatchFile(file);
      onModules(modules);
      return `export default ${JSON.stringify(code)};`;
    },
    // A worker is text to the dev server, so a change in any of its files means a new text and a new page.
    hotUpdate({ file }) {
      const { moduleGraph, hot } = this.environment;
      const changed = [...made].flatMap(([id, files]) => {
        const module = files.has(normalizePath(file)) ? moduleGraph.getModuleById(id) : undefined;
        return module ? [module] : [];
      });
      if (changed.length === 0) return undefined;
      for (const module of changed) moduleGraph.invalidateModule(module);
      hot.send({ type: 'full-reload' });
      return [];
    },
  };
}
