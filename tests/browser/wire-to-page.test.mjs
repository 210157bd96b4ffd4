// The whole way once: dropped, taken, published, read, killed.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, g2, openNewsroom, signIn, within } from './newsroom.mjs';

let newsroom, browser;
before(async () => {
  newsroom = await openNewsroom();
  browser = await browse();
});
after(async () => {
  await browser?.close();
  await newsroom?.close();
});

const text = async (path) => (await fetch(newsroom.base + path)).text();
const headline = 'Işıklı köprü törenle açıldı';

test('a dropped story is in the basket within 2 s, on the page within 1 s, and gone when the agency kills it', async () => {
  const desk = await signIn(browser, newsroom.base, 'editor');
  await desk.goto(`${newsroom.base}/desk/wire`);
  assert.equal(await desk.getByText(headline).count(), 0);

  const dropped = newsroom.drop('kopru.xml', g2());
  // The list is live: nothing is reloaded here.
  await desk.locator('#list').getByText(headline).waitFor({ timeout: 4000 });
  const shown = Date.now() - dropped;
  assert.ok(shown <= 2000, `in the basket after ${shown} ms`);
  assert.ok(newsroom.done('kopru.xml'), 'the file has been moved to done/');

  await desk.locator('#list').getByText(headline).click();
  await desk.click('form[action$="/take"] button');
  await desk.waitForURL(/\/desk\/story\//);
  const story = /story\/([0-9a-f-]+)/.exec(desk.url())[1];
  await desk.goto(`${newsroom.base}/desk/story/${story}/publish`);
  const pressed = Date.now();
  await desk.click('form[action$="/publish"] button.main');
  const link = desk.locator('a[target=_blank]').first();
  const address = new URL(await link.getAttribute('href'), newsroom.base).pathname;
  await within(1000 - (Date.now() - pressed), 'the story is readable', async () => (await fetch(newsroom.base + address)).status === 200);
  console.log(`# in the basket after ${shown} ms, readable ${Date.now() - pressed} ms after the editor's click`);

  assert.match(await text(address), /Kuzey Ajansı/);
  assert.match(await text('/tr/feed.atom'), /Işıklı köprü/);
  assert.match(await text('/sitemap-news.xml'), /Işıklı köprü/);
  await within(1000, 'search finds it', async () => (await text('/tr/search?q=isikli')).includes(address));

  newsroom.drop('kopru-kill.xml', g2({ version: 2, status: 'canceled', body: 'Kullanmayınız.' }));
  await within(2000, 'the page is gone', async () => (await fetch(newsroom.base + address)).status === 410);
  for (const place of ['/tr/', '/tr/dunya/', '/tr/feed.atom', '/tr/feed.rss', '/tr/feed.json', '/sitemap.xml', '/sitemap-news.xml', '/tr/search?q=isikli']) {
    assert.ok(!(await text(place)).includes(address), `${place} has forgotten it`);
  }
  assert.match(await text(address), /<html[^>]*lang="tr"/);
  await desk.goto(`${newsroom.base}/desk/`);
  assert.equal(await desk.locator('[data-alarm], .alarm').count(), 1, 'the desk is told once');
});

test('what cannot be read is put into failed/ with the reason beside it', async () => {
  newsroom.drop('broken.bin', Buffer.from([0, 1, 2, 3, 255, 254, 0, 0]));
  const reason = await within(3000, 'the file is in failed/', () => newsroom.failed('broken.bin'));
  assert.ok(reason.length > 10, reason);
});

test('two editors save the same story: the second sees both texts and loses nothing', async () => {
  newsroom.drop('iki.xml', g2({ id: 'urn:newsml:kuzey.example:2', headline: 'İki editör bir haber' }));
  const first = await signIn(browser, newsroom.base, 'editor');
  await first.goto(`${newsroom.base}/desk/wire`);
  await first.locator('#list').getByText('İki editör bir haber').click();
  await first.click('form[action$="/take"] button');
  await first.waitForURL(/\/desk\/story\//);
  const edit = first.url().replace(/\/desk\/story\/([0-9a-f-]+).*/, '/desk/story/$1/edit');
  const second = await signIn(browser, newsroom.base, 'second');
  await Promise.all([first.goto(edit), second.goto(edit)]);
  await first.fill('#f-headline', 'Birinci editörün başlığı');
  await second.fill('#f-headline', 'İkinci editörün başlığı');
  await second.fill('#f-standfirst', 'İkinci editörün spotu');
  await Promise.all([first.waitForLoadState(), first.click('#save')]);
  await first.locator('#saved').waitFor();
  await second.click('#save');
  await second.locator('.conflict').waitFor();
  const both = await second.locator('.conflict').innerText();
  assert.match(both.replace(/\s+/g, ' '), /Birinci/);
  assert.match(both.replace(/\s+/g, ' '), /İkinci/);
  assert.equal(await second.inputValue('#f-headline'), 'İkinci editörün başlığı');
  assert.equal(await second.inputValue('#f-standfirst'), 'İkinci editörün spotu');
  await second.click('#save');
  await second.locator('#saved').waitFor();
  assert.equal(await second.inputValue('#f-headline'), 'İkinci editörün başlığı');
});
