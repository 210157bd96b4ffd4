// The desk without a build step. Everything here is a help: each page works without it.
"use strict";

const page = document.documentElement;
page.classList.add("script");

const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];

// ---- What changes by itself ------------------------------------------------------------------------------------------

const list = $("#list");
const fresh = $("#fresh");
let waiting = null;

// The parser behind XMLHttpRequest runs no script, and unlike innerHTML it is no place for injection.
function fetchPage(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.open("GET", address);
    request.onload = () => (request.status === 200 && request.response ? resolve(request.response) : reject());
    request.onerror = reject;
    request.send();
  });
}

function inUse(element) {
  return element.matches(":hover") || element.contains(document.activeElement);
}

function rows(of) {
  return new Map($$(":scope > li[id]", of).map((row) => [row.id, row]));
}

// Rows that stay are kept as they are, so that focus, open forms and the place on the page stay too.
function apply(news) {
  const old = rows(list);
  const parts = [...news.children].map((row) => {
    const known = old.get(row.id);
    if (!known) return document.importNode(row, true);
    if (known.dataset.stamp !== row.dataset.stamp && !known.contains(document.activeElement)) {
      return document.importNode(row, true);
    }
    if (!known.contains(document.activeElement)) {
      const [time, now] = [$("time", known), $("time", row)];
      if (time && now) time.textContent = now.textContent;
    }
    return known;
  });
  const kept = new Set(parts);
  $$(":scope > *", list).forEach((row) => {
    if (!kept.has(row) && !row.contains(document.activeElement)) row.remove();
  });
  let before = list.firstElementChild;
  for (const part of parts) {
    if (part === before) before = before.nextElementSibling;
    else if (part.contains(document.activeElement)) continue;
    else list.insertBefore(part, before);
  }
  mark();
  if (fresh) fresh.hidden = true;
  waiting = null;
}

// The row that is open stays marked, whatever the fragment was asked for.
function mark() {
  $$("a", list).forEach((link) => {
    if (link.pathname === location.pathname) link.setAttribute("aria-current", "true");
  });
}

async function refresh() {
  const address = new URL(location.href);
  address.hash = "";
  address.searchParams.set("fragment", "1");
  // A page with a list of its own kind says what else it wants to know, and takes in what comes.
  document.dispatchEvent(new CustomEvent("tellal:ask", { detail: address }));
  let news;
  try {
    news = await fetchPage(address);
  } catch {
    return;
  }
  $$('[data-live="text"]').forEach((place) => {
    const now = news.getElementById(place.id);
    if (now && now.textContent !== place.textContent) place.textContent = now.textContent;
  });
  const [alarms, now] = [$("#alarms"), news.getElementById("alarms")];
  const which = (of) => $$(".alarm", of).map((alarm) => alarm.id).join();
  if (alarms && now && which(alarms) !== which(now) && !alarms.contains(document.activeElement)) {
    alarms.replaceChildren(...[...now.children].map((alarm) => document.importNode(alarm, true)));
  }
  // What is open is not changed under somebody's eyes, but they are told.
  const [shown, stands] = [$("#stamp"), news.getElementById("stamp")];
  if (shown && stands) $("#changed").hidden = shown.dataset.stamp === stands.dataset.stamp;
  document.dispatchEvent(new CustomEvent("tellal:news", { detail: news }));
  const newList = news.getElementById("list");
  if (!list || !newList || list.dataset.live !== "list") return;
  const known = rows(list);
  const changed = [...rows(newList)].filter(([id, row]) => known.get(id)?.dataset.stamp !== row.dataset.stamp).length;
  const gone = [...known.keys()].some((id) => !news.getElementById(id));
  if (!changed && !gone) return apply(newList);
  if (inUse(list) && fresh) {
    waiting = newList;
    fresh.textContent = document.body.dataset.fresh.replace("%n", String(changed || 1));
    fresh.hidden = false;
  } else {
    apply(newList);
  }
}

