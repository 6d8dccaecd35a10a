// A small static host for the browser tests: the built folder at / and under a sub-path, on every port asked for,
// on this machine only. It behaves as good static hosts do (gzip, types, Access-Control-Allow-Origin: *).
//   node scripts/serve-static.mjs --port 4173 --port 4174 --mount /=dist --mount /sub/path/=dist
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.woff2': 'font/woff2',
  '.zip': 'application/zip',
};
const WORTH_PACKING = /^(text\/|application\/(json|xml|manifest)|image\/svg)/;

/** @typedef {{ path: string, folder: string }} Mount */

/**
 * The file that an address means, or undefined.
 * @param {Mount[]} mounts
 * @param {string} address
 */
export function fileFor(mounts, address) {
  const path = decodeURIComponent(new URL(address, 'http://host').pathname);
  const byLength = [...mounts].sort((a, b) => b.path.length - a.path.length);
  const mount = byLength.find((candidate) => path.startsWith(candidate.path));
  if (mount === undefined) return undefined;
  const base = resolve(mount.folder);
  let file = resolve(join(base, path.slice(mount.path.length)));
  if (file !== base && !file.startsWith(base + sep)) return undefined;
  if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}

/**
 * @param {Mount[]} mounts
 * @returns {import('node:http').RequestListener}
 */
export const serve = (mounts) => (request, response) => {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('Vary', 'Accept-Encoding');
  let file;
  try {
    file = fileFor(mounts, request.url ?? '/');
  } catch {
    response.writeHead(400, { 'Content-Type': 'text/plain' }).end('This address cannot be read.\n');
    return;
  }
  if (file === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Nothing here.\n');
    return;
  }
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  response.setHeader('Content-Type', type);
  let body = readFileSync(file);
  if (WORTH_PACKING.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
    body = gzipSync(body, { level: 9 });
    response.setHeader('Content-Encoding', 'gzip');
  }
  response.setHeader('Content-Length', body.length);
  response.writeHead(200).end(request.method === 'HEAD' ? undefined : body);
};

function start() {
  const { values } = parseArgs({
    options: { port: { type: 'string', multiple: true }, mount: { type: 'string', multiple: true } },
  });
  const mounts = (values.mount ?? ['/=dist']).map((text) => {
    const [path = '/', folder = 'dist'] = text.split('=');
    return { path, folder };
  });
  for (const { path, folder } of mounts) {
    if (!existsSync(folder))
      throw new Error(`--mount ${path}: there is no folder ${folder} (npm run build makes dist)`);
  }
  for (const port of values.port ?? ['4173']) {
    createServer(serve(mounts)).listen(Number(port), '127.0.0.1', () => {
      console.log(`http://127.0.0.1:${port}/`);
    });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) start();
