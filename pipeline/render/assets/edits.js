"use strict";
// what changed since the draft before, beside the blocks that have it: off, in one line, two columns;
// of one agency alone, what others changed then stands as if it had been accepted
{ // other scripts of the page have names of their own
let views = document.querySelector("form.views");
const lists = () => [...document.querySelectorAll("details.edits")];
const homes = new Map();
let loaded = null; // the changes of a page of the report, by item, once somebody asked for them
globalThis.sua = edits => { loaded = edits; };
const load = fresh => new Promise((done, failed) => {
  if (loaded && !fresh) { done(); return; }
  const script = document.createElement("script");
  script.src = views.dataset.from + (fresh ? `?${Date.now()}` : "");
  script.onload = done;
  script.onerror = () => failed(new Error(script.src));
  document.head.append(script);
});
const lay = () => {
  for (const [item, written] of Object.entries(loaded)) {
    const sheet = document.getElementById(item)?.closest("article.sheet");
    if (sheet && !sheet.nextElementSibling?.matches(".edits")) sheet.insertAdjacentHTML("afterend", written.trim());
  }
};
const place = edit => {
  const at = edit.dataset.at && document.getElementById(edit.dataset.at);
  const sheet = edit.closest("details.edits")?.previousElementSibling;
  if (!at || !sheet?.contains(at) || at.matches("section")) return;
  const whole = at.closest("figure, table") ?? at.closest("li") ?? at;
  // of a point with several paragraphs it is the first that begins it
  const block = whole.matches(".point") ? whole.querySelector(":scope > p") ?? whole : whole;
  homes.set(edit, edit.parentElement);
  let last = block;
  while (last.nextElementSibling?.matches(".edit")) last = last.nextElementSibling;
  if (block.matches("li")) block.append(edit); else last.after(edit);
  if (block.matches("p")) block.classList.add("told");
};
// an element that had no class has none again: pages are held against what the server gives
const plainly = (one, ...names) => {
  one.classList.remove(...names);
  if (!one.className) one.removeAttribute("class");
};
const home = () => {
  for (const [edit, list] of homes) list.append(edit);
  homes.clear();
  for (const block of document.querySelectorAll(".told")) plainly(block, "told");
};
const pair = () => {
  for (const words of document.querySelectorAll(".edit .v > .w:only-child")) words.after(words.cloneNode(true));
};
const of = () => views.elements.a?.value ?? "";
const say = (shown, all) => {
  const said = views.querySelector("output"), list = views.elements.a;
  if (!said) return;
  const others = all - shown;
  said.textContent = !views.elements.xem.value ? "" : of()
    ? `Đánh dấu ${shown} thay đổi của ${list.selectedOptions[0].dataset.ten}; ${others} thay đổi của nơi khác hiện như đã chấp nhận.`
    : `Đánh dấu cả ${shown} thay đổi.`;
};
const show = async fresh => {
  const view = views.elements.xem.value, main = document.querySelector("main");
  if (view && views.dataset.from) {
    try { await load(fresh); } catch { return; }
    if (view !== views.elements.xem.value) return;
    lay();
  }
  home();
  main.classList.toggle("side", view === "hai-cot");
  main.classList.toggle("edited", view !== "");
  if (view === "hai-cot") pair();
  let shown = 0, all = 0;
  for (const list of lists()) {
    const edits = [...list.querySelectorAll(":scope > .edit")];
    for (const edit of edits) edit.hidden = view !== "" && of() !== "" && edit.dataset.a !== of();
    const marked = edits.filter(edit => !edit.hidden);
    all += edits.length;
    shown += marked.length;
    if (view) marked.forEach(place);
    list.hidden = view ? !list.querySelector(":scope > .edit:not([hidden])") : Boolean(views.dataset.from);
    list.open = view !== "";
  }
  say(shown, all);
};
const choose = () => {
  const asked = new URLSearchParams(location.search), view = asked.get("xem") ?? "";
  for (const radio of views.elements.xem) radio.checked = radio.value === view;
  if (views.elements.a) views.elements.a.value = asked.get("a") ?? "";
  if (views.elements.a?.selectedIndex < 0) views.elements.a.value = "";
};
const step = by => {
  const marked = [...document.querySelectorAll("main .edit:not([hidden])")].filter(edit => edit.checkVisibility());
  const here = marked.indexOf(document.activeElement.closest(".edit"));
  const next = marked[here < 0 ? (by > 0 ? 0 : marked.length - 1) : Math.max(0, Math.min(marked.length - 1, here + by))];
  next?.focus({preventScroll: true});
  next?.scrollIntoView({block: "center"});
};
const begin = () => {
  if (!views) return;
  views.hidden = false;
  choose();
};
document.addEventListener("change", event => {
  if (!views?.contains(event.target)) return;
  // whoever asks for one agency's changes wants to see them
  if (event.target === views.elements.a && !views.elements.xem.value) views.elements.xem.value = "lien-dong";
  const asked = new URLSearchParams();
  if (views.elements.xem.value) asked.set("xem", views.elements.xem.value);
  if (of()) asked.set("a", of());
  try { history.replaceState(null, "", location.pathname + (asked.size ? `?${asked}` : "") + location.hash); } catch { /* a page from disk */ }
  show();
});
document.addEventListener("click", event => {
  const button = event.target.closest(".views button[data-step]");
  if (button) step(Number(button.dataset.step));
});
document.addEventListener("keydown", event => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.matches("input, select, textarea")) return;
  const by = views?.elements.xem.value ? {j: 1, k: -1}[event.key] : 0;
  if (by) step(by);
});
// before parts of the page are exchanged everything stands where the page has it
document.addEventListener("sap-thay", () => {
  home();
  for (const pairs of document.querySelectorAll(".edit .v > .w + .w")) pairs.remove();
  for (const edit of document.querySelectorAll(".edit[hidden]")) edit.hidden = false;
  for (const list of lists()) {
    if (views?.dataset.from) list.remove(); else { list.hidden = false; list.open = false; }
  }
  plainly(document.querySelector("main"), "side", "edited");
  if (views) views.hidden = true;
  views?.querySelector("output")?.replaceChildren();
});
document.addEventListener("thay-trang", () => {
  views = document.querySelector("form.views");
  begin();
  if (views) show(true);
});
begin();
if (views?.elements.xem.value) show();
}
