// Every page and every feed of a newsroom: what robots.txt, the sitemaps, the feeds and the pages themselves lead to. No link is dead,
// all HTML is valid (the Nu checker), every feed and sitemap follows its rules (feeds.mjs).

import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { browse } from './newsroom.mjs';
import { faultsOfFeed } from './feeds.mjs';

const AT_ONCE = 4;
/// Pages that no sitemap names are many and alike (days of the archive, logs of changes): so many of a shape are looked at.
const OF_A_SHAPE = 60;
const MOST = 6000;
const NOT_PAGES = /^\/(desk|api|b|media|theme)(\/|$)/;
const FIXED = new Set(['search', 'topic', 'author', 'archive', 'corrections', 'feeds', 'reads', 'comments', 'changes', 'c', 'me', 'sitemap']);
const LATIN = (text) => text.replaceAll('&amp;', '&').replaceAll('&#38;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&#x2f;', '/');

/// What kind of address it is: fixed words stay, the rest is a star; names of parameters without their values.
function shape(url) {
  const parts = url.pathname.split('/').slice(1);
  const words = parts.map((part, at) => {
    if (at === 0 && /^[a-z]{2,3}$/.test(part)) return 'LANG';
    if (part === '' || FIXED.has(part) || /\.(atom|rss|json|xml|txt)$/.test(part) || (at === 1 && parts.length === 2)) return part;
    return '*';
  });
  const keys = [...new Set(url.searchParams.keys())].sort().join('&');
  return `/${words.join('/')}${keys && `?${keys}`}`;
}

export async function everyPage({ base, kit, out }) {
  const began = Date.now();
  const origin = new URL(base).origin;
  const fresh = join(out, 'html');
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  const seen = new Map();
  const shapes = {};
  const queue = [];
  const faults = [];
  const pages = [];
  const feeds = [];
  const add = (address, from, always = false) => {
    let url;
    try {
      url = new URL(address, from);
    } catch {
      faults.push(`${from}: “${address}” is no address`);
      return;
    }
    url.hash = '';
    if (url.origin !== origin || NOT_PAGES.test(url.pathname) || seen.has(url.href)) return;
    const kind = shape(url);
    if (!always && (shapes[kind] ?? 0) >= OF_A_SHAPE) return;
    if (seen.size >= MOST) return;
    shapes[kind] = (shapes[kind] ?? 0) + 1;
    seen.set(url.href, from);
    queue.push(url.href);
  };
  const begin = ['/', '/robots.txt', '/sitemap.xml', '/sitemap-news.xml', '/no-such-page'];
  for (const path of begin) add(path, base, true);
  for (const lang of ['tr', 'en', 'ar']) {
    for (const path of [`/${lang}/search?q=xyzzyx`, `/${lang}/no-such-page`, `/${lang}/no/such-page`, `/${lang}/_components`]) add(path, base, true);
  }
  const expected = (href) => /no-such-page|\/no\/such/.test(href);

  async function one(href) {
    const answer = await fetch(href, { headers: { accept: 'text/html,*/*' } });
    const type = answer.headers.get('content-type') ?? '';
    const text = await answer.text();
    const from = seen.get(href);
    const wanted = expected(href) ? 404 : 200;
    // Where a page has ended in earlier days, and only then, a link may lead to a notice of it.
    if (answer.status !== wanted && !(answer.status === 404 && href.endsWith('/_components'))) {
      faults.push(`${href}: ${answer.status}; linked from ${from}`);
    }
    if (text.includes('\uFFFD')) faults.push(`${href}: U+FFFD in the answer`);
    if (href.endsWith('/robots.txt')) {
      for (const [, map] of text.matchAll(/^sitemap:\s*(\S+)/gim)) add(map, href, true);
    } else if (/html/.test(type)) {
      const file = join(fresh, `${pages.length}.html`);
      writeFileSync(file, text);
      pages.push({ href, file });
      for (const [, address] of text.matchAll(/<(?:a|link)\b[^>]*?\shref="([^"]*)"/g)) {
        // The parts on show are samples: what they lead to stands below /x, and nothing does.
        const sample = href.includes('/_components') && /^\/x(?![^/?])/.test(address);
        if (!sample && !/^(mailto|tel|data):/.test(address)) add(LATIN(address), href);
      }
    } else if (/xml|json/.test(type)) {
      feeds.push({ href, type, text });
      // Of a sitemap everything is looked at.
      if (/<(urlset|sitemapindex)\b/.test(text)) for (const [, loc] of text.matchAll(/<loc>([^<]+)<\/loc>/g)) add(LATIN(loc), href, true);
    }
  }
  async function worker() {
    for (let href = queue.shift(); href; href = queue.shift()) {
      await one(href).catch((error) => faults.push(`${href}: ${error.message}`));
    }
  }
  while (queue.length) await Promise.all(Array.from({ length: AT_ONCE }, worker));
  faults.push(...(await invalid(kit, pages)));
  faults.push(...(await faultyFeeds(kit, feeds)));
  const bad = new Set(faults.map((fault) => fault.split(': ')[0]));
  const good = [...pages, ...feeds].filter(({ href }) => !bad.has(href)).length;
  return { pages: pages.length, feeds: feeds.length, faults, good, shapes, seconds: Math.round((Date.now() - began) / 1000) };
}

/// The Nu checker's errors, many pages to a run: starting it is what takes long.
async function invalid(kit, pages) {
  const jar = join(kit, 'node_modules/vnu-jar/build/dist/vnu.jar');
  const faults = [];
  for (let at = 0; at < pages.length; at += 500) {
    const batch = pages.slice(at, at + 500);
    const by = new Map(batch.map(({ href, file }) => [pathToFileURL(file).href, href]));
    const said = await run('java', ['-Xss8m', '-jar', jar, '--format', 'json', '--exit-zero-always', ...batch.map(({ file }) => file)]);
    const start = said.indexOf('{');
    if (start < 0) {
      faults.push(`the HTML checker said nothing: ${said.slice(0, 200)}`);
      continue;
    }
    for (const message of JSON.parse(said.slice(start)).messages) {
      if (message.type === 'error' || message.type === 'non-document-error') {
        faults.push(`${by.get(message.url) ?? message.url}: line ${message.lastLine}: ${message.message}`);
      }
    }
  }
  return faults;
}

function run(program, args) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (data) => (said += data));
    child.on('error', fail);
    child.on('close', () => done(said));
  });
}

async function faultyFeeds(kit, feeds) {
  const util = await import(pathToFileURL(join(kit, 'lib/util.mjs')));
  const browser = await browse();
  try {
    const page = await browser.newPage();
    const faults = [];
    for (const feed of feeds) faults.push(...(await faultsOfFeed(page, util, feed)).map((fault) => `${feed.href}: ${fault}`));
    return faults;
  } finally {
    await browser.close();
  }
}
