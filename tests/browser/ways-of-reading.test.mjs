// However somebody reads: without JavaScript, by keyboard alone, at 400 % zoom, in forced colours, on paper; and what it costs them.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LANGS, kindsOfPages } from './kinds.mjs';
import { browse, openDemo, within } from './newsroom.mjs';

const STORY_KB = 110;
const SCRIPT_KB = 5;
let demo, browser, pages;
before(async () => {
  demo = await openDemo();
  browser = await browse();
  pages = await kindsOfPages(demo.base);
});
after(async () => {
  await browser?.close();
  await demo?.close();
});

const of = (kind, lang) => pages.find((page) => page.kind === kind && page.lang === lang)?.path;
const open = async (options) => {
  const context = await browser.newContext(options);
  return { context, page: await context.newPage() };
};
const here = (page) => decodeURIComponent(new URL(page.url()).pathname);
const WORDS = {
  tr: { query: 'köprü', comment: 'Köprü gerçekten çok güzel olmuş, emeği geçenlere teşekkürler.' },
  en: { query: 'bridge', comment: 'The bridge is lovely; thanks to everybody who built it.' },
  ar: { query: 'جسر', comment: 'الجسر جميل حقًا، شكرًا لكل من شارك في بنائه.' },
};

for (const lang of LANGS) {
  test(`without JavaScript one goes from the front to a section, a story and back, searches, and comments (${lang})`, async () => {
    const { context, page } = await open({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    await page.goto(`${demo.base}/${lang}/`);
    await page.locator('nav.sections a').first().click();
    assert.match(here(page), new RegExp(`^/${lang}/[^/]+/$`));
    const title = (await page.locator('main a', { hasText: /\S{2,}.*\S/ }).first().innerText()).trim();
    await page.locator('main a', { hasText: title }).first().click();
    assert.ok((await page.locator('article.story .body p').count()) >= 1, 'the story is there to read');
    assert.equal(await page.locator('h1').count(), 1);
    await page.locator('.masthead a').first().click();

    await page.goto(demo.base + of('search', lang));
    await page.fill('main input[name=q]', WORDS[lang].query);
    await page.locator('main form[role=search] button, main search button, main form button').first().click();
    assert.ok((await page.locator('main h2 a, main h3 a').count()) >= 1, 'something is found');
    await page.locator('main h2 a, main h3 a').first().click();
    assert.equal(await page.locator('article.story').count(), 1);

    await page.goto(demo.base + of('story', lang));
    const made = Date.now();
    await page.fill('.comment-form [name=name]', `Okur ${lang}`);
    await page.fill('.comment-form [name=text]', WORDS[lang].comment);
    await within(5000, 'a person has typed', () => Date.now() - made > 2200);
    await page.click('.comment-form .main-button');
    await page.locator('.outcome.good').waitFor();
    await context.close();
  });

  test(`by keyboard alone one skips to the text, reaches every link, searches and comments (${lang})`, async () => {
    const { context, page } = await open({ viewport: { width: 1280, height: 900 } });
    const focused = () => page.evaluate(() => {
      const one = document.activeElement;
      const box = one.getBoundingClientRect();
      const style = getComputedStyle(one);
      const seen = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      return { tag: one.localName, name: one.getAttribute('name'), href: one.getAttribute('href'), seen, ring: style.outlineStyle !== 'none' || style.boxShadow !== 'none' };
    });
    await page.goto(demo.base + of('story', lang));
    await page.keyboard.press('Tab');
    const skip = await focused();
    assert.match(skip.href ?? '', /^#./, 'the first stop leads to the text');
    assert.ok(skip.seen && skip.ring, 'and is seen');
    await page.keyboard.press('Enter');
    const inMain = await page.evaluate(() => Boolean(document.querySelector(':target')?.closest('main')));
    assert.ok(inMain, 'one is in the text now');

    // All the way through the page: no trap, and every stop can be seen.
    await page.goto(demo.base + of('story', lang));
    const wanted = await page.evaluate(() => [...document.querySelectorAll('a[href],button,input:not([type=hidden]),textarea,select,summary')]
      .filter((one) => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }) && !one.closest('details:not([open]) > :not(summary)')).length);
    const names = new Set();
    let stops = 0;
    for (; stops < wanted + 20; stops += 1) {
      await page.keyboard.press('Tab');
      const one = await focused();
      if (one.tag === 'body') break;
      assert.ok(one.seen, `stop ${stops} (${one.tag} ${one.href ?? one.name}) is on the screen`);
      assert.ok(one.ring, `stop ${stops} (${one.tag} ${one.href ?? one.name}) shows where it is`);
      if (one.name) names.add(one.name);
    }
    assert.ok(stops >= wanted * 0.95 && stops < wanted + 20, `${stops} stops for ${wanted} things`);
    for (const name of ['name', 'text']) assert.ok(names.has(name), `the field “${name}” is reached`);

    await page.goto(demo.base + of('search', lang));
    await page.locator('main input[name=q]').focus();
    await page.keyboard.type(WORDS[lang].query);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    assert.ok(new URL(page.url()).searchParams.get('q'));

    await page.goto(demo.base + of('story', lang));
    const made = Date.now();
    await page.locator('.comment-form [name=name]').focus();
    await page.keyboard.type(`Klavye ${lang}`);
    await page.locator('.comment-form [name=text]').focus();
    await page.keyboard.type(`${WORDS[lang].comment} (2)`);
    await within(5000, 'a person has typed', () => Date.now() - made > 2200);
    await page.locator('.comment-form .main-button').focus();
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await page.locator('.outcome.good').waitFor();
    await context.close();
  });

  test(`at 400 % zoom nothing is cut off and nothing scrolls sideways, on any kind of page (${lang})`, async () => {
    const { context, page } = await open({ viewport: { width: 320, height: 256 } });
    for (const { kind, path } of pages.filter((one) => one.lang === lang)) {
      await page.goto(demo.base + path);
      const { wide, cut } = await page.evaluate(() => {
        const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
        const cut = [...document.querySelectorAll('main h1, main h2, main p, main li, main a, main button, main input, main textarea, footer a')]
          .filter((one) => {
            // Tables and what is as long as a line of a program scroll by themselves; what is hidden is for those who listen.
            if (one.closest('.sheet, pre, [role=group][tabindex], [aria-hidden=true]') || !one.checkVisibility({ visibilityProperty: true })) return false;
            const box = one.getBoundingClientRect();
            if (box.width <= 1 || box.height <= 1) return false;
            const style = getComputedStyle(one);
            const hides = style.overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 1 && style.textOverflow !== 'ellipsis';
            return hides || box.left < -1 || box.right > innerWidth + 1;
          }).map((one) => `${one.localName}.${one.className} ${one.textContent.trim().slice(0, 30)}`);
        return { wide, cut };
      });
      assert.ok(wide <= 0, `${kind}: ${wide} px too wide`);
      assert.deepEqual(cut, [], kind);
    }
    await context.close();
  });

  test(`on paper there is the story, its time and its address, and no furniture (${lang})`, async () => {
    const { context, page } = await open({ viewport: { width: 794, height: 1123 } });
    await page.emulateMedia({ media: 'print' });
    await page.goto(demo.base + of('story', lang));
    const paper = await page.evaluate(() => {
      const seen = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()).length;
      const [r, g, b] = getComputedStyle(document.body).color.match(/[\d.]+/g).map(Number);
      return { nav: seen('nav'), form: seen('form'), h1: seen('h1'), text: seen('article.story .body p'), time: seen('article.story time'), dark: r + g + b < 200 };
    });
    assert.deepEqual([paper.nav, paper.form, paper.h1], [0, 0, 1]);
    assert.ok(paper.text >= 1 && paper.time >= 1 && paper.dark, JSON.stringify(paper));
    await context.close();
  });

  test(`a first view of a story is light, sets no cookie and asks nobody else (${lang})`, async () => {
    const { context, page } = await open({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true });
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    const asked = new Map();
    const sum = { all: 0, script: 0 };
    devtools.on('Network.requestWillBeSent', ({ requestId, request, type }) => asked.set(requestId, { url: request.url, type }));
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      sum.all += encodedDataLength;
      if (asked.get(requestId)?.type === 'Script') sum.script += encodedDataLength;
    });
    await page.goto(demo.base + of('story', lang), { waitUntil: 'networkidle' });
    assert.ok(sum.all / 1000 <= STORY_KB, `${(sum.all / 1000).toFixed(1)} kB: ${[...asked.values()].map(({ url }) => url).join(' ')}`);
    assert.ok(sum.script / 1000 <= SCRIPT_KB, `${(sum.script / 1000).toFixed(1)} kB of scripts`);
    assert.deepEqual([...asked.values()].filter(({ url }) => !url.startsWith(demo.base) && !url.startsWith('data:')), []);
    for (const { path } of pages.filter((one) => one.lang === lang)) {
      await page.goto(demo.base + path);
      assert.deepEqual(await context.cookies(), [], path);
      assert.equal(await page.evaluate(() => localStorage.length + document.cookie.length), 0, path);
    }
    assert.deepEqual([...asked.values()].filter(({ url }) => !url.startsWith(demo.base) && !url.startsWith('data:')), []);
    await context.close();
  });
}

