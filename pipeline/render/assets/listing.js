
"use strict";
const form = document.querySelector("form:not([role])");
const main = document.querySelector("main");
const said = document.querySelector("output");
const none = document.querySelector(".none");
const entries = [...main.querySelectorAll("article")];
const groups = [...main.querySelectorAll("section")];

// what a reader has ticked as seen is kept in this browser, also for a page from disk
const kept = main.dataset.seen;
const ticked = new Set();
try { for (const name of JSON.parse(localStorage.getItem(kept) ?? "[]")) ticked.add(name); } catch { ticked.clear(); }
const mark = entry => {
  const seen = ticked.has(entry.id);
  entry.classList.toggle("seen", seen);
  entry.dataset.x = seen ? "roi" : "chua";
};
const tick = (entry, seen) => {
  if (seen) ticked.add(entry.id); else ticked.delete(entry.id);
  mark(entry);
  try { localStorage.setItem(kept, JSON.stringify([...ticked])); } catch { /* kept until the page is closed */ }
  if (form.elements.x?.value) filter();
};
if (kept) for (const entry of entries) {
  const label = document.createElement("label");
  const box = document.createElement("input");
  label.className = "tick";
  box.type = "checkbox";
  box.checked = ticked.has(entry.id);
  box.addEventListener("change", () => tick(entry, box.checked));
  label.append(box, "Đã xem");
  entry.prepend(label);
  mark(entry);
}
const formal = main.querySelector("section > details");
const counts = [...document.querySelectorAll(".outline a")].map(link =>
  [link, document.getElementById(decodeURIComponent(link.hash.slice(1)))]);
const keys = [...form.querySelectorAll("select")].map(list => list.name);
const plain = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/đ/g, "d");
const words = new Map();
const wordsOf = entry => {
  if (!words.has(entry)) words.set(entry, plain(entry.textContent));
  return words.get(entry);
};
const sought = () => plain(form.elements.q.value).split(/\s+/).filter(Boolean);

// each letter of a plain text with where it stands in the text as it is
const letters = text => {
  let folded = "";
  const places = [];
  for (let at = 0; at < text.length; at++) {
    const letter = plain(text[at]);
    for (const _ of letter) places.push(at);
    folded += letter;
  }
  return [folded, places];
};
const most = 1000;
const hits = globalThis.Highlight && new Highlight();
if (hits) CSS.highlights.set("tim", hits);
const highlight = asked => {
  if (!hits) return;
  hits.clear();
  if (!asked.length) return;
  for (const entry of entries) {
    if (entry.hidden) continue;
    const walker = document.createTreeWalker(entry, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const [folded, places] = letters(node.data);
      for (const word of asked) {
        for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
          const range = new Range();
          range.setStart(node, places[at]);
          range.setEnd(node, places[at + word.length - 1] + 1);
          hits.add(range);
          if (hits.size >= most) return;
        }
      }
    }
  }
};

const remember = () => {
  const asked = new URLSearchParams();
  for (const key of ["q", ...keys]) if (form.elements[key].value) asked.set(key, form.elements[key].value);
  if (form.elements.view?.value === "side") asked.set("view", "side");
  const query = asked.size ? `?${asked}` : "";
  if (query === location.search) return;
  // a browser may refuse this of a page that was read from disk
  try { history.replaceState(null, "", location.pathname + query + location.hash); } catch { return; }
};
const recall = query => {
  const asked = new URLSearchParams(query);
  for (const key of ["q", ...keys]) form.elements[key].value = asked.get(key) ?? "";
  if (form.elements.view) form.elements.view.value = asked.get("view") === "side" ? "side" : "inline";
};

const filter = () => {
  const asked = keys.map(key => [key, form.elements[key].value]).filter(([, value]) => value);
  const text = sought();
  let shown = 0;
  for (const entry of entries) {
    const fits = asked.every(([key, value]) => (entry.dataset[key] ?? "").split("|").includes(value)) &&
      text.every(word => wordsOf(entry).includes(word));
    if (entry.hidden === fits) entry.hidden = !fits;
    shown += fits;
  }
  for (const group of groups) group.hidden = !group.querySelector("article:not([hidden])");
  for (const [link, group] of counts) {
    const left = group.querySelectorAll("article:not([hidden])").length;
    link.lastElementChild.textContent = left.toLocaleString("vi");
    link.parentElement.hidden = !left;
  }
  for (const line of document.querySelectorAll("[data-whose]")) line.hidden = line.dataset.whose !== form.elements.a?.value;
  if (formal && (form.elements.c?.value === "hinh-thuc" || text.length)) formal.open = true;
  if (none) none.hidden = shown > 0;
  said.textContent = `Đang hiện ${shown.toLocaleString("vi")} trên ${entries.length.toLocaleString("vi")} ${said.dataset.things ?? "thay đổi"}`;
  highlight(text);
  remember();
};
const look = () => {
  const side = form.elements.view?.value === "side";
  if (side && !main.dataset.paired) {
    for (const line of main.querySelectorAll(".v > .w")) line.after(line.cloneNode(true));
    main.dataset.paired = "1";
  }
  main.classList.toggle("side", side);
};
const again = () => { look(); filter(); };
const reveal = () => {
  const entry = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const closed = entry && entry.closest("details:not([open])");
  if (!closed) return;
  closed.open = true;
  entry.scrollIntoView();
};
const step = by => {
  const shown = entries.filter(entry => !entry.hidden && !entry.closest("details:not([open])"));
  const here = shown.indexOf(document.activeElement.closest("article"));
  const next = shown[Math.max(0, Math.min(shown.length - 1, here < 0 ? (by > 0 ? 0 : shown.length - 1) : here + by))];
  if (!next) return;
  next.focus({preventScroll: true});
  next.scrollIntoView({block: "start"});
};

let waiting = 0;
form.addEventListener("input", event => {
  if (event.target.name === "view") { look(); remember(); return; }
  clearTimeout(waiting);
  waiting = setTimeout(filter, event.target.name === "q" ? 200 : 0);
});
form.addEventListener("reset", () => setTimeout(again));
form.addEventListener("submit", event => event.preventDefault());
document.addEventListener("click", event => {
  const link = event.target.closest('a[href^="?"]');
  const button = event.target.closest("button[data-step]");
  if (button) step(Number(button.dataset.step));
  if (!link) return;
  event.preventDefault();
  recall(link.getAttribute("href"));
  again();
  main.scrollIntoView();
});
document.addEventListener("keydown", event => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.matches("input, select, textarea")) return;
  const box = event.key === "x" && document.activeElement.querySelector(":scope > .tick input");
  if (box) box.click();
  const by = {j: 1, k: -1}[event.key];
  if (!by) return;
  event.preventDefault();
  step(by);
});
addEventListener("hashchange", reveal);
form.hidden = false;
recall(location.search);
again();
reveal();
