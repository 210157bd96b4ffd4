// A moderator's hour by keyboard alone, and an editor who takes a story back.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, g2, openNewsroom, signIn } from './newsroom.mjs';

let newsroom, browser;
before(async () => {
  newsroom = await openNewsroom();
  browser = await browse();
});
after(async () => {
  await browser?.close();
  await newsroom?.close();
});

// A wire story, taken and published; where the desk and where readers find it.
async function publish(number, headline) {
  const desk = await signIn(browser, newsroom.base, 'editor');
  await desk.goto(`${newsroom.base}/desk/wire`);
  newsroom.drop(`${number}.xml`, g2({ id: `urn:newsml:kuzey.example:${number}`, headline }));
  await desk.locator('#list').getByText(headline).click();
  await desk.click('form[action$="/take"] button');
  await desk.waitForURL(/\/desk\/story\//);
  const story = /story\/([0-9a-f-]+)/.exec(desk.url())[1];
  await desk.goto(`${newsroom.base}/desk/story/${story}/publish`);
  await desk.click('form[action$="/publish"] button.main');
  const link = desk.locator('a[target=_blank]').first();
  return { desk, story, address: new URL(await link.getAttribute('href'), newsroom.base).pathname };
}

const page = async (address) => {
  const answer = await fetch(newsroom.base + address);
  return { status: answer.status, text: await answer.text() };
};

test('a moderator approves, rejects with a reason and undoes without touching the mouse', async () => {
  const { address } = await publish(1, 'Köprüde ilk akşam');
  const reader = await (await browser.newContext({ locale: 'tr-TR' })).newPage();
  for (const [name, text] of [['Ayşe', 'Işıklar çok güzel olmuş.'], ['Osman', 'Ucuz güneş gözlüğü için bana yazın.']]) {
    await reader.goto(newsroom.base + address);
    const form = reader.locator('.comment-form');
    await form.locator('[name=name]').fill(name);
    await form.locator('textarea').fill(text);
    // As long as a person takes: what comes sooner is taken for a machine's.
    await reader.waitForTimeout(2100);
    await form.locator('.main-button').click();
    await reader.waitForLoadState();
  }

  const queue = await signIn(browser, newsroom.base, 'moderator');
  await queue.waitForURL(/\/desk\/comments/);
  const cards = queue.locator('#list > .comment');
  await cards.nth(1).waitFor();
  // Where a card leads, this moderator may go.
  for (const href of await cards.locator('a').evaluateAll((links) => links.map((link) => link.href))) {
    assert.equal((await queue.request.get(href)).status(), 200, href);
  }
  await queue.keyboard.press('?');
  assert.ok(await queue.locator('#keys').isVisible());
  await queue.keyboard.press('Escape');

  await queue.keyboard.press('j');
  assert.match(await queue.locator('.comment:focus').innerText(), /Işıklar/);
  await queue.keyboard.press('j');
  await queue.keyboard.press('k');
  await queue.keyboard.press('a');
  await queue.locator('.notice.undo').waitFor();
  assert.equal(await cards.count(), 1);
  assert.match((await page(address)).text, /Işıklar çok güzel/);

  // The next comment has the focus already. A letter in the reason is a letter, not a command.
  assert.match(await queue.locator('.comment:focus').innerText(), /gözlüğü/);
  await queue.keyboard.press('r');
  await queue.keyboard.press('r');
  await queue.keyboard.type('Reklam, aranmıyor.');
  await queue.keyboard.press('Enter');
  await queue.locator('.empty').waitFor();
  assert.ok(!(await page(address)).text.includes('gözlüğü'));

  await queue.keyboard.press('u');
  await cards.getByText('gözlüğü').waitFor();
  assert.equal(await cards.count(), 1, 'the rejected comment waits again');
});

test('an editor withdraws a story, and readers are told why', async () => {
  const headline = 'Baraj kapağı açıldı';
  const { desk, story, address } = await publish(2, headline);
  await desk.goto(`${newsroom.base}/desk/story/${story}/withdraw`);
  await desk.keyboard.press('Control+Enter');
  assert.equal((await page(address)).status, 200, 'without a reason nothing happens');
  await desk.fill('textarea[name=note]', 'Haberdeki kişi adı yanlıştı.');
  await desk.keyboard.press('Control+Enter');
  await desk.waitForURL(/done=withdraw/);
  const gone = await page(address);
  assert.equal(gone.status, 410);
  assert.match(gone.text, /Haberdeki kişi adı yanlıştı\./);
  assert.ok(!(await page('/tr/')).text.includes(address));
});

test('what somebody types while their session ends is there when they come back', async () => {
  const writing = await signIn(browser, newsroom.base, 'editor');
  await writing.goto(`${newsroom.base}/desk/write`);
  assert.equal(await writing.evaluate(() => document.activeElement.id), 'f-headline');
  await writing.fill('#f-headline', 'Gece nöbeti');
  await writing.click('#save');
  await writing.locator('#saved').waitFor();
  await writing.fill('#f-standfirst', 'Oturum bitmeden az önce yazıldı');
  await writing.context().clearCookies({ name: 'tellal' });
  await writing.click('#save');
  await writing.locator('.notice', { hasText: 'session has ended' }).waitFor();
  await writing.fill('input[name=login]', 'editor');
  await writing.fill('input[name=password]', 'a-door-knob-9');
  await writing.click('form[action="/desk/sign-in"] button');
  await writing.click('#draft-take');
  await writing.waitForLoadState();
  assert.equal(await writing.inputValue('#f-standfirst'), 'Oturum bitmeden az önce yazıldı');
  await writing.click('#save');
  await writing.locator('#saved').waitFor();
  assert.ok(await writing.locator('#draft').isHidden());
  // What has been saved is not offered again.
  await writing.goto(`${newsroom.base}/desk/write`);
  assert.ok(await writing.locator('#draft').isHidden());
});
