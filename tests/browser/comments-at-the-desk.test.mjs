// A shift of moderators, in the three languages of the desk: by keys alone, several at once, two people at one queue, rules tried
// and turned on. Comments come in by the readers' own form.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { browse, g2, openNewsroom, signIn, within } from './newsroom.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LANGS = ['tr', 'en', 'ar'];
const STORIES = {
  tr: { headline: 'Işıklı köprü törenle açıldı', body: 'Köprü bugün binlerce kişinin katıldığı törenle açıldı.' },
  en: { headline: 'The lit bridge is open', body: 'Thousands came to see the bridge open today.' },
  ar: { headline: 'افتتاح الجسر المضيء', body: 'افتُتح الجسر اليوم بحضور آلاف الزوار.' },
};
const WORDS = {
  tr: ['Işıklar çok güzel olmuş.', 'Ücretsiz geçiş kaç gün sürecek?', 'Bence yeri yanlış seçilmiş.', 'Emeği geçen herkese teşekkürler.', 'Bisiklet yolu dar kalmış.'],
  en: ['The lights look lovely at night.', 'How long is the crossing free?', 'I think it stands in the wrong place.', 'Thanks to everyone who built it.', 'The cycle lane is rather narrow.'],
  ar: ['الأضواء جميلة جدًا في المساء.', 'كم يومًا يبقى العبور مجانيًا؟', 'أظن أن المكان لم يُحسن اختياره.', 'شكرًا لكل من عمل على بنائه.', 'ممر الدراجات ضيق بعض الشيء.'],
};
let newsroom, browser;
const address = {};