test('in forced colours every control has an edge, and every link a line or a place of its own', async () => {
  for (const lang of LANGS) {
    const { context, page } = await open({ viewport: { width: 1280, height: 900 }, forcedColors: 'active', colorScheme: 'dark' });
    for (const kind of ['front', 'story', 'search', 'found']) {
      await page.goto(demo.base + of(kind, lang));
      const faults = await page.evaluate(() => {
        const faults = [];
        if (!matchMedia('(forced-colors: active)').matches) faults.push('colours are not forced');
        for (const one of document.querySelectorAll('button, input:not([type=hidden]):not([type=checkbox]):not([type=radio]), textarea, select')) {
          if (!one.checkVisibility({ visibilityProperty: true })) continue;
          const style = getComputedStyle(one);
          const plain = one.localName === 'button' && style.textDecorationLine.includes('underline');
          if (!plain && parseFloat(style.borderTopWidth) + parseFloat(style.borderBottomWidth) + parseFloat(style.outlineWidth) < 1) faults.push(`no edge: ${one.outerHTML.slice(0, 100)}`);
        }
        // In running text; elsewhere the colour of links, which the reader has chosen, is enough.
        for (const link of document.querySelectorAll('main .body p a, main .outcome p a, main .closed a')) {
          const style = getComputedStyle(link);
          const alone = link.parentElement.textContent.trim() === link.textContent.trim();
          if (!alone && !style.textDecorationLine.includes('underline') && parseFloat(style.borderBottomWidth) < 1) faults.push(`a link like its text: ${link.outerHTML.slice(0, 120)}`);
        }
        // Colours of a fixed kind would fall on a ground of another.
        for (const svg of document.querySelectorAll('svg')) {
          if (svg.checkVisibility() && getComputedStyle(svg).forcedColorAdjust === 'none') faults.push(`a fixed colour: ${svg.outerHTML.slice(0, 80)}`);
        }
        return faults;
      });
      assert.deepEqual(faults, [], `${kind} in ${lang}`);
    }
    await context.close();
  }
});
