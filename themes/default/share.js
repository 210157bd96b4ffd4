// The system's own way of passing a page on, where there is one; the address to the clipboard otherwise.
"use strict";
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
