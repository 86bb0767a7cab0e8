// Bundles wwwroot/js and wwwroot/css with what npm brings into wwwroot/lib, under names that change with their content,
// so that they may be cached for ever. manifest.json tells the server which name stands for which file.
import { build, context } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { constants, brotliCompress, gzip } from 'node:zlib';
import { iconSprite } from './icons.mjs';
import { palettes } from './palettes.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const from = (...path) => join(root, ...path);
const lib = from('wwwroot/lib');

// Chromium 109 is the last for Windows 7, Firefox 115 the last for old Macs.
const floor = ['chrome109', 'edge109', 'firefox115', 'safari15.4'];

const hashed = (name, bytes) => {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  return `${basename(name, extname(name))}-${hash}${extname(name)}`;
};

const manifest = {};

async function keep(name, bytes) {
  manifest[name] = hashed(name, bytes);
  await writeFile(join(lib, manifest[name]), bytes);
  return manifest[name];
}

async function scripts() {
  const worker = await keep('pdf.worker.js', await readFile(from('node_modules/pdfjs-dist/legacy/build/pdf.worker.min.mjs')));
  const pages = (await readdir(from('wwwroot/js/pages'))).filter((file) => file.endsWith('.js'));
  return {
    entryPoints: pages.map((file) => from('wwwroot/js/pages', file)),
    format: 'esm',
    splitting: true,
    define: { PDF_WORKER: JSON.stringify(worker) },
  };
}

const styles = async () => ({
  entryPoints: ['site.css', 'document.css'].map((file) => from('wwwroot/css', file)),
  loader: { '.woff2': 'file' },
  plugins: [palettes(from('wwwroot/css/palettes'))],
});

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  target: floor,
  outdir: lib,
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

function record({ metafile }) {
  for (const [path, output] of Object.entries(metafile.outputs)) {
    const source = output.entryPoint ?? (path.endsWith('.woff2') ? Object.keys(output.inputs)[0] : undefined);
    // What a page fetches only when it needs it counts as an entry too, and may be named like a page.
    if (source && (!source.endsWith('.js') || dirname(source).endsWith('js/pages'))) {
      manifest[basename(source)] = basename(path);
    }
  }
}

// Written at build, because a phone on a poor line pays for every byte and the server should not pay for packing them.
async function pack(file) {
  const bytes = await readFile(join(lib, file));
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    promisify(gzip)(bytes, { level: 9 }),
  ]);
  await Promise.all([writeFile(join(lib, `${file}.br`), br), writeFile(join(lib, `${file}.gz`), gz)]);
}

async function finish() {
  for (const image of await readdir(from('wwwroot/img'))) {
    await keep(image, await readFile(from('wwwroot/img', image)));
  }
  await keep('icons.svg', await iconSprite(root));
  await writeFile(join(lib, 'manifest.json'), JSON.stringify(manifest, null, 2));
  const packable = (await readdir(lib)).filter((file) => ['.js', '.css', '.svg'].includes(extname(file)));
  await Promise.all(packable.map(pack));
}

async function watch(options) {
  const again = {
    name: 'again',
    setup: (esbuild) =>
      esbuild.onEnd(async (result) => {
        if (result.errors.length === 0) {
          record(result);
          await finish();
        }
      }),
  };
  const watching = await context({ ...common, ...options, plugins: [...(options.plugins ?? []), again] });
  await watching.watch();
}

await rm(lib, { recursive: true, force: true });
await mkdir(lib, { recursive: true });
const parts = [await scripts(), await styles()];

if (process.argv.includes('--watch')) {
  await Promise.all(parts.map(watch));
} else {
  for (const result of await Promise.all(parts.map((part) => build({ ...common, ...part })))) {
    record(result);
  }
  await finish();
  console.log(`wwwroot/lib: ${Object.keys(manifest).length} files`);
}
