"use strict";
// the key of a link stands behind #, which no log and no link previewer sees: put into the field,
// it is sent only by the button; taken out of the address, it stays in no list of visited pages
const given = decodeURIComponent(location.hash.slice(1)).replace(/[\s-]+/g, "");
if (/^[a-z2-7]{32}$/i.test(given)) {
  document.getElementById("khoa").value = given;
  history.replaceState(null, "", location.pathname);
  document.querySelector("button.main").focus();
} else if (location.hash) {
  // a cited place: the browser carries it along from the page that was wanted to where one comes in
  document.querySelector("main form").action += location.hash;
}
