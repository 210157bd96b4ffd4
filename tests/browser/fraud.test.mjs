// The fraud drill in a real browser: what a person does is counted once and shown at once, and what machines do is set aside.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { agentOf, browse, g2, openNewsroom, person, signIn, within } from './newsroom.mjs';

let newsroom, browser;
before(async () => {
  newsroom = await openNewsroom('publish = "by-itself"\n');
  browser = await browse();
});
after(async () => {
  await browser?.close();
  await newsroom?.close();
});

let stories = 0;
/// A new live story: its address, and its numbers as the page says them to somebody who runs no script.
async function story() {
  stories += 1;
  const headline = `Köprü haberi ${stories}`;
  newsroom.drop(`story-${stories}.xml`, g2({ id: `urn:newsml:kuzey.example:${stories}`, headline }));
  const address = await within(10_000, 'the story is live', async () => {
    const feed = await (await fetch(`${newsroom.base}/tr/feed.json`)).json();
    return feed.items.find((item) => item.title === headline)?.url;
  });
  const numbers = async () => {
    // A page that is kept in memory says a number of up to a minute ago; one with its comments in an order of their own is made anew.
    const page = await (await fetch(`${address}?order=oldest`)).text();
    const [, line, rest] = page.match(/<p class="reads"><strong>([^<]*)<\/strong>(.*)/);
    return { counted: Number(line.match(/\d+/)?.[0] ?? 0), aside: Number(rest.match(/(\d+) ziyaret/)?.[1] ?? 0) };
  };
  return { address, numbers };
}

const isReport = (request) => /\/b\/[0-9a-f-]{32,36}\?k=/.test(request.url());
const line = (page) => page.locator('.reads strong');

/// A page whose clock stands still until somebody looks for a while.
async function open(context, address, ...scripts) {
  const page = await context.newPage();
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1000);
  for (const script of scripts) await page.addInitScript(script);
  page.reports = [];
  page.on('request', (request) => isReport(request) && page.reports.push(new URL(request.url()).searchParams));
  await page.goto(address);
  page.look = (ms) => page.clock.runFor(ms);
  return page;
}

/// How many reports the server has answered. What a page sends while it goes is not shown to whoever drives the browser.
async function arrived() {
  const metrics = await (await fetch(`${newsroom.base}/metrics`)).text();
  return Number(metrics.match(/tellal_requests_total\{class="beacon",status="2xx"\} (\d+)/)?.[1] ?? 0);
}

async function told(page, action) {
  const answer = page.waitForResponse((response) => isReport(response.request()), { timeout: 15_000 });
  await action();
  const response = await answer;
  assert.equal(response.status(), 200);
  return response;
}

test('a visit of a person counts once, and the page shows it without being loaded again', async () => {
  const { address, numbers } = await story();
  const context = await person(browser, 1);
  const page = await open(context, address);
  assert.equal(await line(page).textContent(), 'Henüz okunmadı');
  await page.look(900);
  assert.equal(page.reports.length, 0, 'not before it has been seen for a second');
  await told(page, () => page.look(200));
  await within(2000, 'the number is on the page', async () => (await line(page).textContent()) === '1 kez okundu');
  assert.deepEqual(await numbers(), { counted: 1, aside: 0 });
  assert.equal(await page.locator('[aria-live]:has(.reads)').count(), 0, 'nobody is interrupted by it');
  const [report] = page.reports;
  assert.deepEqual([report.get('r'), report.get('w'), report.get('u')], ['', null, null]);
  // Nothing is kept in the browser.
  assert.deepEqual(await context.cookies(), []);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, history.state]), [0, 0, null]);
  // Back to the page with the back button: told again, with the ticket; in the same half hour it is the same read.
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await told(page, () => page.look(1100));
  assert.equal(page.reports[1].get('t').length, 19);
  assert.deepEqual(await numbers(), { counted: 1, aside: 0 });
  // A second person.
  const other = await person(browser, 2);
  const second = await open(other, address);
  await told(second, () => second.look(1100));
  await within(2000, 'the number is on the page', async () => (await line(second).textContent()) === '2 kez okundu');
  await context.close();
  await other.close();
});

test('whoever reloads twenty times has read once', async () => {
  const { address, numbers } = await story();
  const context = await person(browser, 3);
  const page = await open(context, address);
  await told(page, () => page.look(1100));
  for (let reload = 0; reload < 20; reload += 1) {
    await page.reload();
    await told(page, () => page.look(1100));
  }
  await within(2000, 'the number is on the page', async () => (await line(page).textContent()) === '1 kez okundu');
  assert.deepEqual(await numbers(), { counted: 1, aside: 0 });
  await context.close();
});

