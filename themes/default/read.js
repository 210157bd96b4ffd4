// What a story's page does where scripts run; one file, since each costs its headers too. First: tells the newsroom that this story has been on the screen for a second at a stretch, or that it left sooner, and shows how often it has been read. Keeps nothing.
"use strict";
(() => {
  const address = document.currentScript.dataset.beacon, reads = document.querySelector(".reads strong"), from = document.referrer;
  let timer, told, left, ticket = "", tries = 3;
  const send = (more) => {
    const url = `${address}${ticket}&r=${from && new URL(from).hostname}${navigator.webdriver ? "&w=1" : ""}${more}`;
    fetch(url, { method: "POST", keepalive: true, credentials: "omit" }).then(async (answer) => {
      if (answer.status === 503 && tries--) setTimeout(send, answer.headers.get("retry-after") * 1000, more);
      if (!answer.ok) return;
      const [line, again] = (await answer.text()).split("\n");
      if (reads) reads.textContent = line;
      if (again) ticket = `&t=${again}`;
    }, () => navigator.sendBeacon(url));
  };
  const leave = () => {
    clearTimeout(timer);
    if (!told && !left && !document.prerendering) send("&u=1", left = true);
  };
  const look = () => {
    clearTimeout(timer);
    // A page that is loaded ahead of time is not seen yet; it wakes with `prerenderingchange`.
    if (told || document.prerendering) return;
    if (document.visibilityState === "visible") timer = setTimeout(() => { told = true; send(""); }, 1000);
    else if (timer) leave();
  };
  if (!address) return;
  document.addEventListener("visibilitychange", look);
  document.addEventListener("prerenderingchange", look);
  addEventListener("pagehide", leave);
  // Back from another page: read again. Whether it counts is for the window to say.
  addEventListener("pageshow", (event) => { if (event.persisted) { told = false; look(); } });
  look();
})();

// The system's own way of passing a page on, where there is one; the address to the clipboard otherwise.
for (const box of document.querySelectorAll(".share")) {
  const { title, address: url } = box.dataset, copy = box.querySelector("button");
  box.querySelector("summary").addEventListener("click", (event) => {
    if (!navigator.share || box.open) return;
    event.preventDefault();
    navigator.share({ title, url }).catch(() => {});
  });
  if (!navigator.clipboard) continue;
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(url);
    copy.textContent = copy.dataset.done;
  });
}
