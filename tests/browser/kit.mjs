// `cargo xtask test --only kit`: the measuring kit on every kind of page of the demo newsroom, then the HTML checker and the rules of
// feeds on every page and feed that it has. Prints the sums as Node's test runner does. Without the noisy scores of time.
//
// node kit.mjs [--base URL] [--only WORD] [--pages] [--every]     the demo that is open at URL; kinds by name, with commas; one half only

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { everyPage } from './every-page.mjs';
import { LANGS, kindsOfPages } from './kinds.mjs';
import { openDemo } from './newsroom.mjs';

const option = (name) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const has = (name) => process.argv.includes(`--${name}`);
const KIT = process.env.TELLAL_KIT;
const OUT = process.env.TELLAL_KIT_OUT ?? 'kit-out';
// What a reader's first view may weigh: kB on the wire, everything counted, on a phone with an empty cache.
const STORY_KB = 110;
/// These are measured in every language; any other kind in one, by turns.
const EVERYWHERE = new Set(['front', 'section', 'topic', 'story', 'found', 'corrections']);
const BUDGETS = { js_kb: 5, cls: 0.01, third_party: 0 };

const { checkSite, table } = await import(pathToFileURL(join(KIT, 'site-check.mjs')));
const demo = option('base') ? { base: option('base'), close() {} } : await openDemo({ stories: 500 });
let passed = 0;
let failed = 0;
try {
  const { base } = demo;
  if (!has('every')) await kinds(base);
  if (!has('pages')) await all(base);
} finally {
  await demo.close();
}
console.log(`ℹ pass ${passed}\nℹ fail ${failed}`);
process.exit(failed ? 1 : 0);

async function kinds(base) {
  const all = await kindsOfPages(base);
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  const turn = ({ kind, lang }) => EVERYWHERE.has(kind) || LANGS[kinds.indexOf(kind) % LANGS.length] === lang;
  const chosen = all.filter((page) => page.kit && (option('only') ? option('only').split(',').includes(page.kind) : turn(page)));
  const paths = chosen.map(({ path, lang, kit }) => ({ path, lang, kind: kit }));
  const report = await checkSite({
    base, paths, out: join(OUT, 'pages'), budgets: BUDGETS, lighthouse: false, total: 2400, log: (line) => console.error(line),
  });
  for (const page of report.pages.filter((page) => page.kind === 'article' && page.m.transferKb > STORY_KB)) {
    const msg = `the first view is ${page.m.transferKb.toFixed(0)} kB, of ${STORY_KB} kB`;
    report.findings.push({ sev: 'error', id: 'first-view', where: page.path, msg });
  }
  console.log(table(report));
  for (const { sev, id, where, msg } of report.findings) console.log(`${sev === 'error' ? 'FAIL' : 'warn'}  ${id}  ${where}  ${msg}`);
  const errors = report.findings.filter((finding) => finding.sev === 'error');
  for (const { path } of paths) {
    if (errors.some(({ where }) => where === path || where.startsWith(`${path} [`))) failed += 1;
    else passed += 1;
  }
  // What is not of one page: robots.txt, sitemaps, feeds, addresses that nobody has.
  const elsewhere = errors.filter(({ where }) => !paths.some(({ path }) => where === path || where.startsWith(`${path} [`)));
  failed += elsewhere.length;
  // Not every form has a story in every language.
  const nowhere = [...new Set(all.missing.map(({ kind }) => kind))].filter((kind) => !all.some((page) => page.kind === kind));
  for (const kind of nowhere) console.log(`FAIL  the demo shows no page of this kind: ${kind}`);
  failed += nowhere.length;
}

async function all(base) {
  const result = await everyPage({ base, kit: KIT, out: join(OUT, 'every') });
  for (const fault of result.faults) console.log(`FAIL  ${fault}`);
  console.log(`${result.pages} pages and ${result.feeds} feeds of ${base}: ${result.faults.length} faults, ${result.seconds} s`);
  for (const [shape, count] of Object.entries(result.shapes)) console.log(`  ${String(count).padStart(6)}  ${shape}`);
  passed += result.good;
  failed += result.faults.length;
}
