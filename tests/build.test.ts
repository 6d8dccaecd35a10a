// The parts of the build that are our own: the worker's text, the security policy, the list of licences.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import painterText from 'virtual:crowd-painter';
import workerText from 'virtual:simulation-worker';
import { contentSecurityPolicy, POLICY } from '../vite/content-security-policy.ts';
import { listLicenses } from '../vite/third-party-licenses.ts';
import { bundleWorker } from '../vite/worker-texts.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'build-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): string {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** Whether a classic script, as a worker made from a blob is, can be made of it. */
const isClassicScript = (code: string) => {
  try {
    new Function(code); // eslint-disable-line no-new-func, @typescript-eslint/no-implied-eval -- parsed, never called
    return true;
  } catch {
    return false;
  }
};

describe('the worker', () => {
  it('is one classic script that carries its imports with it', async () => {
    write('double.ts', 'export const double = (n: number): number => n * 2;\n');
    const entry = write('entry.ts', "import { double } from './double.ts';\nself.postMessage(double(21));\n");
    const { code, modules } = await bundleWorker(entry, true);
    expect(isClassicScript(code)).toBe(true);
    expect(modules.filter((module) => module.startsWith(folder))).toHaveLength(2);
    const posted: unknown[] = [];
    runInNewContext(code, { self: { postMessage: (value: unknown) => posted.push(value) } });
    expect(posted).toEqual([42]);
  });

  it('is refused when it would need a second file', async () => {
    const entry = write('outside.ts', "import 'https://example.org/code.js';\n");
    await expect(bundleWorker(entry, true)).rejects.toThrow(/must import nothing/);
  });

  it("reaches the page's code as text", () => {
    for (const text of [workerText, painterText]) {
      expect(typeof text).toBe('string');
      expect(isClassicScript(text)).toBe(true);
    }
    expect(isClassicScript('import "x";')).toBe(false);
  });
});

describe('the content security policy', () => {
  const { transformIndexHtml } = contentSecurityPolicy();
  const { handler } = transformIndexHtml as { handler: (html: string) => string };

  it('stands right after the charset, before anything that could load', () => {
    const html = handler('<head><meta charset="UTF-8" /><script src="a.js"></script></head>');
    expect(html).toMatch(/charset="UTF-8" \/>\s*<meta http-equiv="Content-Security-Policy"/);
  });
  it('allows nothing inline and nothing from other origins', () => {
    expect(POLICY).toContain("default-src 'none'");
    expect(POLICY).toContain("require-trusted-types-for 'script'; trusted-types proxyscope");
    expect(POLICY).not.toMatch(/unsafe|https?:|\*/);
  });
  it('does not pass a page without a charset in silence', () => {
    expect(() => handler('<head></head>')).toThrow(/charset/);
  });
});

describe('the list of licences', () => {
  const plant = (name: string, license: string, withText: boolean) => {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.2.3', license }));
    if (withText) write(`node_modules/${name}/LICENSE.md`, `The terms of ${name}.`);
    return write(`node_modules/${name}/lib/index.js`, '');
  };

  it('names each package once, with its terms', () => {
    const text = listLicenses([plant('kind', 'ISC', true), plant('kind', 'ISC', true), join(folder, 'own.ts')]);
    expect(text.match(/kind 1\.2\.3 \(ISC\)/g)).toHaveLength(1);
    expect(text).toContain('The terms of kind.');
  });
  it('refuses a licence that does not go with ours', () => {
    expect(() => listLicenses([plant('viral', 'GPL-3.0', true)])).toThrow(/viral 1\.2\.3 has the licence "GPL-3\.0"/);
  });
  it('refuses a package without its terms', () => {
    expect(() => listLicenses([plant('mute', 'MIT', false)])).toThrow(/without the text/);
  });
});
