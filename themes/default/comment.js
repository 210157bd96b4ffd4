// Keeps what a reader has typed until it is sent, and does the work that is asked for when comments rush in (a SHA-256 that
// begins with so many zero bits). Without this script the form works all the same.
"use strict";
(() => {
  const form = document.querySelector(".comment-form");
  if (!form) return;
  const key = `draft:${form.dataset.draft}`, { text, name } = form.elements;
  try {
    // What has been sent is no draft any more, whichever comment it answered.
    if (document.querySelector("[data-sent]")) {
      for (const old of Object.keys(sessionStorage)) if (old.startsWith(key.split("/")[0])) sessionStorage.removeItem(old);
    }
    const kept = JSON.parse(sessionStorage.getItem(key));
    if (kept && !text.value) {
      text.value = kept.text;
      name.value ||= kept.name;
    }
    form.addEventListener("input", () => sessionStorage.setItem(key, JSON.stringify({ text: text.value, name: name.value })));
  } catch { /* A browser that keeps nothing for sites. */ }

  // The constants of FIPS 180-4: what is behind the point in the roots of the first primes.
  const start = [], round = [], behind = (root) => (root % 1) * 2 ** 32 | 0;
  for (let n = 2; round.length < 64; n++) {
    let prime = true;
    for (let of = 2; of * of <= n; of++) if (n % of === 0) prime = false;
    if (!prime) continue;
    if (start.length < 8) start.push(behind(n ** .5));
    round.push(behind(n ** (1 / 3)));
  }
  const turn = (x, by) => x >>> by | x << 32 - by;
  // The first 32 bits of a hash of fewer than 56 letters.
  const hash = (words) => {
    const w = new Int32Array(64);
    for (let i = 0; i < words.length; i++) w[i >> 2] |= words.charCodeAt(i) << 24 - 8 * (i & 3);
    w[words.length >> 2] |= 0x80 << 24 - 8 * (words.length & 3);
    w[15] = words.length * 8;
    let [a, b, c, d, e, f, g, h] = start;
    for (let i = 0; i < 64; i++) {
      if (i > 15) {
        const x = w[i - 15], y = w[i - 2];
        w[i] = w[i - 16] + w[i - 7] + (turn(x, 7) ^ turn(x, 18) ^ x >>> 3) + (turn(y, 17) ^ turn(y, 19) ^ y >>> 10);
      }
      const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (e & f ^ ~e & g) + round[i] + w[i] | 0;
      const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + (a & b ^ a & c ^ b & c) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, d + one | 0, c, b, a, one + two | 0];
    }
    return start[0] + a >>> 0;
  };
  for (const each of document.querySelectorAll("form[data-work]")) {
    each.addEventListener("submit", async (event) => {
      event.preventDefault();
      const button = each.querySelector("button");
      button.disabled = true;
      button.textContent = form.dataset.working;
      const bits = Math.min(20, each.dataset.work), stamp = each.elements.stamp.value;
      const salt = Math.random().toString(36).slice(2, 10);
      for (let n = 0; ; n++) {
        const proof = salt + n.toString(36);
        if (hash(`${stamp}.${proof}`) < 2 ** (32 - bits)) {
          const field = document.createElement("input");
          field.type = "hidden";
          field.name = "proof";
          field.value = proof;
          each.append(field);
          return each.submit();
        }
        // Now and then the page may move.
        if (n % 2000 === 0) await new Promise((go) => setTimeout(go));
      }
    });
  }
})();
