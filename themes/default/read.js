// What a story's page does where scripts run; one file, since each costs its headers too. First: tells the newsroom that this story has been on the screen for a second at a stretch. Sends nothing but its address.
"use strict";
(() => {
  const address = document.currentScript.dataset.beacon;
  let timer, told;
  const look = () => {
    clearTimeout(timer);
    // A page that is loaded ahead of time is not seen yet; it wakes with `prerenderingchange`.
    if (!told && !document.prerendering && document.visibilityState === "visible") {
      timer = setTimeout(() => { told = navigator.sendBeacon(address); }, 1000);
    }
  };
  document.addEventListener("visibilitychange", look);
  document.addEventListener("prerenderingchange", look);
  // Back from another page: read again. Whether it counts is for the window to say.
  addEventListener("pageshow", (event) => { if (event.persisted) { told = false; look(); } });
  if (address) look();
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
