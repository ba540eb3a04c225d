"use strict";
// "copy place": what a letter cites, offered where a block has the pointer or the focus
const button = document.createElement("button");
button.className = "copy";
button.type = "button";
button.textContent = "Chép vị trí";
let block = null;
const told = text => {
  button.textContent = text;
  setTimeout(() => { button.textContent = "Chép vị trí"; }, 1500);
};
button.addEventListener("click", async () => {
  const cited = `${block.dataset.place} (${new URL("#" + block.id, location.href)})`;
  try {
    await navigator.clipboard.writeText(cited);
    told("Đã chép");
  } catch {
    getSelection().selectAllChildren(block);
    told(block.dataset.place);
  }
});
const offer = event => {
  if (button.contains(event.target)) return;
  const found = event.target.closest?.("[data-place]");
  if (!found || found === block) return;
  block = found;
  button.title = found.dataset.place;
  const sheet = found.closest(".sheet");
  if (!sheet) return;
  sheet.append(button);
  button.style.top = `${found.getBoundingClientRect().top - sheet.getBoundingClientRect().top}px`;
};
document.addEventListener("pointerover", offer);
document.addEventListener("focusin", offer);
for (const details of document.querySelectorAll(".beside .contents details[open]")) {
  const here = details.querySelector(`a[href$="${CSS.escape(location.hash)}"]`);
  if (location.hash && here) here.scrollIntoView({block: "nearest"});
}
