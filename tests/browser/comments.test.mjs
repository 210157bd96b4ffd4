// What readers do with comments: write, be answered by the rules, reply, report, sort, take back, sign in; in three languages, with
// a script and without, on a phone and at a desk. And what attackers write stays words.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ROOT, browse, g2, openNewsroom, within } from './newsroom.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LANGS = ['tr', 'en', 'ar'];
const HEADLINE = { tr: 'Işıklı köprü törenle açıldı', en: 'Lit bridge opens with a ceremony', ar: 'افتتاح الجسر المضيء في حفل' };
const BODY = { tr: 'Köprü bugün törenle açıldı.', en: 'The bridge was opened today.', ar: 'افتُتح الجسر اليوم.' };

const source = (lang) => `
[[sources]]
id = "own-${lang}"
agency = "Kuzey Ajansı"
lang = "${lang}"
zone = "Europe/Istanbul"
section = "world"
token = "knock-knock-knock-${lang}"
publish = "by-itself"
`;
const SETTINGS = `${LANGS.map(source).join('')}
[comments]
policy = "at-once"
[comments.flood]
per_minute = 10000
per_hour = 100000
work_from = 100000
[mail]
smtp = "folder"
from = "Deneme Postası <okur@deneme.example>"
`;

let newsroom, browser;
const paths = {};
before(async () => {
  newsroom = await openNewsroom(SETTINGS);
  browser = await browse();
  for (const lang of LANGS) {
    const folder = join(newsroom.folder, 'data/drop', `own-${lang}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'a.part'), g2({ id: `urn:newsml:kuzey.example:${lang}`, lang, headline: HEADLINE[lang], body: BODY[lang] }));
    renameSync(join(folder, 'a.part'), join(folder, 'a.xml'));
  }
  for (const lang of LANGS) {
    paths[lang] = await within(20_000, `the story in ${lang} is out`, async () => {
      const feed = await (await fetch(`${newsroom.base}/${lang}/feed.json`)).json();
      return feed.items[0] && new URL(feed.items[0].url).pathname;
    });
  }
});
after(async () => {
  await browser?.close();
  await newsroom?.close();
});

async function faults(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
}

/// axe needs the page's own timers: it looks where scripts run, at the same pages.
async function fine(page, what) {
  if (page.scripted) assert.deepEqual(await faults(page), [], what);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${what} scrolls sideways`);
}

/// The words of a letter, in whichever way they travel (RFC 2045, 6).
function words(letter) {
  const [head, body] = letter.split(/\r?\n\r?\n(.*)/s);
  if (/^content-transfer-encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString();
  return body.replace(/=\r?\n/g, '').replace(/=3D/g, '=');
}

const open = async (options) => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.scripted = options.javaScriptEnabled !== false;
  return { context, page };
};

/// Fills the form in and sends it. Whoever is no machine has taken two seconds; `hasty` readers are told that they were quicker.
async function write(page, name, text, { hasty = false } = {}) {
  const made = Date.now();
  await page.fill('.comment-form [name=name]', name);
  await page.fill('.comment-form [name=text]', text);
  if (hasty) await page.evaluate(() => { document.querySelector('.comment-form [name=stamp]').value = ''; });
  else await within(5000, 'a person has typed', () => Date.now() - made > 2200);
  await Promise.all([page.waitForNavigation(), page.click('.comment-form .main-button')]);
}

const RETURNED = {
  tr: ['cok guzel bir haber olmus', 'çok güzel bir haber olmuş', ['cok', 'guzel', 'olmus'], ['çok', 'güzel', 'olmuş']],
  en: ['WHAT A TERRIBLE WASTE OF GOOD MONEY', 'What a terrible waste of good money', null, null],
};
const PLAIN = {
  tr: 'Köprü gerçekten çok güzel olmuş, emeği geçenlere teşekkürler.',
  en: 'The bridge is lovely; thanks to everybody who built it.',
  ar: 'الجسر جميل حقًا، شكرًا لكل من شارك في بنائه.',
};

for (const lang of LANGS) {
  for (const javaScriptEnabled of [true, false]) {
    for (const [width, height] of [[390, 844], [1280, 900]]) {
      const options = { viewport: { width, height }, javaScriptEnabled };
      const where = `${lang}, ${javaScriptEnabled ? 'with' : 'without'} a script, ${width} wide`;

      test(`a reader writes, sees it wait, and takes it back (${where})`, async () => {
        const { context, page } = await open(options);
        const complaints = [];
        page.on('pageerror', (fault) => complaints.push(String(fault)));
        await page.goto(newsroom.base + paths[lang]);
        assert.deepEqual(await context.cookies(), [], 'reading sets no cookie');
        const name = `Okur ${lang} ${width} ${javaScriptEnabled}`;

        if (RETURNED[lang]) {
          const [typed, repaired, hits, mended] = RETURNED[lang];
          await write(page, name, typed);
          await fine(page, 'a returned comment');
          assert.equal(await page.inputValue('.comment-form [name=text]'), typed, 'nothing of the draft is lost');
          assert.equal(await page.locator('.returned .repaired').innerText(), repaired);
          if (hits) {
            assert.deepEqual(await page.locator('.returned .typed mark').allInnerTexts(), hits);
            assert.deepEqual(await page.locator('.returned .repaired mark').allInnerTexts(), mended);
          }
          assert.deepEqual(await context.cookies(), [], 'nor does a comment that came back');
          await Promise.all([page.waitForNavigation(), page.click('.returned form .main-button')]);
          await page.locator('.comment.own', { hasText: repaired }).waitFor();
        }

        // Sent by a form that nobody vouches for, it waits, and its author is told why.
        await page.goto(newsroom.base + paths[lang]);
        await write(page, name, `${PLAIN[lang]} (${width} ${javaScriptEnabled})`, { hasty: true });
        await page.locator('.outcome.good li').waitFor();
        const own = page.locator('.comment.own.pending');
        await own.waitFor();
        assert.equal(await own.locator('.comment-note li').count(), 1, 'with the reason');
        assert.equal(await own.locator('.comment-text').getAttribute('dir'), lang === 'ar' ? 'rtl' : 'ltr');
        await fine(page, 'a comment that waits');
        const [cookie] = await context.cookies();
        assert.deepEqual([cookie.name, cookie.httpOnly, cookie.sameSite], ['tellal-reader', true, 'Lax']);
        assert.equal(await page.inputValue('.comment-form [name=text]'), '', 'what was sent is no draft');

        const stranger = await (await fetch(newsroom.base + paths[lang])).text();
        assert.ok(!stranger.includes(`(${width} ${javaScriptEnabled})`), 'nobody else sees it');

        await page.goto(`${newsroom.base}/${lang}/my-comments`);
        await fine(page, 'my comments');
        await page.click('.comment.pending .comment-foot a');
        await fine(page, 'the question before it is deleted');
        await Promise.all([page.waitForNavigation(), page.click('main form .main-button')]);
        await page.locator('.outcome.good').waitFor();
        assert.equal(await page.locator('.comment.pending').count(), 0);
        assert.deepEqual(complaints, []);
        await context.close();
      });

      test(`a reader replies below a comment, sorts, and reports one (${where})`, async () => {
        const first = await open(options);
        await first.page.goto(newsroom.base + paths[lang]);
        const mark = `${lang}-${width}-${javaScriptEnabled}`;
        await write(first.page, 'Ayşe', `${PLAIN[lang]} (0) ${Date.now()}`);
        await first.page.goto(newsroom.base + paths[lang]);
        await write(first.page, 'Ayşe', `${PLAIN[lang]} ${mark}`);
        const { context, page } = await open(options);
        await page.goto(newsroom.base + paths[lang]);
        const comment = page.locator('.comment', { hasText: mark });
        await comment.locator('.comment-foot a').first().click();
        const form = page.locator('.write.in-place');
        await form.waitFor();
        const below = await page.evaluate((mark) => {
          const comment = [...document.querySelectorAll('.comment')].find((one) => one.textContent.includes(mark));
          return comment.nextElementSibling.classList.contains('in-place');
        }, mark);
        assert.ok(below, 'the form opens below what it answers');
        await fine(page, 'a form in its place');
        await write(page, 'محمد', `مرحبا ${mark} 2026`);
        const answer = page.locator('.answers .comment', { hasText: mark });
        await answer.waitFor();
        assert.equal(await answer.locator('.comment-name bdi').innerText(), 'محمد');

        for (const order of ['oldest', 'most-answered', 'newest']) {
          await page.locator(`.sorts a[href*="${order === 'newest' ? '#comments' : order}"]`).first().click();
          await page.locator('.sorts a[aria-current]').waitFor();
          await fine(page, order);
        }
        const firsts = async (order) => {
          const html = await (await fetch(`${newsroom.base}${paths[lang]}?order=${order}`)).text();
          return [...html.matchAll(/<li><article class="comment[^"]*" id="c-([0-9a-f]+)"/g)].map((m) => m[1]);
        };
        assert.ok((await firsts('oldest')).length > 0);

        await page.goto(newsroom.base + paths[lang]);
        await page.locator('.comment', { hasText: mark }).first().locator('.comment-foot .quiet').click();
        await fine(page, 'a report');
        await page.check('#why-spam');
        await Promise.all([page.waitForNavigation(), page.click('.report-form .main-button')]);
        await fine(page, 'thanks for a report');
        await page.click('main a');
        assert.ok(new URL(page.url()).hash.startsWith('#c-'), 'back at the comment');
        assert.equal(await page.locator('.comment:target').count(), 1);
        await context.close();
        await first.context.close();
      });
    }
  }

  test(`a reader signs in by a link and sees what they wrote elsewhere (${lang})`, async () => {
    const folder = join(newsroom.folder, 'data/mail');
    const address = `okur-${lang}@posta.example`;
    const phone = await open({ viewport: { width: 390, height: 844 } });
    await phone.page.goto(newsroom.base + paths[lang]);
    await write(phone.page, 'Deniz', `${PLAIN[lang]} (1)`);
    const desk = await open({ javaScriptEnabled: false });
    const read = new Set(existsSync(folder) ? readdirSync(folder) : []);
    for (const { page } of [phone, desk]) {
      await page.goto(`${newsroom.base}/${lang}/sign-in`);
      await fine(page, 'signing in');
      await page.fill('#sign-in-address', address);
      await Promise.all([page.waitForNavigation(), page.click('main form .main-button')]);
      await fine(page, 'a link is on its way');
      const link = await within(10_000, 'the letter is in the folder', () => {
        const news = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => !read.has(name));
        for (const name of news) {
          const letter = readFileSync(join(folder, name), 'utf8');
          const found = letter.includes(address) && words(letter).match(new RegExp(`${newsroom.base}(/${lang}/sign-in/\\S+)`));
          if (found) return read.add(name) && found[1];
        }
        return null;
      });
      await page.goto(newsroom.base + link);
      await fine(page, 'a link');
      await Promise.all([page.waitForNavigation(), page.click('main form .main-button')]);
      await page.locator('.mine .comment', { hasText: '(1)' }).waitFor();
      await fine(page, 'my comments, signed in');
      assert.equal((await page.goto(newsroom.base + link)).status(), 410, 'a link works once');
      await fine(page, 'a link that no longer works');
    }
    await desk.page.goto(`${newsroom.base}/${lang}/my-comments/delete`);
    await fine(desk.page, 'the question before all are deleted');
    await Promise.all([desk.page.waitForNavigation(), desk.page.click('main form .main-button')]);
    await phone.page.goto(newsroom.base + paths[lang]);
    assert.equal(await phone.page.locator('.comment', { hasText: '(1)' }).count(), 0);
    await phone.context.close();
    await desk.context.close();
  });
}

test('what is being typed survives a lost page, and the work in a rush is done by the browser', async () => {
  const { context, page } = await open({});
  await page.goto(newsroom.base + paths.en);
  await page.fill('.comment-form [name=text]', 'Half a thought');
  await page.fill('.comment-form [name=name]', 'Deniz');
  await page.reload();
  assert.equal(await page.inputValue('.comment-form [name=text]'), 'Half a thought');
  // As the page stands in a rush.
  await page.route(newsroom.base + paths.en, async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    const answer = await route.fetch();
    const body = (await answer.text()).replace('data-working=', 'data-work="16" data-working=');
    return route.fulfill({ response: answer, body });
  });
  await page.reload();
  const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().includes('/comments'));
  const start = Date.now();
  await page.click('.comment-form .main-button');
  const fields = new URLSearchParams((await sent).postData());
  assert.ok(Date.now() - start < 15_000, 'in good time');
  const hash = [...createHash('sha256').update(`${fields.get('stamp')}.${fields.get('proof')}`).digest()].slice(0, 2);
  assert.deepEqual(hash, [0, 0]);
  await context.close();
});

