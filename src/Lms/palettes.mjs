// A palette stands once in wwwroot/css/palettes, as plain declarations in :root. Here it is given its selectors: one for
// the device's wish, one for the person's own choice, which wins over the device. On screen only: paper is always light.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const dark = '(prefers-color-scheme: dark)';
const high = '(prefers-contrast: more)';

const places = {
  dark: [
    [dark, ':root:not([data-theme="light"])'],
    [null, ':root[data-theme="dark"]'],
  ],
  contrast: [
    [high, ':root:not([data-contrast="normal"])'],
    [null, ':root[data-contrast="high"]'],
  ],
  'contrast-dark': [
    [`${high} and ${dark}`, ':root:not([data-theme="light"]):not([data-contrast="normal"])'],
    [high, ':root[data-theme="dark"]:not([data-contrast="normal"])'],
    [dark, ':root[data-contrast="high"]:not([data-theme="light"])'],
    [null, ':root[data-theme="dark"][data-contrast="high"]'],
  ],
};

const rule = (declarations) => ([media, selector]) =>
  `@media ${['screen', media].filter(Boolean).join(' and ')} { ${selector} { ${declarations} } }`;

async function spread(folder, name) {
  const css = await readFile(join(folder, `${name}.css`), 'utf8');
  const declarations = css.slice(css.indexOf(':root {') + ':root {'.length, css.lastIndexOf('}'));
  return places[name].map(rule(declarations)).join('\n');
}

export const palettes = (folder) => ({
  name: 'palettes',
  setup(esbuild) {
    esbuild.onResolve({ filter: /^palettes$/ }, () => ({ path: 'palettes', namespace: 'palettes' }));
    esbuild.onLoad({ filter: /.*/, namespace: 'palettes' }, async () => ({
      contents: (await Promise.all(Object.keys(places).map((name) => spread(folder, name)))).join('\n'),
      loader: 'css',
      watchFiles: Object.keys(places).map((name) => join(folder, `${name}.css`)),
    }));
  },
});
