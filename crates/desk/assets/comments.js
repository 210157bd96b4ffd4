// The moderators' queue: cards leave without a reload, the focus goes on to the next one, and nothing that somebody reads
// moves under their eyes. Every form here works without this file.
"use strict";

{
  const queue = $("#queue");
  const cards = (of = $("#list")) => $$(":scope > .comment", of);
  const place = () => document.activeElement?.closest?.(".comment");

  // The region is emptied first, so that the same sentence said twice is heard twice.
  function say(sentence) {
    const said = $("#said");
    if (!said || !sentence) return;
    said.textContent = "";
    setTimeout(() => (said.textContent = sentence), 50);
  }

  function replace(id, news) {
    const [old, now] = [document.getElementById(id), news.getElementById(id)];
    if (!old || !now || old.contains(document.activeElement)) return;
    old.replaceChildren(...[...now.childNodes].map((node) => document.importNode(node, true)));
    old.hidden = now.hidden;
  }

  function counts(news) {
    $$('[data-live="text"]').forEach((count) => {
      const now = news.getElementById(count.id);
      if (now && now.textContent !== count.textContent) count.textContent = now.textContent;
    });
  }

  // ---- Cards that leave -----------------------------------------------------------------------------------------------

  function send(form, data) {
    const address = new URL(form.getAttribute("action"), location.href);
    address.searchParams.set("fragment", "1");
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.responseType = "document";
      request.open("POST", address);
      request.onload = () => {
        const good = [200, 422].includes(request.status) && request.response?.getElementById("list");
        if (good) resolve(request.response);
        else reject();
      };
      request.onerror = reject;
      request.send(new URLSearchParams(data));
    });
  }

  function focus(card) {
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: "nearest" });
    return card;
  }

  // Where a card stands among those that are shown, as the list that has just come has it.
  function insert(card, order) {
    const list = $("#list");
    const at = order.indexOf(card.id);
    const after = order.slice(at + 1).map((id) => document.getElementById(id)).find((other) => other?.parentElement === list);
    if (after) after.before(card);
    else list.append(card);
  }

  const isNew = (card) => Date.parse(card.dataset.since) > Date.parse($("#list").dataset.asOf);

  // What has come after one of our own decisions: the cards decided on leave, what follows them on the page moves up, and
  // what readers have written meanwhile is announced, no more.
  function take(news, acted, undoes) {
    const list = $("#list");
    const fresh = news.getElementById("list");
    const order = cards(fresh).map((card) => card.id);
    replace("notices", news);
    replace("paging", news);
    counts(news);
    elsewhere(news);
    const problem = $(".problem", news);
    for (const card of cards()) {
      const now = news.getElementById(card.id);
      if (!now && acted.includes(card.id)) card.remove();
      else if (now && acted.includes(card.id)) {
        const copy = document.importNode(now, true);
        const held = card.contains(document.activeElement) || problem;
        card.replaceWith(copy);
        if (held) focus(copy);
      }
    }
    const restored = [];
    for (const card of cards(fresh)) {
      if (document.getElementById(card.id) || (isNew(card) && !undoes)) continue;
      const copy = document.importNode(card, true);
      insert(copy, order);
      restored.push(copy);
    }
    if (!cards().length) list.replaceChildren(...[...fresh.children].map((row) => document.importNode(row, true)));
    else $$(":scope > .empty", list).forEach((row) => row.remove());
    announce(news);
    tally();
    if (undoes && restored.length) focus(restored[0]);
    else if (!place() && !$("#queue form:focus-within")) focus(cards().find((card) => !card.inert)) ?? $("#main").focus();
    if (problem) $(".drawer[open] .own input", place() ?? document)?.focus();
    const next = place();
    const who = next && !problem ? `${$(".by strong", next).textContent}: ${$(".words", next).textContent}` : "";
    const did = (problem ?? $("#did", news))?.textContent ?? "";
    say(`${did} ${who || (problem ? "" : ($(".empty", list)?.textContent ?? ""))}`.replace(/\s+/g, " ").trim());
  }

  // One after the other, so that whoever is quicker than the line loses nothing.
  let line = Promise.resolve();
  queue?.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    if (!form.matches("[data-act]")) return;
    event.preventDefault();
    const undoes = form.matches(".undo");
    // Not `form.id`: its boxes are named so.
    const several = form.matches("#bulk");
    const acted = several ? cards().filter((card) => $(".tick input", card).checked) : [form.closest(".comment")].filter(Boolean);
    if (several && !acted.length) return;
    const data = undoes ? null : new FormData(form, submitter);
    const from = cards().indexOf(acted[0]);
    acted.forEach((card) => {
      card.setAttribute("aria-busy", "true");
      card.inert = true;
      $(".tick input", card).checked = false;
    });
    tally();
    if (acted.length) {
      const after = cards().filter((card, index) => !card.inert && index > from);
      focus(after[0] ?? cards().findLast((card) => !card.inert));
    }
    line = line.then(async () => {
      // What can be undone is known when it is this one's turn.
      const turn = undoes ? $("#notices .undo") : form;
      if (!turn) return;
      try {
        take(await send(turn, data ?? new FormData(turn)), acted.map((card) => card.id), undoes);
      } catch {
        // The line is cut, the session has ended, or something broke: the form goes the plain way, which says which.
        acted.forEach((card) => (card.inert = false));
        turn.removeAttribute("data-act");
        if (turn.isConnected) turn.requestSubmit(submitter?.isConnected ? submitter : null);
        else location.reload();
      }
    });
  });

  // ---- What others do meanwhile ----------------------------------------------------------------------------------------

  // A card that a colleague has decided on says so at once and takes no more commands; it leaves with the next page.
  function elsewhere(news) {
    for (const line of $$("#elsewhere > li", news)) {
      const card = document.getElementById(`c-${line.dataset.id}`);
      // One that is on its way by our own hand leaves by itself.
      if (!card || card.inert || card.classList.contains("decided")) continue;
      card.classList.add("decided");
      const note = document.createElement("p");
      note.className = "notice meanwhile";
      note.textContent = line.textContent;
      $(".said", card).append(note);
      $(".does", card).inert = true;
      const tick = $(".tick input", card);
      tick.checked = false;
      tick.disabled = true;
      if (card === place()) say(line.textContent);
    }
  }

  let waiting = [];
  function announce(news) {
    const fresh = $("#fresh");
    const list = news.getElementById("list");
    if (!fresh || !list) return;
    waiting = cards(list).filter((card) => !document.getElementById(card.id) && isNew(card));
    waiting.order = cards(list).map((card) => card.id);
    waiting.asOf = list.dataset.asOf;
    const text = document.body.dataset.fresh.replace("%n", String(waiting.length));
    if (waiting.length && (fresh.hidden || fresh.textContent !== text)) {
      fresh.textContent = text;
      say(text);
    }
    fresh.hidden = !waiting.length;
  }

  $("#fresh")?.addEventListener("click", () => {
    if (!queue || !waiting.length) return;
    $$("#list > .empty").forEach((row) => row.remove());
    const copies = waiting.map((card) => document.importNode(card, true));
    copies.forEach((copy) => insert(copy, waiting.order));
    $("#list").dataset.asOf = waiting.asOf;
    waiting = [];
    $("#fresh").hidden = true;
    $("#bulk").hidden = false;
    focus(copies[0]);
  });

  // desk.js asks for the page anew when something has changed, and hands over what came.
  document.addEventListener("tellal:ask", (event) => {
    if (queue) event.detail.searchParams.set("shown", cards().map((card) => card.id.slice(2)).join(","));
  });
  document.addEventListener("tellal:news", (event) => {
    const news = event.detail;
    if (!queue || !news.getElementById("list")) return;
    elsewhere(news);
    for (const card of cards()) {
      const now = news.getElementById(card.id);
      if (!now || card.inert) continue;
      const [time, then] = [$("time", card), $("time", now)];
      if (time && then) time.textContent = then.textContent;
      const changed = now.dataset.stamp !== card.dataset.stamp || card.classList.contains("decided");
      if (changed && !card.matches(":hover") && card !== place()) card.replaceWith(document.importNode(now, true));
    }
    announce(news);
    if (!cards().length && !waiting.length) replace("list", news);
  });

  // ---- Selection -------------------------------------------------------------------------------------------------------

  function tally() {
    const many = $("#bulk .many");
    if (!many) return;
    const n = $$(".tick input:checked", $("#list")).length;
    many.textContent = many.dataset.many.replace("%n", String(n));
    $("#bulk").hidden = !n;
  }
  queue?.addEventListener("change", (event) => {
    if (event.target.closest(".tick")) tally();
  });
  queue?.addEventListener("reset", () => setTimeout(() => { tally(); focus(place() ?? cards()[0]); }));
  if (queue) tally();

  // ---- Keys ------------------------------------------------------------------------------------------------------------

  const click = (target) => {
    if (!target) return false;
    if (target.form && target.type === "submit") target.form.requestSubmit(target);
    else target.click();
    return true;
  };

  function draw(card, name) {
    const drawer = $(`[data-drawer="${name}"]`, card);
    if (!drawer) return false;
    const own = $("input:not([type=hidden], [type=radio], [type=checkbox])", drawer);
    const open = drawer.open;
    $$(".drawer", card).forEach((other) => (other.open = other === drawer));
    // The second press goes on to one's own words.
    const target = open ? own : ($("button, input:not([type=hidden])", drawer) ?? own);
    target.focus({ preventScroll: true });
    drawer.scrollIntoView({ block: "nearest" });
    return true;
  }

  function press(event) {
    const card = place() ?? $(".comment:target");
    const key = event.key;
    if (key === "A" || key === "R") return !$("#bulk").hidden && click($(`#bulk [data-bulk-key="${key}"]`));
    if (key === ".") return !$("#fresh").hidden && click($("#fresh"));
    if (key === "/") {
      $("#filters select").focus();
      return true;
    }
    if (!card) return false;
    const open = $(".drawer[open]", card);
    if (/^[1-9]$/.test(key) && open) return click($(`[data-pick="${key}"]`, open));
    if (key === "x") {
      const tick = $(".tick input", card);
      if (!tick.disabled) tick.checked = !tick.checked;
      tally();
      return true;
    }
    if ($(".does", card)?.inert) return false;
    if ((key === "r" || key === "b") && draw(card, key)) return true;
    return /^[aers]$/.test(key) && click($(`[data-card-key="${key}"]`, card));
  }

  document.addEventListener("keydown", (event) => {
    if (!queue || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const card = place();
    if (event.key === "Escape" && card && $(".drawer[open]", card)) {
      $$(".drawer", card).forEach((drawer) => (drawer.open = false));
      focus(card);
      return;
    }
    if (event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select")) return;
    if ($("#single-keys") && !$("#single-keys").checked) return;
    if ($("#keys")?.matches(":popover-open")) return;
    if (press(event)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);
}
