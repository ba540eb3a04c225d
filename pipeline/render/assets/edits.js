"use strict";
// what changed since the draft before, beside the blocks that have it: off, in one line, two columns
const views = document.querySelector("form.views");
const lists = () => [...document.querySelectorAll("details.edits")];
const homes = new Map();
const place = edit => {
  const at = edit.dataset.at && document.getElementById(edit.dataset.at);
  const sheet = edit.closest("details.edits")?.previousElementSibling;
  if (!at || !sheet?.contains(at) || at.matches("section")) return;
  const block = at.closest("figure, table") ?? at.closest("li") ?? at;
  homes.set(edit, edit.parentElement);
  let last = block;
  while (last.nextElementSibling?.matches(".edit")) last = last.nextElementSibling;
  if (block.matches("li")) block.append(edit); else last.after(edit);
  if (block.matches("p, .point:has(> p:only-of-type)")) block.classList.add("told");
};
const home = () => {
  for (const [edit, list] of homes) list.append(edit);
  homes.clear();
  for (const block of document.querySelectorAll(".told")) block.classList.remove("told");
};
const pair = () => {
  for (const words of document.querySelectorAll(".edit .v > .w:only-child")) words.after(words.cloneNode(true));
};
const show = () => {
  const view = views.elements.xem.value, main = document.querySelector("main");
  home();
  main.classList.toggle("side", view === "hai-cot");
  main.classList.toggle("edited", view !== "");
  if (view === "hai-cot") pair();
  if (view) for (const list of lists()) {
    for (const edit of [...list.querySelectorAll(":scope > .edit")]) place(edit);
    list.hidden = !list.querySelector(":scope > .edit");
    list.open = true;
  } else for (const list of lists()) { list.hidden = false; list.open = false; }
};
const choose = () => {
  const view = new URLSearchParams(location.search).get("xem") ?? "";
  for (const radio of views.elements.xem) radio.checked = radio.value === view;
};
views?.addEventListener("change", () => {
  const view = views.elements.xem.value;
  try { history.replaceState(null, "", location.pathname + (view ? `?xem=${view}` : "") + location.hash); } catch { /* a page from disk */ }
  show();
});
// before parts of the page are exchanged everything stands where the page has it
document.addEventListener("sap-thay", () => {
  home();
  for (const pairs of document.querySelectorAll(".edit .v > .w + .w")) pairs.remove();
});
document.addEventListener("thay-trang", show);
if (views) { views.hidden = false; choose(); show(); }