if (fresh) {
  fresh.setAttribute("role", "status");
  fresh.addEventListener("click", () => {
    if (!waiting) return;
    document.activeElement.blur();
    apply(waiting);
    $("a, li[id]", list)?.focus();
  });
}

let line = null;
// What happened between the making of the page and the first word on the line is not missed.
let last = document.body.dataset.seen ?? null;
let soon = 0;
function changed(event) {
  if (event.data === last) return;
  const first = last === null;
  last = event.data;
  if (first && event.type === "hello") return;
  clearTimeout(soon);
  soon = setTimeout(refresh, 150);
}
// Only the page that somebody looks at holds a line open: a browser allows six to one server.
function watch() {
  const from = document.body.dataset.liveFrom;
  if (document.hidden || !from) {
    line?.close();
    line = null;
  } else if (!line) {
    line = new EventSource(from);
    line.addEventListener("hello", changed);
    line.addEventListener("change", changed);
    // Reads move all the time: only a page that shows some asks for them.
    line.addEventListener("reads", () => { if ($("[data-reads]")) refresh(); });
  }
}
document.addEventListener("visibilitychange", watch);
addEventListener("pagehide", () => line?.close());
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    line = null;
    watch();
    refresh();
  }
});
watch();

// ---- On a phone the parts of the desk are a strip: the one that is open stands in sight ----------------------------------

$(".nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });

// ---- Filters act at once ---------------------------------------------------------------------------------------------

$$("form[data-auto]").forEach((form) => form.addEventListener("change", () => form.requestSubmit()));

// ---- Keys ------------------------------------------------------------------------------------------------------------

const single = $("#single-keys");
function remembered(name, store = "localStorage") {
  try {
    return window[store].getItem(name);
  } catch {
    return null;
  }
}
if (single) {
  single.checked = remembered("tellal-keys") !== "off";
  single.addEventListener("change", () => {
    try {
      localStorage.setItem("tellal-keys", single.checked ? "on" : "off");
    } catch {
      // Without a store the choice holds for this page.
    }
  });
}

function step(by) {
  const places = $$("#list a, #list > li.comment").filter((place) => place.matches(".rows a, .comment"));
  if (!places.length) return;
  const current = document.activeElement.closest?.(".comment") || document.activeElement;
  let index = places.indexOf(current);
  if (index < 0) index = places.findIndex((place) => place.matches("[aria-current], :target"));
  const next = index < 0 ? 0 : Math.min(Math.max(index + by, 0), places.length - 1);
  places[next].focus();
  places[next].scrollIntoView({ block: "nearest" });
}

function press(target) {
  if (!target) return false;
  if (target.form && target.type === "submit") target.form.requestSubmit(target);
  else target.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select");
  const name =
    (event.ctrlKey || event.metaKey ? "ctrl+" : "") + (event.shiftKey && event.key === "Enter" ? "shift+" : "") + event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (press($(`[data-key="${CSS.escape(name)}"]`))) event.preventDefault();
    return;
  }
  if (event.altKey || typing || event.isComposing || (single && !single.checked)) return;
  if (name === "j") step(1);
  else if (name === "k") step(-1);
  else if (name === "?") $("#keys")?.togglePopover();
  else if (!/^[a-z]$/.test(name) || !press($(`[data-key="${name}"]`))) return;
  event.preventDefault();
});

// A comment named in the address is the next one to judge.
if (location.hash.startsWith("#c-")) document.getElementById(location.hash.slice(1))?.focus();

// ---- What a browser keeps of a text until it is saved --------------------------------------------------------------------

function shelve(name, text) {
  try {
    if (text === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, text);
  } catch {
    // Without a store the browser still warns before it leaves.
  }
}

// The server has saved what was sent last, whichever page comes after it. An address that tells of an earlier save (the
// page was loaded again, or somebody came back from the door) says nothing of a text that was begun after it.
const saved = Number(new URL(location.href).searchParams.get("saved"));
const [sent, from] = JSON.parse(remembered("tellal:sent", "sessionStorage") ?? "[]");
if (sent && saved > from) {
  shelve(sent, null);
  shelve("tellal:sent", null);
}

