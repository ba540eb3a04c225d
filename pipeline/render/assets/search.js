"use strict";
const form = document.getElementById("tim");
const said = document.getElementById("so");
const shown = document.getElementById("ket-qua");
const fold = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/đ/g, "d");
const most = 300, around = 90;
const texts = [];
globalThis.tim = rows => { for (const [address, place, words] of rows) texts.push({address, place, words: words.normalize("NFC")}); };
let loading = null;
const load = () => loading ??= Promise.all(form.dataset.scripts.split(" ").filter(Boolean).map(name =>
  new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = name;
    script.onload = done;
    script.onerror = () => failed(new Error(name));
    document.head.append(script);
  })));

// a folded letter may be no letter (a mark of its own) or one: where each stands is kept
const places = text => {
  const found = [];
  for (let at = 0; at < text.length; at++) for (const _ of fold(text[at])) found.push(at);
  return found;
};
const hitsOf = (text, asked, exact) => {
  text.plain ??= fold(text.words);
  text.lower ??= text.words.toLowerCase();
  const hay = exact ? text.lower : text.plain;
  const found = [];
  for (let at = hay.indexOf(asked); at >= 0; at = hay.indexOf(asked, at + asked.length)) found.push(at);
  if (!found.length || exact) return found.map(at => [at, at + asked.length]);
  const stands = places(text.words);
  return found.map(at => [stands[at], stands[at + asked.length - 1] + 1]);
};
const piece = (words, [from, to]) => {
  const line = document.createElement("p");
  const before = words.slice(Math.max(0, from - around), from);
  const mark = document.createElement("mark");
  mark.textContent = words.slice(from, to);
  line.append((from > around ? "… " : "") + before, mark, words.slice(to, to + around) + (to + around < words.length ? " …" : ""));
  return line;
};
const entry = (text, hits) => {
  const section = document.createElement("section");
  const head = document.createElement("h2");
  const link = document.createElement("a");
  link.href = text.address;
  link.textContent = text.place;
  head.append(link);
  section.append(head, ...hits.slice(0, 3).map(hit => piece(text.words, hit)));
  return section;
};
const search = async () => {
  const asked = form.elements.q.value.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
  shown.replaceChildren();
  if (asked.length < 2) { said.textContent = asked ? "Hãy gõ ít nhất hai chữ cái." : ""; return; }
  said.textContent = "Đang tìm …";
  try { await load(); } catch (wrong) { said.textContent = `Không mở được ${wrong.message}.`; return; }
  const exact = fold(asked) !== asked;
  let count = 0, entries = 0;
  const made = [];
  for (const text of texts) {
    const hits = hitsOf(text, exact ? asked : fold(asked), exact);
    if (!hits.length) continue;
    count += hits.length;
    entries += 1;
    if (entries <= most) made.push(entry(text, hits));
  }
  shown.replaceChildren(...made);
  const more = entries > most ? `, hiện ${most} chỗ đầu` : "";
  said.textContent = count ? `${count.toLocaleString("vi")} lần ở ${entries.toLocaleString("vi")} chỗ${more}` : `Không thấy “${asked}”.`;
};
const asked = new URLSearchParams(location.search).get("q");
if (asked) { form.elements.q.value = asked; search(); }
form.addEventListener("submit", event => {
  event.preventDefault();
  try { history.replaceState(null, "", `?q=${encodeURIComponent(form.elements.q.value)}`); } catch { /* a page from disk */ }
  search();
});
