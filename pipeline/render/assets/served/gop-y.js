"use strict";
// comments that are not sent yet stay in this browser, by body and draft; a page of the report
// gets a bar to write them, the pages of /gop-y list them, send them and let them go once sent
const here = document.querySelector("[data-co-quan]");
const known = here ? {coQuan: here.dataset.coQuan, lan: Number(here.dataset.lan), dong: ""} : window.gopY ?? {dong: "-"};
const KEY = `gop-y:${known.coQuan}:${known.lan}`;
const SENDING = `gop-y-gui:${known.coQuan}:${known.lan}`;
const OPEN = `gop-y-dang:${known.coQuan}:${known.lan}`;
const read = (key, none) => {
  try { return JSON.parse(localStorage.getItem(key)) ?? none; } catch { return none; }
};
const write = (key, value) => {
  try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch { return false; }
};
const drafts = () => { const kept = read(KEY, []); return Array.isArray(kept) ? kept : []; };
const fresh = () => Array.from(crypto.getRandomValues(new Uint8Array(8)), byte => byte.toString(16).padStart(2, "0")).join("");
const made = (tag, words = "", kind = "") => {
  const one = document.createElement(tag);
  one.textContent = words;
  if (kind) one.className = kind;
  return one;
};
const pressed = (words, act, kind = "") => {
  const one = made("button", words, kind);
  one.type = "button";
  one.addEventListener("click", act);
  return one;
};
const same = (one, other) => one.replace(/\s+/g, " ").trim() === other.replace(/\s+/g, " ").trim();

// ---- writing one: a dialog with the words it is on
const dialog = document.createElement("dialog");
dialog.className = "speaking";
dialog.setAttribute("aria-labelledby", "gop-y-tieu-de");
let after = () => {};
const ask = (draft, scopes, done) => {
  after = done;
  const form = document.createElement("form");
  form.method = "dialog";
  const title = made("h2", "Góp ý chỗ này");
  title.id = "gop-y-tieu-de";
  const place = made("p", draft.noi, "place");
  const quote = document.createElement("blockquote");
  quote.append(made("bdi", draft.trich));
  form.append(title, place);
  const area = (id, label, value, hint) => {
    const head = made("label", label), box = document.createElement("textarea");
    head.htmlFor = box.id = id;
    box.rows = 4;
    box.value = value;
    form.append(head, box);
    if (hint) {
      const told = made("p", hint, "hint");
      told.id = `${id}-la-gi`;
      box.setAttribute("aria-describedby", told.id);
      form.append(told);
    }
    return box;
  };
  if (scopes.length > 1) {
    const group = document.createElement("fieldset");
    group.append(made("legend", "Góp ý về"));
    scopes.forEach((scope, number) => {
      const label = document.createElement("label"), radio = document.createElement("input");
      radio.type = "radio";
      radio.name = "pham-vi";
      radio.checked = number === 0;
      radio.addEventListener("change", () => {
        const untouched = same(proposed.value, draft.trich);
        Object.assign(draft, scope.target);
        place.textContent = draft.noi;
        quote.firstChild.textContent = draft.trich;
        if (untouched) proposed.value = draft.trich;
        keep();
      });
      label.append(radio, scope.words);
      group.append(label);
    });
    form.append(group);
  }
  form.append(quote);
  const said = area("gop-y-loi", "Nội dung góp ý", draft.noiDung ?? "");
  const proposed = area("gop-y-sua", "Đề nghị sửa thành", draft.deNghi ?? draft.trich, "Sửa thẳng câu chữ ở đây. Để nguyên nếu không đề nghị câu chữ cụ thể.");
  const wrong = made("p", "", "wrong");
  wrong.setAttribute("role", "alert");
  wrong.hidden = true;
  const keep = () => {
    draft.noiDung = said.value;
    draft.deNghi = proposed.value;
    write(OPEN, draft);
  };
  form.addEventListener("input", keep);
  const deeds = made("div", "", "deeds");
  const save = made("button", "Giữ góp ý", "main");
  deeds.append(pressed("Thôi", () => { localStorage.removeItem(OPEN); dialog.close(); }), save);
  form.append(wrong, deeds);
  form.addEventListener("submit", event => {
    event.preventDefault();
    keep();
    if (!said.value.trim() && (!proposed.value.trim() || same(proposed.value, draft.trich))) {
      wrong.textContent = "Hãy ghi nội dung góp ý, hoặc sửa câu chữ ở ô dưới.";
      wrong.hidden = false;
      said.focus();
      return;
    }
    const all = drafts(), at = all.findIndex(one => one.ma === draft.ma);
    if (at < 0) all.push(draft); else all[at] = draft;
    if (!write(KEY, all)) {
      wrong.textContent = "Trình duyệt không còn chỗ giữ góp ý; hãy gửi các góp ý đã viết trước.";
      wrong.hidden = false;
      return;
    }
    localStorage.removeItem(OPEN);
    dialog.close();
  });
  dialog.replaceChildren(form);
  document.body.append(dialog);
  dialog.showModal();
  said.focus();
};
dialog.addEventListener("close", () => after());