// ---- The editor's form -----------------------------------------------------------------------------------------------

const form = $("#story");
if (form) {
  const blocks = $("#blocks");
  // Not `form.action`: its buttons are named so.
  const address = form.getAttribute("action");
  const shelf = `tellal:${address}:${form.dataset.revision}:${form.dataset.follows}`;
  const words = () =>
    [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "action" && name !== "from");
  const asKept = JSON.stringify(words());
  // What the server has given back unsaved stays unsaved until it is saved.
  const typed = form.hasAttribute("data-typed");
  let dirty = typed;
  let leaving = false;

  const number = () =>
    $$(".block", blocks).forEach((block, index) => {
      block.id = `block-${index + 1}`;
      $(".n", block).textContent = String(index + 1);
    });

  const add = (after) => {
    const block = document.importNode($("#blank-block").content, true).firstElementChild;
    if (after) after.after(block);
    else blocks.prepend(block);
    number();
    $("textarea", block).focus();
    touched();
  };

  const move = (block, by, focus) => {
    const other = by < 0 ? block.previousElementSibling : block.nextElementSibling;
    if (!other) return;
    if (by < 0) other.before(block);
    else other.after(block);
    number();
    focus.focus();
    block.scrollIntoView({ block: "nearest" });
    touched();
  };

  const remove = (block) => {
    const near = block.nextElementSibling || block.previousElementSibling;
    block.remove();
    if (!near) return add(null);
    number();
    $("textarea, input:not([type=hidden])", near)?.focus();
    touched();
  };

  // Blocks are moved in place; the buttons would do the same by a round trip.
  form.addEventListener("submit", (event) => {
    const action = event.submitter?.value || "save";
    const [what, place] = action.split("-");
    const block = event.submitter?.closest(".block");
    if (what === "add") add(place === "0" && !block ? null : block);
    else if (what === "remove" && block) remove(block);
    else if (what === "up" && block) move(block, -1, event.submitter);
    else if (what === "down" && block) move(block, 1, event.submitter);
    else {
      leaving = true;
      shelve("tellal:sent", JSON.stringify([shelf, Number(form.dataset.revision)]));
      return;
    }
    event.preventDefault();
  });

  // A headline is one line, however many it is shown in.
  $("#f-headline").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && !event.isComposing) event.preventDefault();
  });

  blocks.addEventListener("keydown", (event) => {
    const block = event.target.closest(".block");
    if (!block || !event.altKey) return;
    if (event.key === "ArrowUp") move(block, -1, event.target);
    else if (event.key === "ArrowDown") move(block, 1, event.target);
    else if (event.key === "Enter") add(block);
    else return;
    event.preventDefault();
  });

  // Text of several paragraphs becomes several blocks; nothing but words is ever taken from the clipboard.
  blocks.addEventListener("paste", (event) => {
    const field = event.target.closest("textarea");
    const block = field?.closest(".block");
    const parts = (event.clipboardData?.getData("text/plain") || "").split(/\r?\n\s*\r?\n/).map((part) => part.trim());
    if (!block || parts.length < 2 || $("select", block).value !== "paragraph") return;
    event.preventDefault();
    const [start, end] = [field.value.slice(0, field.selectionStart), field.value.slice(field.selectionEnd)];
    field.value = start + parts[0];
    let last = block;
    for (const part of parts.slice(1)) {
      add(last);
      last = last.nextElementSibling;
      $("textarea", last).value = part;
    }
    $("textarea", last).value += end;
    touched();
  });

  // A chosen picture is stored at once, so that it is seen and survives whatever happens to the rest of the form.
  function show() {
    leaving = true;
    const button = document.createElement("button");
    button.name = "action";
    button.value = "show";
    button.hidden = true;
    form.append(button);
    form.requestSubmit(button);
  }
  form.addEventListener("change", (event) => {
    if (event.target.type === "file" && event.target.files.length) show();
  });

  // Pictures may be dropped anywhere on the form; a file that misses must not take the page with it.
  const files = $("#f-files");
  const carries = (event) => event.dataTransfer?.types.includes("Files");
  form.addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    form.classList.add("dropping");
  });
  form.addEventListener("dragleave", (event) => {
    if (!form.contains(event.relatedTarget)) form.classList.remove("dropping");
  });
  form.addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    form.classList.remove("dropping");
    const dropped = new DataTransfer();
    for (const file of event.dataTransfer.files) if (file.type.startsWith("image/")) dropped.items.add(file);
    if (!dropped.files.length) return;
    files.files = dropped.files;
    show();
  });

  // What matters in a picture can be pointed at; its two numbers say the same to a keyboard.
  function point(block) {
    const [pick, x, y] = [$(".pick", block), $("[name=focus_x]", block), $("[name=focus_y]", block)];
    if (!pick || !x) return;
    pick.style.setProperty("--x", `${x.value || 50}%`);
    pick.style.setProperty("--y", `${y.value || 50}%`);
    pick.classList.add("pointed");
  }
  $$(".block", blocks).forEach(point);
  blocks.addEventListener("input", (event) => {
    if (event.target.name?.startsWith("focus_")) point(event.target.closest(".block"));
  });
  blocks.addEventListener("click", (event) => {
    const pick = event.target.closest(".pick");
    if (!pick) return;
    const [block, box] = [pick.closest(".block"), $("img", pick).getBoundingClientRect()];
    const percent = (at, from, length) => String(Math.min(100, Math.max(0, Math.round(((at - from) / length) * 100))));
    const [x, y] = [$("[name=focus_x]", block), $("[name=focus_y]", block)];
    if (!x) return;
    x.value = percent(event.clientX, box.left, box.width);
    y.value = percent(event.clientY, box.top, box.height);
    point(block);
    touched();
  });

  // The check list is the server's, so it says how the story stood when the page was made.
  const tell = () => ($("#status").textContent = dirty ? document.body.dataset.unsaved : "");
  tell();

  let later = 0;
  function touched() {
    dirty = typed || JSON.stringify(words()) !== asKept;
    tell();
    clearTimeout(later);
    later = setTimeout(keep, 500);
  }
  // What is typed survives a closed tab's reload and a session that has ended.
  function keep() {
    shelve(shelf, dirty ? JSON.stringify(words()) : null);
  }
  form.addEventListener("input", () => {
    const length = [...$("#f-headline").value].length;
    $(".length output").textContent = String(length);
    $(".length").classList.toggle("over", length > 110);
    touched();
  });

  const offered = $("#draft");
  const kept = remembered(shelf, "sessionStorage");
  if (kept && kept !== asKept && !dirty) {
    offered.hidden = false;
    $("#draft-take").addEventListener("click", () => {
      const copy = document.createElement("form");
      copy.method = "post";
      copy.enctype = "multipart/form-data";
      copy.action = address;
      const field = (name, value) => {
        const input = document.createElement("textarea");
        input.name = name;
        input.value = value;
        copy.append(input);
      };
      field("from", form.dataset.revision);
      JSON.parse(kept).forEach(([name, value]) => field(name, value));
      field("action", "show");
      copy.hidden = true;
      document.body.append(copy);
      leaving = true;
      copy.submit();
    });
    $("#draft-drop").addEventListener("click", () => {
      sessionStorage.removeItem(shelf);
      offered.hidden = true;
    });
  }

  addEventListener("beforeunload", (event) => {
    keep();
    if (dirty && !leaving) event.preventDefault();
  });

  $("[data-focus]", form)?.closest(".block")?.querySelector("textarea")?.focus();
  $(".problem[tabindex], .conflict .problem")?.focus();
}
