// One sprite of the lucide icons named in wwwroot/icons.txt, with the drawings of our own in wwwroot/symbols.
// A view that names an icon the sprite lacks stops the build.
import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';

const named = [/<icon\s+[^>]*?name="([a-z0-9-]+)"/g, /\bicon="([a-z0-9-]+)"/g];

async function views(root) {
  const files = await readdir(join(root, 'src/Lms'), { recursive: true });
  return files.filter((file) => file.endsWith('.cshtml')).map((file) => join(root, 'src/Lms', file));
}

async function iconsInViews(root) {
  const found = new Map();
  for (const view of await views(root)) {
    const text = await readFile(view, 'utf8');
    for (const pattern of named) {
      for (const [, icon] of text.matchAll(pattern)) {
        found.set(icon, view);
      }
    }
  }
  return found;
}

function symbol(id, svg) {
  const viewBox = /viewBox="([^"]+)"/.exec(svg)[1];
  const drawing = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
  return `<symbol id="${id}" viewBox="${viewBox}">${drawing.replace(/\s+/g, ' ').trim()}</symbol>`;
}

async function lucide(root, name) {
  try {
    return await readFile(join(root, 'node_modules/lucide-static/icons', `${name}.svg`), 'utf8');
  } catch {
    throw new Error(`wwwroot/icons.txt: lucide has no icon "${name}"`);
  }
}

export async function iconSprite(root) {
  const list = (await readFile(join(root, 'wwwroot/icons.txt'), 'utf8')).split('\n');
  const names = list.map((line) => line.trim()).filter((line) => line && !line.startsWith('#'));
  const own = (await readdir(join(root, 'wwwroot/symbols'))).map((file) => basename(file, '.svg'));
  for (const [icon, view] of await iconsInViews(root)) {
    if (!names.includes(icon) && !own.includes(icon)) {
      throw new Error(`${view}: icon "${icon}" is not in wwwroot/icons.txt`);
    }
  }
  const symbols = [
    ...(await Promise.all(names.map(async (name) => symbol(name, await lucide(root, name))))),
    ...(await Promise.all(own.map(async (name) => symbol(name, await readFile(join(root, 'wwwroot/symbols', `${name}.svg`), 'utf8'))))),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`;
}