test('nothing that attackers write as a comment or a name does anything in a browser', async (t) => {
  const shared = process.env.TELLAL_SHARED ?? join(ROOT, '../shared');
  const file = join(shared, 'corpora/xss/dev/vectors.json');
  if (!existsSync(file)) return t.skip(`${file} is not here`);
  const all = Object.values(JSON.parse(readFileSync(file, 'utf8'))).map((vector) => vector.payload).filter((text) => text.trim().length > 1);
  const vectors = all.filter((_, n) => n % Math.ceil(all.length / 450) === 0);
  const address = `${newsroom.base}${paths.en}`;
  const headers = { origin: newsroom.base, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
  const allowed = new Set(['A', 'ARTICLE', 'BDI', 'BLOCKQUOTE', 'BUTTON', 'DIV', 'FORM', 'H2', 'H3', 'H4', 'INPUT', 'LABEL', 'LI', 'MARK', 'NAV', 'OL', 'P', 'SPAN', 'STRONG', 'TEXTAREA', 'TIME', 'UL']);
  const { context, page } = await open({});
  const noise = [];
  page.on('dialog', (dialog) => { noise.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('pageerror', (fault) => noise.push(`error: ${fault}`));
  page.on('console', (message) => /Refused|violat|Content Security|TrustedHTML/i.test(message.text()) && noise.push(message.text()));
  page.on('request', (request) => request.url().startsWith(newsroom.base) || noise.push(`asks ${request.url()}`));
  const look = async (what) => {
    const strays = await page.evaluate((allowed) => {
      const strays = [];
      for (const one of document.querySelectorAll('.comments, .comments *, .narrow *')) {
        if (!allowed.includes(one.tagName) && !one.matches('section.comments, h1, fieldset, legend')) strays.push(one.outerHTML.slice(0, 200));
        for (const { name, value } of one.attributes) {
          if (/^(on|style$|srcdoc$|formaction$|src$)/.test(name)) strays.push(`${one.tagName} ${name}=${value.slice(0, 100)}`);
          if (/^(href|action)$/.test(name) && !/^(https?:|\/|#|\?)/.test(value)) strays.push(`${name}=${value.slice(0, 100)}`);
        }
      }
      return strays;
    }, [...allowed]);
    assert.deepEqual(strays, [], what);
    assert.deepEqual(noise, [], what);
  };
  let kept = 0, back = 0, cookie = '';
  for (const [n, vector] of vectors.entries()) {
    const fields = new URLSearchParams({ name: `Okur ${n}`, text: vector });
    // As a name too, as far as there is room for it; many are refused as names, and then stand in the form again.
    if (n % 3 === 0) fields.set('name', vector.slice(0, 60));
    const answer = await fetch(`${address}/comments`, { method: 'POST', headers: { ...headers, cookie }, body: fields.toString(), redirect: 'manual' });
    if (answer.status === 303) {
      kept += 1;
      cookie ||= answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    } else {
      assert.equal(answer.status, 422, vector);
      back += 1;
      // The page that came back is looked at as a browser would get it.
      const html = await answer.text();
      await page.route(`${address}?back`, (route) => route.fulfill({ status: 200, headers: Object.fromEntries(answer.headers), body: html }), { times: 1 });
      await page.goto(`${address}?back`);
      await look(vector);
    }
    // Nobody sees more than a hundred of their own.
    if ((kept % 90 === 0 && answer.status === 303) || n === vectors.length - 1) {
      const [name, value] = cookie.split('=');
      await context.addCookies([{ name, value, url: newsroom.base }]);
      await page.goto(address);
      assert.ok(await page.locator('.comment.own').count() > 0);
      await look(`after ${n}`);
      await page.goto(`${newsroom.base}/en/my-comments`);
      await look(`my comments after ${n}`);
      cookie = '';
    }
  }
  t.diagnostic(`${vectors.length} vectors: ${kept} kept and shown, ${back} came back`);
  assert.ok(kept > 200 && kept + back === vectors.length);
  await context.close();
});