// ---- on a page of the report
const reportPage = () => {
  const BLOCKS = ".sheet [data-place], .sheet .item";
  let chosen = null, marked = null;
  const bar = document.createElement("section");
  bar.className = "speak-bar";
  bar.setAttribute("aria-label", "Góp ý");
  const told = document.createElement("output");
  const speak = pressed("Góp ý chỗ này", () => open(), "main");
  const review = made("a", "");
  review.href = `/gop-y/${known.lan}`;
  bar.append(
    told,
    pressed("‹", () => step(-1), "step"),
    pressed("›", () => step(1), "step"),
    speak,
    review,
  );
  bar.children[1].setAttribute("aria-label", "Chọn đoạn trước");
  bar.children[2].setAttribute("aria-label", "Chọn đoạn sau");
  const blocks = () => [...document.querySelectorAll(".sheet [data-place]")];
  const idle = "Bôi đen chữ hoặc chạm vào một đoạn, một ô của bảng để góp ý";
  const show = () => {
    told.textContent = chosen ? chosen.noi + (chosen.picked ? ": “" + chosen.picked.slice(0, 60) + "”" : "") : idle;
    speak.disabled = !chosen;
    const count = drafts().length;
    review.textContent = count ? `Xem lại và gửi (${count})` : "Trang góp ý";
    for (const one of document.querySelectorAll(".spoken")) one.classList.remove("spoken");
    for (const one of drafts()) spot(one)?.classList.add("spoken");
  };
  const spot = draft => {
    const block = document.getElementById(draft.cho);
    if (!block || draft.dong === "") return block;
    const row = block.querySelectorAll("tr")[draft.dong];
    return (draft.cot === "" ? row?.cells[0] : row?.cells[draft.cot]) ?? block;
  };
  const mark = element => {
    marked?.classList.remove("chosen");
    marked = element;
    marked?.classList.add("chosen");
  };
  const flat = element => (element?.innerText ?? "").replace(/\s+/g, " ").trim();
  const wordsOf = block => {
    if (block.matches("figure")) return flat(block.querySelector("figcaption"));
    if (block.matches(".item")) return flat(block.querySelector("h2, h3, h4"));
    return flat(block);
  };
  // what a comment may be on: the cell, its row, the table; else the block alone
  const scopesAt = element => {
    const block = element.closest(BLOCKS);
    if (!block) return [];
    const place = block.dataset.place ?? wordsOf(block);
    const whole = {words: "cả bảng", element: block, target: {cho: block.id, dong: "", cot: "", noi: place, trich: wordsOf(block)}};
    const cell = element.closest("td, th"), table = cell?.closest("table");
    if (!cell || !block.contains(table)) return [whole];
    const row = cell.parentElement, number = [...table.querySelectorAll("tr")].indexOf(row);
    const cells = [...row.cells].map(flat).filter(Boolean).join(" | ");
    const line = {words: "cả dòng", element: row, target: {cho: block.id, dong: number, cot: "", noi: `${place}, dòng “${flat(row.cells[0])}”`, trich: cells}};
    const own = {words: "ô này", element: cell, target: {cho: block.id, dong: number, cot: cell.cellIndex, noi: `${place}, ô “${flat(cell)}”`, trich: flat(cell)}};
    return [own, line, whole];
  };
  const choose = (element, picked = "") => {
    const scopes = scopesAt(element);
    if (!scopes.length) return;
    chosen = {scopes, picked, noi: scopes[0].target.noi};
    mark(scopes[0].element);
    show();
  };
  const open = () => {
    if (!chosen) return;
    const draft = {ma: fresh(), ...chosen.scopes[0].target};
    if (chosen.picked) draft.trich = chosen.picked;
    ask(draft, chosen.picked ? [] : chosen.scopes, () => { show(); speak.focus(); });
  };
  const step = by => {
    const all = blocks(), from = chosen?.scopes.at(-1).element;
    const at = all.indexOf(from);
    const seen = all.findIndex(one => one.getBoundingClientRect().bottom > 80);
    const next = all[at < 0 ? Math.max(seen, 0) : Math.min(Math.max(at + by, 0), all.length - 1)];
    if (!next) return;
    choose(next);
    next.scrollIntoView({block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth"});
  };
  document.addEventListener("selectionchange", () => {
    const selection = getSelection(), text = selection.toString().replace(/\s+/g, " ").trim();
    if (!text || selection.isCollapsed || dialog.open) return;
    const start = selection.getRangeAt(0).startContainer;
    const element = start.nodeType === Node.TEXT_NODE ? start.parentElement : start;
    if (element?.closest(BLOCKS) && !element.closest(".copy")) choose(element, text.slice(0, 2000));
  });
  document.addEventListener("click", event => {
    if (event.target.closest("a, button, summary, dialog, .speak-bar") || !getSelection().isCollapsed) return;
    if (event.target.closest(BLOCKS)) choose(event.target);
  });
  addEventListener("storage", show);
  document.body.append(bar);
  show();
  const left = read(OPEN, null);
  if (left?.ma && document.getElementById(left.cho)) {
    // the page was closed while somebody wrote: the words are there again
    ask(left, [], show);
  }
};

// ---- on /gop-y/N: what is not sent, in a form that sends it to be looked over
const listPage = () => {
  const list = document.getElementById("nhap"), panel = document.getElementById("chua-gui");
  if (!list) return;
  const hidden = (name, value) => {
    const one = document.createElement("input");
    one.type = "hidden";
    one.name = name;
    one.value = value ?? "";
    return one;
  };
  const show = () => {
    const all = drafts();
    panel.hidden = !all.length;
    document.getElementById("con-gop-y").hidden = !all.length;
    document.getElementById("so-gop-y").textContent = all.length ? `(${all.length})` : "";
    list.replaceChildren(...all.map(draft => {
      const item = made("li", "", "draft"), quote = document.createElement("blockquote");
      quote.append(made("bdi", draft.trich));
      item.append(made("p", draft.noi, "place"), quote);
      if (draft.noiDung) {
        const said = made("p", "", "said");
        said.append(made("bdi", draft.noiDung));
        item.append(said);
      }
      if (draft.deNghi && !same(draft.deNghi, draft.trich)) {
        const asked = made("p", "", "asked");
        asked.append(made("span", "Đề nghị sửa thành"), made("bdi", draft.deNghi));
        item.append(asked);
      }
      const deeds = made("div", "", "deeds");
      deeds.append(
        pressed("Sửa", () => ask({...draft}, [], show)),
        pressed("Bỏ", () => { write(KEY, drafts().filter(one => one.ma !== draft.ma)); show(); }),
      );
      item.append(
        deeds, hidden("ma", draft.ma), hidden("cho", draft.cho), hidden("dong", draft.dong), hidden("cot", draft.cot),
        hidden("trich", draft.trich), hidden("noi-dung", draft.noiDung), hidden("de-nghi", draft.deNghi),
      );
      return item;
    }));
  };
  addEventListener("storage", show);
  show();
};

// ---- looked over: words mended there are kept too; which ones are being sent is remembered
const reviewPage = page => {
  const values = name => [...page.querySelectorAll(`[name="${name}"]`)].map(one => one.value);
  page.querySelector("form").addEventListener("input", () => {
    const names = values("ma"), said = values("noi-dung"), asked = values("de-nghi");
    write(KEY, drafts().map(draft => {
      const at = names.indexOf(draft.ma);
      return at < 0 ? draft : {...draft, noiDung: said[at], deNghi: asked[at]};
    }));
  });
  page.querySelector("form").addEventListener("submit", () => write(SENDING, values("ma")));
};

// ---- sent: what went is let go, what was written since stays
const sentPage = () => {
  const gone = read(SENDING, []);
  if (gone.length) write(KEY, drafts().filter(draft => !gone.includes(draft.ma)));
  localStorage.removeItem(SENDING);
};

if (document.getElementById("xem-lai")) reviewPage(document.getElementById("xem-lai"));
else if (document.getElementById("da-gui")) sentPage();
else if (here) listPage();
else if (known && !known.dong && document.querySelector(".sheet")) reportPage();
