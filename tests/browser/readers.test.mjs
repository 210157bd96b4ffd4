// What readers get, from the demo newsroom, in three languages, two looks and two widths.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ROOT, browse, openDemo, person, signIn, within } from './newsroom.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LANGS = ['tr', 'en', 'ar'];
let demo, browser;
before(async () => {
  demo = await openDemo();
  browser = await browse();
});
after(async () => {
  await browser?.close();
  await demo?.close();
});

/// The path of the newest story of a language.
async function storyOf(lang, match = () => true) {
  const feed = await (await fetch(`${demo.base}/${lang}/feed.json`)).json();
  return new URL(feed.items.find(match).url).pathname;
}

async function faults(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
}

for (const lang of LANGS) {
  test(`pages in ${lang} are accessible on a phone and a desktop, light and dark, and ask nobody else for anything`, async () => {
    const story = await storyOf(lang);
    for (const [width, height] of [[390, 844], [1280, 900]]) {
      for (const colorScheme of ['light', 'dark']) {
        const context = await browser.newContext({ viewport: { width, height }, colorScheme });
        const page = await context.newPage();
        const strangers = [];
        page.on('request', (request) => request.url().startsWith(demo.base) || strangers.push(request.url()));
        const complaints = [];
        page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
        for (const path of [`/${lang}/`, story, `/${lang}/search?q=a`, `/${lang}/reads`]) {
          await page.goto(demo.base + path);
          assert.deepEqual(await faults(page), [], `${path} ${width} ${colorScheme}`);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.ok(wide <= 0, `${path} scrolls sideways at ${width}`);
        }
        assert.deepEqual(strangers, []);
        assert.deepEqual(complaints, []);
        assert.deepEqual(await context.cookies(), []);
        await context.close();
      }
    }
  });

  test(`a story page in ${lang} speaks ${lang} only`, async () => {
    // The plain messages of each locale, so that a label of another language on the page gives itself away.
    const words = Object.fromEntries(LANGS.map((l) => {
      const text = ['site', 'rules'].map((f) => readFileSync(join(ROOT, `locales/${l}/${f}.ftl`), 'utf8')).join('\n');
      return [l, new Set([...text.matchAll(/^[a-z-]+ = ([^{}\n]{4,})$/gm)].map((m) => m[1].trim()))];
    }));
    const page = await browser.newPage();
    await page.goto(demo.base + (await storyOf(lang)));
    assert.equal(await page.getAttribute('html', 'lang'), lang);
    assert.equal(await page.getAttribute('html', 'dir') ?? 'ltr', lang === 'ar' ? 'rtl' : 'ltr');
    // What is marked as another language, such as the names in the language switch, may be in it.
    const seen = await page.evaluate((own) => {
      for (const stranger of document.querySelectorAll('body [lang]')) if (stranger.lang !== own) stranger.remove();
      return document.body.innerText.split('\n').map((line) => line.trim());
    }, lang);
    for (const other of LANGS.filter((l) => l !== lang)) {
      const strays = seen.filter((line) => words[other].has(line) && !words[lang].has(line));
      assert.deepEqual(strays, [], `words of ${other}`);
    }
    await page.close();
  });
}

test('every source line has an agency, every page a language', async () => {
  for (const lang of LANGS) {
    const feed = await (await fetch(`${demo.base}/${lang}/feed.json`)).json();
    assert.ok(feed.items.length >= 10, `${lang}: ${feed.items.length} stories`);
    for (const { url } of feed.items) {
      const html = await (await fetch(url)).text();
      assert.match(html, new RegExp(`<html[^>]* lang="${lang}"`));
      assert.match(html, /Kuzey Haber Ajansı|Meridian Wire|Akçaliman Belediyesi/, url);
    }
  }
});

test('without JavaScript a reader reads, is counted, and comments; the moderator approves', async () => {
  const context = await person(browser, 1, { javaScriptEnabled: false, locale: 'tr-TR' });
  const page = await context.newPage();
  const path = await storyOf('tr');
  // Not the page that is kept in memory, whose number is up to a minute old.
  const reads = async () => (await (await fetch(`${demo.base}${path}?order=oldest`)).text()).match(/<p class="reads"><strong>([^<]*)/)[1];
  const before = await reads();
  const gif = page.waitForResponse((answer) => /\/b\/[0-9a-f-]+\.gif/.test(answer.url()));
  await page.goto(demo.base + path);
  assert.equal((await gif).status(), 200);
  assert.notEqual(await reads(), before, 'it is counted');

  const made = Date.now();
  await page.fill('.comment-form [name=name]', 'Deneme Okuru');
  await page.fill('.comment-form [name=text]', 'cok guzel bir haber olmus');
  // What is sent faster than a person can waits elsewhere.
  await within(5000, 'a person has typed', () => Date.now() - made > 2200);
  await page.click('.comment-form button');
  assert.match(await page.locator('.returned .repaired').innerText(), /^çok güzel bir haber olmuş$/);
  assert.equal(await page.inputValue('.comment-form [name=text]'), 'cok guzel bir haber olmus', 'nothing of the draft is lost');
  // One tap takes the repaired text.
  await page.click('.returned form button');
  await page.locator('.outcome.good').waitFor();

  const moderator = await signIn(browser, demo.base, 'moderator', 'kapi-tokmagi-4');
  await moderator.goto(`${demo.base}/desk/comments`);
  const card = moderator.locator('li.comment', { hasText: 'Deneme Okuru' }).last();
  await card.locator('button[value=approve]').click();
  await within(2000, 'readers see it', async () => (await (await fetch(demo.base + path)).text()).includes('Deneme Okuru'));
  await context.close();
});

test('the beacon is sent once the page has been seen', async () => {
  const page = await browser.newPage();
  const beacon = page.waitForRequest((request) => request.method() === 'POST' && /\/b\/[0-9a-f-]+\?k=/.test(request.url()), { timeout: 5000 });
  await page.goto(demo.base + (await storyOf('en')));
  await beacon;
  await page.close();
});

test('the desk is accessible too', async () => {
  const page = await signIn(browser, demo.base, 'editor', 'kapi-tokmagi-2');
  const story = async () => page.locator('a[href^="/desk/story/"]').first().getAttribute('href');
  await page.goto(`${demo.base}/desk/stories`);
  const one = (await story()).replace(/[?#].*/, '');
  for (const path of ['/desk/wire', '/desk/stories', one, `${one}/edit`, '/desk/comments', '/desk/write']) {
    await page.goto(demo.base + path);
    assert.deepEqual(await faults(page), [], path);
  }
});