test('a browser that a program drives is set aside, whatever it calls itself', async () => {
  const { address, numbers } = await story();
  // As it is: by its name.
  const headless = await browser.newContext();
  const plain = await open(headless, address);
  await told(plain, () => plain.look(1100));
  assert.deepEqual(await numbers(), { counted: 0, aside: 1 });
  // With the name of a person's, but the flag up.
  const driven = await browser.newContext({ userAgent: agentOf(0), locale: 'tr-TR' });
  const page = await open(driven, address);
  await told(page, () => page.look(1100));
  assert.equal(page.reports[0].get('w'), '1');
  assert.deepEqual(await numbers(), { counted: 0, aside: 2 });
  assert.equal(await line(page).textContent(), 'Henüz okunmadı');
  await headless.close();
  await driven.close();
});

const background = () => {
  let state = 'hidden';
  Object.defineProperty(Document.prototype, 'visibilityState', { get: () => state });
  globalThis.turn = (to) => {
    state = to;
    document.dispatchEvent(new Event('visibilitychange'));
  };
};

test('a tab in the background is read when somebody looks at it, and not before', async () => {
  const { address, numbers } = await story();
  const context = await person(browser, 4);
  const page = await open(context, address, background);
  await page.look(60_000);
  assert.equal(page.reports.length, 0);
  await page.evaluate(() => globalThis.turn('visible'));
  await told(page, () => page.look(1100));
  assert.deepEqual(await numbers(), { counted: 1, aside: 0 });
  await context.close();
});

test('a page that is left within its first second is unseen: neither read nor shown as set aside', async () => {
  const { address, numbers } = await story();
  const context = await person(browser, 5);
  const page = await open(context, address, background);
  await page.evaluate(() => globalThis.turn('visible'));
  await page.look(500);
  await told(page, () => page.evaluate(() => globalThis.turn('hidden')));
  assert.equal(page.reports[0].get('u'), '1');
  await page.evaluate(() => { globalThis.turn('visible'); globalThis.turn('hidden'); });
  assert.equal(page.reports.length, 1, 'it says so once');
  assert.deepEqual(await numbers(), { counted: 0, aside: 0 });
  // Back for longer: read.
  await page.evaluate(() => globalThis.turn('visible'));
  await told(page, () => page.look(1100));
  assert.deepEqual(await numbers(), { counted: 1, aside: 0 });
  // Left by a link: what is on its way arrives although the page is gone.
  const { address: next, numbers: others } = await story();
  // (A page that is going is not dressed up any more: its browser must be somebody's from the start.)
  const own = await browse(`--user-agent=${agentOf(10)}`);
  const leaver = await open(await person(own, 10), next);
  const before = await arrived();
  await leaver.goto(`${newsroom.base}/tr/`);
  await within(5000, 'the report has arrived', async () => (await arrived()) === before + 1);
  assert.deepEqual(await others(), { counted: 0, aside: 0 });
  await own.close();
  await context.close();
});

test('without JavaScript the picture counts, and the light page too', async () => {
  const { address, numbers } = await story();
  const context = await person(browser, 6, { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address);
  await within(5000, 'it is counted', async () => (await numbers()).counted === 1);
  const lite = await person(browser, 7);
  await (await lite.newPage()).goto(`${address}?view=lite`);
  await within(5000, 'it is counted', async () => (await numbers()).counted === 2);
  await context.close();
  await lite.close();
});

test('where a reader came from is told as a host and nothing more', async () => {
  const { address } = await story();
  const context = await person(browser, 8);
  const page = await open(context, `${newsroom.base}/tr/`);
  await page.evaluate((to) => { location.href = to; }, address);
  await page.waitForURL(address);
  await told(page, () => page.look(1100));
  assert.equal(page.reports[0].get('r'), '127.0.0.1');
  await context.close();
});

test('the desk sees the number move', async () => {
  const { address } = await story();
  const desk = await signIn(browser, newsroom.base, 'editor');
  await desk.goto(`${newsroom.base}/desk/stories?state=live`);
  await desk.locator('#list a').first().click();
  const now = desk.locator('#reads-now');
  assert.equal(await now.textContent(), '0 reads · 0 set aside');
  const context = await person(browser, 9);
  const page = await open(context, address);
  await told(page, () => page.look(1100));
  await within(10_000, 'the desk shows it', async () => (await now.textContent()) === '1 read · 0 set aside');
  const row = desk.locator('#list [data-reads]').first();
  assert.equal(await row.textContent(), '1 read');
  await context.close();
  await desk.close();
});
