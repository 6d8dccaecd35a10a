// Makes the module `virtual:simulation-worker`: the whole worker as the text of one classic script. A classic worker
// made from a blob is the one form that also starts in a sandboxed frame (opaque origin) and from a file on disk.
import { fileURLToPath } from 'node:url';
import { build, normalizePath, type Plugin, type Rolldown } from 'vite';

const NAME = 'virtual:simulation-worker';
const RESOLVED = `\0${NAME}`;
const ENTRY = normalizePath(fileURLToPath(new URL('../app/runner/simulation.worker.ts', import.meta.url)));

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

/** @param onModules is told which files went into the worker, for the list of licences */
export function simulationWorker(onModules: (modules: string[]) => void = () => undefined): Plugin {
  let forProduction = true;
  let watched = new Set<string>();
  return {
    name: 'proxyscope:simulation-worker',
    configResolved: (config) => {
      forProduction = config.isProduction;
    },
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return undefined;
      const { code, modules, sources } = await bundleWorker(ENTRY, forProduction);
      watched = new Set(sources.map((file) => normalizePath(file)));
      for (const file of watched) this.addWatchFile(file);
      onModules(modules);
      return `export default ${JSON.stringify(code)};`;
    },
    // The worker is text to the dev server, so a change in any of its files means a new text and a new page.
    hotUpdate({ file }) {
      const { moduleGraph, hot } = this.environment;
      const module = moduleGraph.getModuleById(RESOLVED);
      if (module === undefined || !watched.has(normalizePath(file))) return undefined;
      moduleGraph.invalidateModule(module);
      hot.send({ type: 'full-reload' });
      return [];
    },
  };
}
