
// pages that change while one looks at them: only a page that is seen listens (six streams a site)
let stream = null;
let stands = null;
const banner = document.createElement("p");
banner.className = "live";
banner.setAttribute("role", "status");
const say = (words, wrong) => {
  banner.textContent = words;
  banner.classList.toggle("error", wrong);
  document.body.prepend(banner);
  if (!wrong) setTimeout(() => banner.remove(), 3000);
};
const swap = async () => {
  const answer = await fetch(location.href.split("#")[0], {headers: {accept: "text/html"}});
  if (!answer.ok) { say("Trang này không còn trong dự thảo.", true); return; }
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const focus = document.activeElement?.id;
  let changed = false;
  for (const name of ["main", ".beside"]) {
    const here = document.querySelector(name), there = fresh.querySelector(name);
    if (!here || !there || here.innerHTML === there.innerHTML) continue;
    const opened = [...here.querySelectorAll("details[open] > summary")].map(one => one.textContent);
    const top = here.scrollTop;
    here.replaceChildren(...there.childNodes);
    for (const one of here.querySelectorAll("summary")) if (opened.includes(one.textContent)) one.parentElement.open = true;
    here.scrollTop = top;
    changed = true;
  }
  if (focus) document.getElementById(focus)?.focus({preventScroll: true});
  if (changed) say("Đã cập nhật theo tệp vừa lưu.", false);
};
const listen = () => {
  if (document.hidden) { stream?.close(); stream = null; return; }
  if (stream) return;
  stream = new EventSource("/su-kien");
  stream.addEventListener("lan", event => {
    // also when one begins to listen: a save may have come between the page and this
    if (stands !== event.data) swap();
    stands = event.data;
  });
  stream.addEventListener("loi", event => say(event.data, true));
};
document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => { stream?.close(); stream = null; });
listen();
