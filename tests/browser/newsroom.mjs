// A newsroom of the tests' own: the real binary, in a temporary folder, and a real browser.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

export const ROOT = resolve(import.meta.dirname, '../..');
const TARGET = process.env.CARGO_TARGET_DIR ?? join(ROOT, 'target');
export const TELLAL = process.env.TELLAL_BINARY ?? join(TARGET, 'debug/tellal');
const PASSWORD = 'a-door-knob-9';

// Root needs --no-sandbox; the rest keeps the browser from asking hosts of its own.
const BROWSER = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'];

export const browse = (...args) =>
  chromium.launch({ executablePath: process.env.TELLAL_CHROMIUM ?? '/usr/bin/chromium', args: [...BROWSER, ...args] });

/// What a person's browser calls itself. `number` tells people at this machine apart.
export const agentOf = (number, version = '140') =>
  `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.${number} Safari/537.36`;

/// A context in which a person sits: a browser that no program drives and that calls itself what theirs does.
export async function person(browser, number = 0, options = {}) {
  const userAgent = agentOf(number, browser.version().split('.')[0]);
  const context = await browser.newContext({ locale: 'en-GB', userAgent, ...options });
  await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false }));
  return context;
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

// Asks again until `found` gives something; the deadline is the test's own measure, not a guess at how long things take.
export async function within(ms, what, found) {
  const end = Date.now() + ms;
  for (;;) {
    const result = await found();
    if (result) return result;
    if (Date.now() > end) throw new Error(`not within ${ms} ms: ${what}`);
    await new Promise((go) => setTimeout(go, 25));
  }
}

const settings = (port, more) => `
[server]
listen = "127.0.0.1:${port}"
[newsroom]
base_url = "http://127.0.0.1:${port}/"
name = { tr = "Deneme Postası", en = "The Test Post", ar = "بريد التجربة" }
languages = ["tr", "en", "ar"]
zone = "Europe/Istanbul"
[[newsroom.sections]]
id = "world"
title = { tr = "Dünya", en = "World", ar = "العالم" }
slug = { tr = "dunya", en = "world", ar = "alam" }
[[sources]]
id = "kuzey"
agency = "Kuzey Ajansı"
link = "https://kuzey.example/"
terms = "Aboneler yayımlayabilir."
lang = "tr"
zone = "Europe/Istanbul"
section = "world"
token = "kuzey-knocks-politely"
${more}`;

async function start(args, base) {
  const child = spawn(TELLAL, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (log += data));
  await within(30_000, `the newsroom opens: ${args.join(' ')}`, async () => {
    if (child.exitCode !== null) throw new Error(`tellal ended:\n${log}`);
    return (await fetch(`${base}/healthz`).catch(() => null))?.ok;
  });
  return { child, log: () => log };
}

async function end(child, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

/// An empty newsroom with an editor, a second editor and a moderator; `more` are settings at the end of its file.
export async function openNewsroom(more = '') {
  const folder = mkdtempSync(join(tmpdir(), 'tellal-test-'));
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const config = join(folder, 'tellal.toml');
  writeFileSync(config, settings(port, more));
  for (const [login, role] of [['editor', 'editor'], ['second', 'editor'], ['moderator', 'moderator']]) {
    const added = spawnSync(TELLAL, ['--config', config, 'user', 'add', login, '--role', role, '--password-stdin'],
      { input: `${PASSWORD}\n`, encoding: 'utf8' });
    if (added.status !== 0) throw new Error(`user add: ${added.stderr}`);
  }
  const { child, log } = await start(['--config', config, 'serve'], base);
  const drop = join(folder, 'data/drop/kuzey');
  return {
    base, folder, log,
    // As an agency's upload does: written under another name, then renamed.
    drop(name, text) {
      mkdirSync(drop, { recursive: true });
      writeFileSync(join(drop, `${name}.part`), text);
      renameSync(join(drop, `${name}.part`), join(drop, name));
      return Date.now();
    },
    done: (name) => existsSync(join(drop, 'done', name)),
    failed: (name) => existsSync(join(drop, 'failed', name)) && readFileSync(join(drop, 'failed', `${name}.reason.txt`), 'utf8'),
    async close() {
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/// The demo newsroom, with all that has happened in it; and so many more stories in its archive, where this tellal can make some.
export async function openDemo({ stories = 0 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'tellal-demo-'));
  const port = await freePort();
  const args = ['demo', '--folder', join(folder, 'demo'), '--port', String(port)];
  const help = () => spawnSync(TELLAL, ['demo', '--help'], { encoding: 'utf8' }).stdout;
  if (stories > 0 && help().includes('--archive')) args.push('--archive', String(stories));
  const child = spawn(TELLAL, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (log += data));
  await within(240_000, 'the demo has been told', async () => {
    if (child.exitCode !== null) throw new Error(`the demo ended:\n${log}`);
    return existsSync(join(folder, 'demo/told'));
  });
  return {
    base: `http://127.0.0.1:${port}`, log: () => log,
    async close() {
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function signIn(browser, base, login, password = PASSWORD, options = {}) {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const page = await context.newPage();
  await page.goto(`${base}/desk/`);
  await page.fill('input[name=login]', login);
  await page.fill('input[name=password]', password);
  await page.click('form[action="/desk/sign-in"] button');
  await page.waitForURL((url) => !url.pathname.startsWith('/desk/sign-in'));
  return page;
}

/// A text item as NewsML-G2, written for the test that needs it.
export function g2({ id = 'urn:newsml:kuzey.example:1', version = 1, status = 'usable', lang = 'tr',
  headline = 'Işıklı köprü törenle açıldı', body = 'Köprü bugün binlerce kişinin katıldığı törenle açıldı.' } = {}) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="${id}" version="${version}" standard="NewsML-G2" standardversion="2.34" xml:lang="${lang}">
  <itemMeta><itemClass qcode="ninat:text"/><provider literal="kuzey.example"/>
    <versionCreated>2026-03-12T08:0${version}:00+03:00</versionCreated><pubStatus qcode="stat:${status}"/></itemMeta>
  <contentMeta><urgency>3</urgency><creditline>Kuzey Ajansı</creditline><by>Deniz Işık</by><headline>${headline}</headline>
    <description role="drol:summary">Açılışı binlerce kişi izledi.</description></contentMeta>
  <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>${body}</p></body></html></inlineXML></contentSet>
</newsItem>`;
}
