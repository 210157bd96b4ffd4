// `cargo xtask screens`: every kind of page that readers see, on a phone and a desktop, light and dark, in three scripts; and
// index.html to look at them side by side. A chosen few are kept under short names; the rest is in `all/`, which git ignores.
//
// node screens.mjs --out DIR [--base URL] [--only WORD] [--chosen]      kinds with WORD in them; the chosen few alone

import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LANGS, kindsOfPages } from './kinds.mjs';
import { browse, openDemo } from './newsroom.mjs';

const option = (name) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const OUT = option('out') ?? 'screens';
const WINDOWS = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };
const SCHEMES = ['light', 'dark'];
/// No shot is higher than this; a thread of comments goes on for ever.
const HIGHEST = { phone: 2600, desktop: 2000 };
/// What is committed: kind, language, window, scheme.
const CHOSEN = ['front tr desktop light', 'front tr phone dark', 'front ar desktop light', 'front ar phone light', 'story tr phone light', 'story en desktop light',
  'story ar phone dark', 'section en phone light', 'topic tr desktop light', 'author tr phone light', 'found tr desktop light', 'corrections tr phone light',
  'changes en desktop light', 'archive ar phone light', 'obituary tr phone light', 'letter en phone light', 'lite story tr phone light', 'not found ar phone light',
  'components en desktop dark'];
const QUALITY = { all: 70, chosen: 55 };

const slug = (...words) => words.join('-').replaceAll(' ', '-');
const demo = option('base') ? { base: option('base'), close() {} } : await openDemo({ stories: 500 });
const browser = await browse();
const shots = [];
try {
  const pages = (await kindsOfPages(demo.base)).filter(({ kind }) => !option('only') || kind.includes(option('only')));
  const all = join(OUT, 'all');
  rmSync(all, { recursive: true, force: true });
  mkdirSync(all, { recursive: true });
  for (const [screen, viewport] of Object.entries(WINDOWS)) {
    for (const scheme of SCHEMES) {
      const context = await browser.newContext({ viewport, colorScheme: scheme, deviceScaleFactor: 1, isMobile: screen === 'phone', locale: 'tr-TR' });
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      for (const { kind, lang, path } of pages) {
        const chosen = CHOSEN.includes([kind, lang, screen, scheme].join(' '));
        if (process.argv.includes('--chosen') && !chosen) continue;
        await page.goto(demo.base + path);
        // Pictures below the fold come when they are scrolled to.
        await page.evaluate(async () => {
          for (const one of document.images) one.loading = 'eager';
          await Promise.all([...document.images].map((one) => one.decode().catch(() => {})));
          await document.fonts.ready;
        });
        const height = Math.min(HIGHEST[screen], await page.evaluate(() => document.documentElement.scrollHeight));
        const clip = { x: 0, y: 0, width: viewport.width, height, scale: 1 };
        const shot = async (file, quality) => {
          const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality, clip, captureBeyondViewport: true });
          writeFileSync(join(OUT, file), Buffer.from(data, 'base64'));
        };
        const name = slug(kind, lang, screen, scheme);
        await shot(`all/${name}.webp`, QUALITY.all);
        shots.push({ kind, lang, screen, scheme, file: `all/${name}.webp` });
        if (chosen) await shot(`${name}.webp`, QUALITY.chosen);
      }
      await context.close();
    }
  }
  await sheets();
} finally {
  await browser.close();
  await demo.close();
}
const kept = CHOSEN.map((words) => join(OUT, `${slug(...words.split(' '))}.webp`));
const size = kept.reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
console.log(`${shots.length} shots in ${OUT}; the chosen ones take ${Math.round(size / 1000)} kB`);

/// Contact sheets: one for each window and scheme, rows of kinds, columns of languages.
async function sheets() {
  const kinds = [...new Set(shots.map(({ kind }) => kind))];
  const cell = (kind, lang, screen, scheme) => {
    const one = shots.find((s) => s.kind === kind && s.lang === lang && s.screen === screen && s.scheme === scheme);
    return one ? `<td><a href="${one.file}"><img src="${one.file}" alt="${kind}, ${lang}, ${screen}, ${scheme}" loading="lazy"></a></td>` : '<td>–</td>';
  };
  const tables = Object.keys(WINDOWS).flatMap((screen) => SCHEMES.map((scheme) => `<h2 id="${screen}-${scheme}">${screen}, ${scheme}</h2><table><tr><th></th>${
    LANGS.map((lang) => `<th>${lang}</th>`).join('')}</tr>${
    kinds.map((kind) => `<tr><th>${kind}</th>${LANGS.map((lang) => cell(kind, lang, screen, scheme)).join('')}</tr>`).join('\n')}</table>`));
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title><style>
    body{font:14px system-ui;margin:1rem;background:#777}img{width:100%;height:420px;object-fit:cover;object-position:top;background:#fff;display:block}
    td{width:32%;vertical-align:top;padding:4px}table{width:100%;table-layout:fixed;border-collapse:collapse}th:first-child{width:6em;text-align:left;vertical-align:top}
    </style>${tables.join('\n')}</html>`;
  writeFileSync(join(OUT, 'index.html'), html);
}