before(async () => {
  // A whole shift's comments come from one address.
  newsroom = await openNewsroom('\n[comments.flood]\nper_minute = 600\nper_hour = 6000\n');
  browser = await browse();
  const desk = await signIn(browser, newsroom.base, 'editor');
  for (const [index, lang] of LANGS.entries()) {
    await desk.goto(`${newsroom.base}/desk/wire`);
    newsroom.drop(`${lang}.xml`, g2({ id: `urn:newsml:kuzey.example:9${index}`, lang, ...STORIES[lang] }));
    await desk.locator('#list').getByText(STORIES[lang].headline).click();
    await desk.click('form[action$="/take"] button');
    await desk.waitForURL(/\/desk\/story\//);
    const story = /story\/([0-9a-f-]+)/.exec(desk.url())[1];
    await desk.goto(`${newsroom.base}/desk/story/${story}/publish`);
    await desk.click('form[action$="/publish"] button.main');
    const link = desk.locator('a[target=_blank]').first();
    address[lang] = new URL(await link.getAttribute('href'), newsroom.base).href;
  }
  await desk.context().close();
});
after(async () => {
  await browser?.close();
  await newsroom?.close();
});

// Readers, each at their own browser, write under the story of a language, one after the other. A form that comes back within
// two seconds is taken for a machine's, so they take as long as people do.
async function write(lang, ...comments) {
  const pages = [];
  for (const [name, text] of comments) {
    const page = await (await browser.newContext()).newPage();
    await page.goto(address[lang]);
    await page.fill('.comment-form [name=name]', name);
    await page.fill('.comment-form textarea', text);
    pages.push(page);
  }
  await pages.at(-1).waitForTimeout(2100);
  for (const page of pages) {
    await page.click('.comment-form .main-button');
    await page.locator('.outcome').first().waitFor();
    await page.context().close();
  }
}

// Somebody at the desk, who sees it in their language.
async function moderator(login, lang, options = {}) {
  const page = await signIn(browser, newsroom.base, login, undefined, options);
  await page.context().addCookies([{ name: 'tellal-desk-lang', value: lang, url: newsroom.base }]);
  return page;
}

const seen = async (lang) => (await fetch(address[lang])).text();
const focused = (page) => page.locator('.comment:focus').innerText();

for (const lang of LANGS) {
  test(`a whole shift by keys alone, the desk in ${lang}`, async () => {
    const [first, second, third, fourth, fifth] = WORDS[lang];
    await write(lang, ['Ayşe', first], ['Deniz', second], ['Osman', third], ['Leyla', fourth]);
    const page = await moderator('moderator', lang);
    await page.goto(`${newsroom.base}/desk/comments?tab=pending&lang=${lang}`);
    const cards = page.locator('#list > .comment');
    assert.equal(await cards.count(), 4);
    await page.evaluate(() => (window.sameDocument = true));
    await page.keyboard.press('?');
    assert.ok(await page.locator('#keys').isVisible());
    await page.keyboard.press('Escape');

    await page.keyboard.press('j');
    assert.ok((await focused(page)).includes(first));
    await page.keyboard.press('a');
    await within(5000, 'the card leaves', async () => (await cards.count()) === 3);
    assert.ok((await focused(page)).includes(second), 'the focus goes on to the next');
    await within(2000, 'readers see it', async () => (await seen(lang)).includes(first));
    await within(2000, 'what was done is said aloud', async () => (await page.locator('#said').innerText()).includes(second));

    // A reason at hand by its number; its author reads it in the language of the story.
    await page.keyboard.press('r');
    await page.keyboard.press('1');
    await within(5000, 'the card leaves', async () => (await cards.count()) === 2);
    assert.ok((await focused(page)).includes(third));
    // One's own words; a letter in them is a letter and not a command.
    await page.keyboard.press('r');
    await page.keyboard.press('r');
    await page.keyboard.type('a bad reason');
    await page.keyboard.press('Enter');
    await within(5000, 'the card leaves', async () => (await cards.count()) === 1);
    assert.ok((await focused(page)).includes(fourth));

    // Back, and further back.
    await page.keyboard.press('u');
    await within(5000, 'the last one is back', async () => (await cards.count()) === 2);
    assert.ok((await focused(page)).includes(third));
    await page.keyboard.press('u');
    await within(5000, 'and the one before', async () => (await cards.count()) === 3);
    await page.keyboard.press('u');
    await within(5000, 'and the first', async () => (await cards.count()) === 4);
    assert.ok(!(await seen(lang)).includes(first));

    // What comes meanwhile announces itself and moves nothing.
    const order = () => cards.evaluateAll((all) => all.map((card) => card.id));
    const was = await order();
    await write(lang, ['Umut', fifth]);
    await page.locator('#fresh').waitFor();
    assert.deepEqual(await order(), was);
    await page.keyboard.press('.');
    assert.equal(await cards.count(), 5);
    assert.ok((await focused(page)).includes(fifth));

    // A ban, with all that waits of them.
    await page.keyboard.press('b');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Israr ediyor');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await within(5000, 'what waits of them leaves', async () => (await cards.count()) === 4);
    assert.ok(await page.evaluate(() => window.sameDocument), 'the page was never loaded anew');
    await page.keyboard.press('/');
    assert.ok(await page.locator('#filters select:focus').count());

    // Several at once, and all of it back with one key.
    await page.locator('#list > .comment').first().focus();
    for (const key of ['x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key);
    assert.match(await page.locator('#bulk .many').innerText(), /3|٣/);
    await page.keyboard.press('Shift+A');
    await within(5000, 'three leave', async () => (await cards.count()) === 1);
    await within(2000, 'readers see it', async () => (await seen(lang)).includes(second));
    await page.keyboard.press('u');
    await within(5000, 'three are back', async () => (await cards.count()) === 4);
    assert.ok(!(await seen(lang)).includes(second));
    for (const key of ['x', 'j', 'x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key);
    await page.locator('#list > .comment').first().focus();
    await page.evaluate(() => document.querySelectorAll('.tick input').forEach((tick) => (tick.checked = true)));
    await page.locator('.tick input').first().dispatchEvent('change');
    await page.keyboard.press('Shift+R');
    await page.locator('#list .empty').waitFor();
    await page.context().close();
  });
}

test('two moderators at one queue: a card says at once what a colleague has decided', async () => {
  await write('tr', ['Selin', WORDS.tr[0].replace('çok', 'pek')], ['Kerem', WORDS.tr[3].replace('herkese', 'ustalara')]);
  const [one, other] = [await moderator('moderator', 'en'), await moderator('second', 'en')];
  for (const page of [one, other]) {
    await page.goto(`${newsroom.base}/desk/comments?tab=pending&lang=tr`);
    await page.locator('#list > .comment').nth(1).waitFor();
    await page.keyboard.press('j');
  }
  await other.keyboard.press('a');
  const note = one.locator('.comment .meanwhile');
  await note.waitFor();
  assert.match(await note.innerText(), /has approved it/);
  assert.equal(await one.locator('#list > .comment').count(), 2, 'the card stays where it is read');
  await one.keyboard.press('a');
  assert.ok(await one.locator('.comment.decided').count(), 'and takes no more commands');
  for (const page of [one, other]) await page.context().close();
});

test('rules are tried over what has come, and then turned on', async () => {
  const page = await moderator('editor', 'en');
  await page.goto(`${newsroom.base}/desk/comments/rules?lang=tr`);
  await page.fill('#w-hold', 'köprü\nbisiklet');
  assert.equal(await page.getByRole('button', { name: 'Turn on' }).count(), 0);
  await page.getByRole('button', { name: 'Try it' }).click();
  await page.locator('#trial-title').waitFor();
  assert.ok(await page.locator('.trial mark.r-word').count(), 'the words are marked');
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.locator('.notice.good').waitFor();
  assert.equal(await page.inputValue('#w-hold'), 'köprü\nbisiklet');
  assert.match(await page.locator('.versions').innerText(), /in force/);
  await write('tr', ['Cem', 'Köprüde bisiklet yolu olsa iyi olurdu.']);
  await page.goto(`${newsroom.base}/desk/comments?tab=held&rule=word`);
  assert.equal(await page.locator('#list > .comment').count(), 1);
  await page.context().close();
});

test('everything can be done without JavaScript', async () => {
  await write('en', ['Priya', 'It sways a little in the wind.']);
  const page = await moderator('moderator', 'en', { javaScriptEnabled: false });
  await page.goto(`${newsroom.base}/desk/comments?tab=pending&lang=en`);
  const card = page.locator('.comment', { hasText: 'It sways' });
  await card.locator('[data-drawer=r] summary').click();
  await card.locator('.reasons button').nth(1).click();
  await page.locator('.notice.undo').waitFor();
  assert.equal(await page.locator('.comment', { hasText: 'It sways' }).count(), 0);
  await page.click('.undo button');
  await page.locator('.comment', { hasText: 'It sways' }).waitFor();
  await page.locator('.tick input').first().check();
  await page.click('#bulk button[value=approve]');
  await page.locator('.notice.undo').waitFor();
  await page.context().close();
});

for (const lang of LANGS) {
  test(`the moderators' pages in ${lang} are accessible, light and dark, on a desktop and a phone`, async () => {
    await write(lang, ['Ada', `${WORDS[lang][1]} ${WORDS[lang][4]}`]);
    for (const [width, height] of [[1280, 900], [390, 844]]) {
      for (const colorScheme of ['light', 'dark']) {
        const page = await moderator('editor', lang, { viewport: { width, height }, colorScheme });
        const complaints = [];
        page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
        for (const path of ['?tab=pending', '?tab=held', '?tab=approved', '?tab=rejected', '?tab=second-look', '/rules?lang=tr', '/agreement', '/log']) {
          await page.goto(`${newsroom.base}/desk/comments${path}`);
          await page.evaluate(() => document.querySelectorAll('.drawer').forEach((drawer) => (drawer.open = true)));
          await page.evaluate(axe);
          const { violations } = await page.evaluate(() => globalThis.axe.run());
          const faults = violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
          assert.deepEqual(faults, [], `${path} ${width} ${colorScheme}`);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.ok(wide <= 0, `${path} scrolls sideways at ${width}`);
        }
        assert.deepEqual(complaints, []);
        await page.context().close();
      }
    }
  });
}
