
// pages that change while one looks at them: only a page that is seen listens (six streams a site)
let stream = null;
let stands = null;
const banner = document.createElement("p");
banner.className = "live";
banner.setAttribute("role", "status");
let gone = 0;
const say = (words, wrong) => {
  banner.textContent = words;
  banner.classList.toggle("error", wrong);
  if (!banner.isConnected) document.body.prepend(banner);
  clearTimeout(gone);
  if (!wrong) gone = setTimeout(() => banner.remove(), 3000);
};
// what one reads stays where it is: the first block that is seen, and how far down it stands
const seen = () => {
  for (const one of document.querySelectorAll("main [data-place][id], main article[id]")) {
    const top = one.getBoundingClientRect().top;
    if (top >= 0) return [one.id, top];
  }
  return null;
};
const back = kept => {
  const one = kept && document.getElementById(kept[0]);
  if (one) scrollBy({top: one.getBoundingClientRect().top - kept[1], behavior: "instant"});
};
const FOCUS = "a, button, input, select, textarea, summary, [tabindex]";
const focused = () => {
  const one = document.activeElement, holder = one?.closest("[id]");
  return holder && [holder.id, one === holder ? -1 : [...holder.querySelectorAll(FOCUS)].indexOf(one)];
};
const refocus = kept => {
  if (!kept || document.activeElement !== document.body) return;
  const holder = document.getElementById(kept[0]);
  const one = kept[1] < 0 ? holder : holder?.querySelectorAll(FOCUS)[kept[1]];
  one?.focus({preventScroll: true});
};
const nameOf = sheet => sheet.querySelector("section.item")?.id;
const fresh = sheet => {
  sheet.classList.add("fresh");
  sheet.addEventListener("animationend", () => sheet.classList.remove("fresh"), {once: true});
};
// only the sheets that differ are exchanged, where the page has the same ones
const bySheet = (here, there) => {
  const old = [...here.querySelectorAll("article.sheet")], made = [...there.querySelectorAll("article.sheet")];
  if (!old.length || old.map(nameOf).join() !== made.map(nameOf).join()) return false;
  old.forEach((sheet, at) => {
    for (const button of sheet.querySelectorAll(":scope > .copy")) button.remove();
    if (sheet.isEqualNode(made[at])) return;
    sheet.replaceWith(made[at]);
    fresh(made[at]);
  });
  return true;
};
const exchange = (here, there) => {
  const opened = [...here.querySelectorAll("details[open] > summary")].map(one => one.textContent);
  const top = here.scrollTop;
  here.replaceChildren(...there.childNodes);
  for (const one of here.querySelectorAll("summary")) if (opened.includes(one.textContent)) one.parentElement.open = true;
  here.scrollTop = top;
};
let given = null;
const swap = async () => {
  const answer = await fetch(location.href.split("#")[0], {headers: {accept: "text/html"}});
  if (answer.status === 503) { say("Trang này đang được lập lại; hãy tải lại sau một phút.", true); return; }
  if (!answer.ok) { say("Trang này không còn trong dự thảo đang soạn; hãy mở lại từ trang đầu.", true); return; }
  const text = await answer.text();
  if (document.querySelector("output[data-things], main[data-seen]")) {
    // a list that is filtered differs from what the server gives: what it gave before tells
    const isSame = given === null || given === text;
    given = text;
    if (!isSame) location.reload();  // its filters stand in the address
    return;
  }
  const page = new DOMParser().parseFromString(text, "text/html");
  const focus = focused(), kept = seen();
  document.dispatchEvent(new Event("sap-thay"));
  let changed = false;
  for (const name of ["main", ".beside"]) {
    const here = document.querySelector(name), there = page.querySelector(name);
    if (!here || !there || here.isEqualNode(there)) continue;
    if (name !== "main" || !bySheet(here, there)) exchange(here, there);
    changed = true;
  }
  document.dispatchEvent(new Event("thay-trang"));
  if (!changed) return;
  back(kept);
  refocus(focus);
  say("Đã cập nhật theo tệp vừa lưu.", false);
};
const listen = () => {
  if (document.hidden) { stream?.close(); stream = null; return; }
  if (stream) return;
  stream = new EventSource("/su-kien");
  stream.addEventListener("lan", event => {
    if (banner.classList.contains("error")) banner.remove();
    // also when one begins to listen: a save may have come between the page and this
    if (stands !== event.data) swap();
    stands = event.data;
  });
  stream.addEventListener("loi", event => say(event.data, true));
};
document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => { stream?.close(); stream = null; });
addEventListener("pageshow", listen);
listen();
