
"use strict";
const form = document.querySelector("form");
const main = document.querySelector("main");
const said = document.querySelector("output");
const entries = [...main.querySelectorAll("article")];
const groups = [...main.querySelectorAll("section")];
const formal = main.querySelector("section > details");
const keys = ["a", "i", "k", "c", "g", "t"];
const plain = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/đ/g, "d");
const words = new Map();
const wordsOf = entry => {
  if (!words.has(entry)) words.set(entry, plain(entry.textContent));
  return words.get(entry);
};
const filter = () => {
  const asked = keys.map(key => [key, form.elements[key].value]).filter(([, value]) => value);
  const sought = plain(form.elements.q.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const entry of entries) {
    const fits = asked.every(([key, value]) => entry.dataset[key] === value) &&
      sought.every(word => wordsOf(entry).includes(word));
    if (entry.hidden === fits) entry.hidden = !fits;
    shown += fits;
  }
  for (const group of groups) group.hidden = !group.querySelector("article:not([hidden])");
  if (formal && (form.elements.c.value === "hinh-thuc" || sought.length)) formal.open = true;
  said.textContent = `Đang hiện ${shown.toLocaleString("vi")} trên ${entries.length.toLocaleString("vi")} thay đổi`;
};
const look = () => {
  const side = form.elements.view.value === "side";
  if (side && !main.dataset.paired) {
    for (const line of main.querySelectorAll(".v > .w")) line.after(line.cloneNode(true));
    main.dataset.paired = "1";
  }
  main.classList.toggle("side", side);
};
const reveal = () => {
  const entry = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const closed = entry && entry.closest("details:not([open])");
  if (!closed) return;
  closed.open = true;
  entry.scrollIntoView();
};
let waiting = 0;
form.addEventListener("input", event => {
  if (event.target.name === "view") return look();
  clearTimeout(waiting);
  waiting = setTimeout(filter, event.target.name === "q" ? 200 : 0);
});
form.addEventListener("reset", () => setTimeout(() => { look(); filter(); }));
form.addEventListener("submit", event => event.preventDefault());
addEventListener("hashchange", reveal);
form.hidden = false;
look();
filter();
reveal();
