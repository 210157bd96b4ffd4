// What the tests of attacks share: the lists, who judges what came back, and raw bytes over a socket.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './newsroom.mjs';

export const LISTS = join(process.env.TELLAL_SHARED ?? join(ROOT, '../shared'), 'corpora/attacks/dev');
export const haveLists = existsSync(LISTS);
/// Every line of the lists, or an even share of them: `TELLAL_ATTACKS=all` takes some minutes.
const SHARE = process.env.TELLAL_ATTACKS === 'all' ? 1 : 8;
const KIT = process.env.TELLAL_KIT;
export const haveJudge = Boolean(KIT) && existsSync(join(KIT, 'xss-judge.mjs'));

export const lines = (name) => readFileSync(join(LISTS, `${name}.jsonl`), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
/// Every SHARE-th one of a list; of short lists all.
export const some = (list) => (list.length < 500 && SHARE === 1 ? list : list.filter((_, n) => n % SHARE === 0));

/// All lists of HTML that means harm: `{id, vec}`.
export function vectors() {
  const names = ['xss-html', 'xss-event-matrix', 'sanitizer-dompurify', 'sanitizer-suite-dompurify', 'xss-markdown'];
  return names.flatMap((name) => some(lines(name)).map(({ id, vec }) => ({ id, vec })));
}

/// The kit's judge: a real browser parses, runs and re-parses each `out`. Gives what got through, as lines.
export async function judge(all, ...flags) {
  // What came out the same is judged once.
  const rows = [...new Map(all.map((row) => [row.out, row])).values()];
  const folder = mkdtempSync(join(tmpdir(), 'tellal-judge-'));
  const file = join(folder, 'rows.jsonl');
  const report = join(folder, 'report.json');
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
  const child = spawn(process.execPath, [join(KIT, 'xss-judge.mjs'), file, '--json', report, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
  await new Promise((done) => child.on('close', done));
  try {
    const { n, list } = JSON.parse(readFileSync(report, 'utf8'));
    if (n !== rows.length) throw new Error(`${n} of ${rows.length} judged`);
    return list.map(({ id, why, out }) => `${id}: ${why.join('; ')}: ${out.slice(0, 160)}`);
  } catch (error) {
    throw new Error(`the judge: ${error.message}\n${said}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/// Looks at whole pages as a browser parses them, with nothing run: what in one would run, load or lead somewhere; and the insides of
/// the elements that `inside` names.
export function audit(page, pages, inside = {}) {
  return page.evaluate(([pages, inside]) => pages.map((html) => {
    const read = new DOMParser().parseFromString(html, 'text/html');
    const faults = [];
    for (const one of read.querySelectorAll('*')) {
      const tag = one.localName;
      const own = tag === 'script' && (one.type === 'application/ld+json' || /^\/theme\/[\w.-]+\?v=[0-9a-f]+$/.test(one.getAttribute('src') ?? ''));
      if (/^(iframe|object|embed|applet|base|frame|frameset|portal|marquee|math|template|style|audio|video|track|dialog|foreignobject|animate|set|image)$/.test(tag)) faults.push(`<${tag}>`);
      if (tag === 'script' && !own) faults.push(`<script>: ${one.outerHTML.slice(0, 80)}`);
      if (tag === 'meta' && one.hasAttribute('http-equiv')) faults.push('<meta http-equiv>');
      for (const { name, value } of one.attributes) {
        if (/^on/i.test(name) || /^(style|srcdoc|formaction|ping|background|xlink:href)$/i.test(name)) faults.push(`${tag}[${name}]`);
        if (!/^(href|src|action|cite|poster|data)$/i.test(name)) continue;
        let scheme = 'http:';
        try {
          scheme = new URL(value, 'http://127.0.0.1/').protocol;
        } catch { /* An address that is none leads nowhere. */ }
        if (!/^(https?|mailto|tel):$/.test(scheme)) faults.push(`${tag}[${name}=${value.slice(0, 60)}]`);
        if (name === 'src' && !/^\/(?!\/)|^http:\/\/127\.0\.0\.1/.test(value)) faults.push(`${tag} loads ${value.slice(0, 60)}`);
        if (name === 'action' && !/^\/(?!\/)/.test(value)) faults.push(`a form for ${value.slice(0, 60)}`);
      }
    }
    const found = Object.fromEntries(Object.entries(inside).map(([name, selector]) => {
      const one = read.querySelector(selector);
      return [name, one && { html: one.innerHTML, text: one.textContent }];
    }));
    // The bones of the page: words that come back as words change nothing in them.
    const bones = (e) => `${e.localName}(${[...e.children].map(bones).join('')})`;
    return { faults, found, bones: bones(read.documentElement) };
  }), [pages, inside]);
}

/// So many at once of something for each of many.
export async function each(list, atOnce, act) {
  let next = 0;
  const worker = async () => {
    while (next < list.length) {
      const n = next++;
      await act(list[n], n);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/// Sends bytes as they are, and gives all that came back until the other end closed or fell silent.
export function raw(port, bytes, silence = 1500) {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, () => {}));
    const parts = [];
    let closed = false;
    const finish = () => {
      socket.destroy();
      done({ text: Buffer.concat(parts).toString('latin1'), closed });
    };
    socket.setTimeout(silence, finish);
    socket.on('data', (data) => parts.push(data));
    socket.on('error', () => {});
    socket.on('close', () => {
      closed = true;
      finish();
    });
  });
}

export const statuses = (text) => [...text.matchAll(/^HTTP\/1\.[01] (\d{3})/gm)].map(([, status]) => Number(status));
